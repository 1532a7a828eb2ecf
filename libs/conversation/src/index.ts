export * from './events.js';
export * from './fold.js';
export * from './ids.js';
export * from './parts.js';
export * from './route.js';
export * from './state.js';
export * from './understanding.js';
