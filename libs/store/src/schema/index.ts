export * from './conversations.js';
export { consentRecord, dataKey } from './people.js';
export * from './traffic.js';
