export { webAdapter } from './channels/web-chat.js';
export { CannotListen, type Gateway, startGateway, tryAddress } from './gateway.js';
export type { GatewayParts } from './parts.js';
