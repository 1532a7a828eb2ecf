/**
 * Trains the paraphrase catcher of the danger screen: `node training/safety.ts` after a build of the package. Reads nothing but
 * messages written for this project: the train part of the labelled set, and safety-extra.jsonl and safety-routine.jsonl here.
 */
import { readWords } from '../dist/linear/words.js';
import { SAFETY_KINDS } from '../dist/safety/kinds.js';
import { readable, withoutIdioms } from '../dist/safety/screen.js';
import { type Example, readLines, train, writeArtefact } from './linear.ts';

interface Labelled {
  text: string;
  kind: string | null;
}

const FILES = ['../../../test/evaluation/safety/train.jsonl', './safety-extra.jsonl', './safety-routine.jsonl'];
const examples = FILES.flatMap((file) => readLines<Labelled>(new URL(file, import.meta.url))).map(
  ({ text, kind }): Example => ({ text, label: kind ?? 'none', weight: kind === null ? 1.5 : 3 }),
);

writeArtefact(
  'safety.json',
  train(examples, {
    labels: ['none', ...SAFETY_KINDS],
    buckets: 1 << 14,
    epochs: 20,
    rate: 0.5,
    l2: 1e-6,
    seed: 20261124,
    read: (text) => readable(withoutIdioms(readWords(text))),
  }),
);
