export type * from './config.js';
export { ConfigError, type ConfigProblem } from './error.js';
export { type EncryptionKey, parseEncryptionKeys } from './keys.js';
export { loadConfig } from './load.js';
export { VARIABLES, type VariableName } from './variables.js';
