import { join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import type { Policy } from '@carethread/dialogue';
import { compileRouting } from '@carethread/routing';
import {
  createUnderstander,
  loadSentenceVectors,
  readEmotion,
  screenSafety,
  trainOrLoad,
  type Understander,
} from '@carethread/understanding';
import { examplesOf, lexiconOf, loadPolicy, loadRouting, MADE_MODELS } from '../index.js';
import { answer, readLine } from './lines.js';

/** The same model as the worker's, kept in the same folder. */
async function prepare(policy: Policy): Promise<Understander> {
  const { DATA_DIR: dataDir } = process.env;
  const vectors = await loadSentenceVectors();
  const model = await trainOrLoad(join(dataDir ?? '.data', 'models'), examplesOf(policy), { vectors, made: MADE_MODELS });
  return createUnderstander({ model, vectors, screenSafety, readEmotion });
}

/** Reads a text a line from standard input and writes, in the same order, what is understood of each and where it would go. */
async function main(): Promise<void> {
  const policy = loadPolicy();
  const route = compileRouting(loadRouting(policy));
  const understander = await prepare(policy);
  const lexicon = lexiconOf(policy);
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const { text, channel } = readLine(line);
    const understanding = await understander.understand(text, { now: new Date().toISOString(), channel, lexicon });
    stdout.write(`${JSON.stringify(answer(text, understanding, policy, route))}\n`);
  }
}

await main();
