import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { trainOrLoad } from '@carethread/understanding';
import { examplesOf, loadPolicy, MADE_MODELS } from '../index.js';
import { TrainingThreads } from '../training/threads.js';

/**
 * Trains the model of the examples, as a part of the build; after a change of a few it goes on from the model before. With
 * `--fresh` it begins from nothing, as in a fresh clone. What was trained from other examples goes.
 */
if (argv.includes('--fresh')) await rm(MADE_MODELS, { recursive: true, force: true });
const before = await readdir(MADE_MODELS).catch(() => []);
const threads = new TrainingThreads();
await trainOrLoad(MADE_MODELS, examplesOf(loadPolicy()), { vectors: threads.vectors, train: threads.train, goOn: true });
await threads.close();
for (const name of before.filter((one) => one.endsWith('.model'))) {
  const models = (await readdir(MADE_MODELS)).filter((one) => one.endsWith('.model'));
  if (models.length > 1) await rm(join(MADE_MODELS, name));
}
