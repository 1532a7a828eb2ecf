import { parentPort } from 'node:worker_threads';
import { type LocalSentenceVectors, loadSentenceVectors, trainMachines } from '@carethread/understanding';
import type { Answer, Asked } from './threads.js';

/** The program of a training thread: makes sentence vectors and trains machines, whatever it is asked. */
const port = parentPort;
if (!port) throw new Error('this runs in a thread of its own');

let vectors: Promise<LocalSentenceVectors> | null = null;

async function answerTo(asked: Asked): Promise<Answer> {
  if (asked.kind === 'machines') return { kind: 'machines', machines: trainMachines(asked.task) };
  vectors ??= loadSentenceVectors();
  const { embed } = await vectors;
  return { kind: 'vectors', vectors: asked.texts.map((text) => embed(text)) };
}

port.on('message', async (asked: Asked) => port.postMessage(await answerTo(asked)));
