/**
 * The staff API: one zod schema for everything that goes over the wire, its type beside it. The gateway checks what comes
 * in with these, the console what it gets. Nothing here needs Node.
 */
export * from './api/actions.js';
export * from './api/context.js';
export * from './api/people.js';
export * from './api/problem.js';
export * from './api/rows.js';
export * from './api/transcript.js';
export * from './live.js';
