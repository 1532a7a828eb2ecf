export { CannotStart } from './cannot-start.js';
export { type EmbeddedOptions, type EmbeddedServer, runningServerUrl, startEmbedded } from './server.js';
