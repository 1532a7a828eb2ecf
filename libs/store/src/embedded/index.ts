export { CannotStart } from './cannot-start.js';
export { freePort } from './free-port.js';
export { type EmbeddedOptions, type EmbeddedServer, runningServerUrl, startEmbedded } from './server.js';
