export * from './chain.js';
export * from './cipher.js';
export * from './keys.js';
