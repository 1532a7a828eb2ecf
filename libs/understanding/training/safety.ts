/**
 * Trains the paraphrase catcher of the danger screen: `node training/safety.ts` after a build of the package. Danger comes from
 * the project's own labelled set (train part) and training/safety-extra.jsonl; what is no danger comes from there too and, for
 * breadth, from CLINC150's train split, read from EVALUATION_DATA or ../shared/data.
 */

import { readWords } from '../dist/linear/words.js';
import { SAFETY_KINDS } from '../dist/safety/kinds.js';
import { readable, withoutIdioms } from '../dist/safety/screen.js';
import { dataFolder, type Example, readLines, train, writeArtefact } from './linear.ts';

interface Labelled {
  text: string;
  kind: string | null;
}

const asExample =
  (weight: number) =>
  (row: Labelled): Example => ({ text: row.text, label: row.kind ?? 'none', weight });
const own = [
  ...readLines<Labelled>(new URL('../../../test/evaluation/safety/train.jsonl', import.meta.url)),
  ...readLines<Labelled>(new URL('./safety-extra.jsonl', import.meta.url)),
].map((row) => asExample(row.kind === null ? 2 : 3)(row));
const routine = readLines<{ text: string }>(new URL('clinc150/train.jsonl', dataFolder()))
  .filter((_row, index) => index % 2 === 0)
  .map((row): Example => ({ text: row.text, label: 'none', weight: 0.5 }));

writeArtefact(
  'safety.json',
  train([...own, ...routine], {
    labels: ['none', ...SAFETY_KINDS],
    buckets: 1 << 14,
    epochs: 20,
    rate: 0.5,
    l2: 1e-6,
    seed: 20261124,
    read: (text) => readable(withoutIdioms(readWords(text))),
  }),
);
