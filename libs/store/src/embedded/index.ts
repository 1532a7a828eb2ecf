export { CannotStart } from './cannot-start.js';
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './server.js';
