import { parentPort, workerData } from 'node:worker_threads';
import type { Understander } from '@carethread/understanding';
import { createUnderstander, loadModel, loadSentenceVectors, readEmotion, screenSafety } from '@carethread/understanding';
import type { Answer, Asked, Ready, Task } from './own-thread.js';

/** Answers go back in handfuls: the first turns of a batch are decided while the last texts are still being read. */
const HANDFUL = 16;

/** The program of the thread that reads texts: loads the model, says so, then answers whatever it is asked. */
const port = parentPort;
if (!port) throw new Error('this runs in a thread of its own');
const { folder, made, checksum, lexicon } = workerData as Task;

const model = await loadModel([folder, made], checksum);
if (model) {
  const vectors = await loadSentenceVectors();
  const understander = createUnderstander({ model, vectors, screenSafety, readEmotion });
  port.on('message', async (asked: readonly Asked[]) => {
    for (let from = 0; from < asked.length; from += HANDFUL)
      port.postMessage(await Promise.all(asked.slice(from, from + HANDFUL).map((one) => answer(understander, one))));
  });
}
port.postMessage({ ready: model !== null } satisfies Ready);

async function answer(understander: Understander, { id, text, context }: Asked): Promise<Answer> {
  try {
    return { id, understanding: await understander.understand(text, { ...context, lexicon }) };
  } catch (error) {
    // Its name alone: a message may quote what the patient wrote.
    return { id, failed: error instanceof Error ? error.name : 'something that is no error' };
  }
}
