import { mkdir, readdir } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createUnderstander, loadSentenceVectors, readEmotion, screenSafety, trainOrLoad } from '@carethread/understanding';
import type { Answer, Asked, Ready, Task } from './own-thread.js';

/** Answers go back in handfuls: the first turns of a batch are decided while the last texts are still being read. */
const HANDFUL = 16;

/** The program of the thread that reads texts: trains or loads the model, says so, then answers whatever it is asked. */
const port = parentPort;
if (!port) throw new Error('this runs in a thread of its own');
const { folder, made, intents, lexicon } = workerData as Task;

await mkdir(folder, { recursive: true });
const before = (await readdir(folder)).length;
const vectors = await loadSentenceVectors();
const model = await trainOrLoad(folder, intents, { vectors, made });
const understander = createUnderstander({ model, vectors, screenSafety, readEmotion });

port.on('message', async (asked: readonly Asked[]) => {
  for (let from = 0; from < asked.length; from += HANDFUL)
    port.postMessage(await Promise.all(asked.slice(from, from + HANDFUL).map(answer)));
});
port.postMessage({ trained: (await readdir(folder)).length > before } satisfies Ready);

async function answer({ id, text, context }: Asked): Promise<Answer> {
  try {
    return { id, understanding: await understander.understand(text, { ...context, lexicon }) };
  } catch (error) {
    // Its name alone: a message may quote what the patient wrote.
    return { id, failed: error instanceof Error ? error.name : 'something that is no error' };
  }
}
