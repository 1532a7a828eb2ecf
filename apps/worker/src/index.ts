export { type AssembledWorker, assembleWorker } from './assemble.js';
export { Worker, type WorkerParts } from './worker.js';
