import { workerData } from 'node:worker_threads';
import { loadSentenceVectors, trainOrLoad } from '@carethread/understanding';
import type { Training } from './own-thread.js';

/** The program of the thread that trains the model where neither this installation nor the build has it: trains, stores, ends. */
const { folder, made, intents } = workerData as Training;
await trainOrLoad(folder, intents, { vectors: await loadSentenceVectors(), made });
