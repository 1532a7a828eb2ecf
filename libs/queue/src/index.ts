export { JOBS, type JobData, type JobName } from './jobs.js';
export { type AddOptions, type Backend, openQueues, type Queues, QueueUnusable } from './queues.js';
