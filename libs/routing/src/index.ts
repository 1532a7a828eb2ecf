export { checkRouting } from './check.js';
export { compileRouting, mostUrgentOf } from './compile.js';
export { type Condition, parseRouting, type Queue, type Routing, type Rule } from './schema.js';
