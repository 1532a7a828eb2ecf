export * from './policy.js';
export * from './turn.js';
