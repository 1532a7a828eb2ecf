import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSentenceVectors, trainOrLoad } from '@carethread/understanding';
import { examplesOf, loadPolicy, MADE_MODELS } from '../index.js';

/** Trains the model of the examples, as a part of the build. What was trained from other examples goes. */
const before = await readdir(MADE_MODELS).catch(() => []);
await trainOrLoad(MADE_MODELS, examplesOf(loadPolicy()), { vectors: await loadSentenceVectors() });
for (const name of before.filter((one) => one.endsWith('.model'))) {
  const models = (await readdir(MADE_MODELS)).filter((one) => one.endsWith('.model'));
  if (models.length > 1) await rm(join(MADE_MODELS, name));
}
