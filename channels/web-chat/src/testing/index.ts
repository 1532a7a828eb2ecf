export { until } from './client.js';
export { MemoryLog } from './memory-log.js';
