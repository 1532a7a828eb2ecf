/**
 * What the models of the danger screen are trained on. Nothing but messages written for this project: the train part of the labelled
 * set, the files safety-*.jsonl here, and the examples of routine intents, which are what it must leave alone.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readWords } from '../dist/linear/words.js';
import { SAFETY_KINDS } from '../dist/safety/kinds.js';
import { readable, withoutIdioms } from '../dist/safety/screen.js';
import { type Example, type Options, readLines, seeded } from './linear.ts';

export interface Labelled {
  text: string;
  kind: string | null;
  language?: 'en' | 'es';
}

/** An intent's file, as far as it matters here; `person` sends what it is about to people. */
interface Intent {
  name: string;
  person?: string;
}

const FILES = [
  '../../../test/evaluation/safety/train.jsonl',
  './safety-extra.jsonl',
  './safety-routine.jsonl',
  './safety-varied.jsonl',
  './safety-varied-2.jsonl',
  './safety-es.jsonl',
  './safety-everyday.jsonl',
  './safety-varied-3.jsonl',
  './safety-own-words.jsonl',
];
const SEED = 20261124;
/** So many examples of an intent in a language, spread over its list: with all of them there would be six harmless messages for each of danger. */
const EXAMPLES_EACH = 100;
/** How many long messages are made a language, and how many short ones at most stand before the danger and after it. */
const LONG_ONES = 300;
const LONGEST = 8;
const SPANISH =
  / (?:el|la|los|las|que|de|mi|mis|me|para|una|un|tengo|estoy|con|por|en|y|necesito|quiero|cuando|como|su|se|al|del|hay|es) /g;
const ENGLISH = / (?:the|i|my|to|is|a|of|and|for|can|do|you|it|in|need|have|when|what|on|at|are|with) /g;

/** Examples of the intents that the bot answers itself, and of wanting a person: of the others nobody can say that they carry no danger. */
const routineExamples = globSync(fileURLToPath(new URL('../../../intents/*/*.yaml', import.meta.url)))
  .toSorted()
  .map((file) => ({ file, ...(parse(readFileSync(file, 'utf8')) as Intent) }))
  .filter(({ name, person }) => person === undefined || name === 'human')
  .flatMap(({ file }) =>
    (['en', 'es'] as const).flatMap((language) =>
      readFileSync(file.replace(/yaml$/, `${language}.txt`), 'utf8')
        .split('\n')
        .filter((text) => text !== '')
        .filter(
          (_text, nth, { length }) =>
            nth === 0 || Math.floor((nth * EXAMPLES_EACH) / length) > Math.floor(((nth - 1) * EXAMPLES_EACH) / length),
        )
        .map((text): Labelled => ({ text, kind: null, language })),
    ),
  );
/** The examples of feelings, which are a concern or none. Confusion is left out: "huh?" needs no person yet. */
const FEELINGS: Readonly<Record<string, string | null>> = {
  ...{ distress: 'distress', anger: 'anger', grief: 'grief', fear: 'fear' },
  ...{ gratitude: null, neutral: null },
};
const feelings = readLines<{ text: string; label: string }>(new URL('./emotion-examples.jsonl', import.meta.url)).flatMap(
  ({ text, label }): Labelled[] => {
    const kind = FEELINGS[label];
    return kind === undefined ? [] : [{ text, kind }];
  },
);
/** Short messages, each with the danger that it tells of, or none. */
export const short: readonly Labelled[] = [
  ...FILES.flatMap((file) => readLines<Labelled>(new URL(file, import.meta.url))),
  ...routineExamples,
  ...feelings,
];
export const isEnglish = ({ text, language }: Labelled): boolean => {
  if (language) return language === 'en';
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{Letter}]+/gu, '  ')} `;
  return (words.match(SPANISH)?.length ?? 0) <= (words.match(ENGLISH)?.length ?? 0);
};
/** Long messages: some of the short ones after one another, all routine or with one danger among them. A long text alone is no danger, nor does it hide one. */
function longOnes(from: readonly Labelled[], language: 'en' | 'es'): Labelled[] {
  const random = seeded(SEED);
  const spoken = from.filter((one) => isEnglish(one) === (language === 'en'));
  const [routine, danger] = [spoken.filter(({ kind }) => kind === null), spoken.filter(({ kind }) => kind !== null)];
  const any = (from: readonly Labelled[]): Labelled[] => from.slice(Math.floor(random() * from.length)).slice(0, 1);
  return Array.from({ length: LONG_ONES }, (_, nth): Labelled => {
    const among = nth % 2 === 0 ? any(danger) : [];
    const before = Array.from({ length: 1 + Math.floor(random() * LONGEST) }, () => any(routine)).flat();
    const after = Array.from({ length: Math.floor(random() * LONGEST) }, () => any(routine)).flat();
    const parts = [...before, ...among, ...after];
    return { text: parts.map(({ text }) => text).join(random() < 0.5 ? '. ' : ' '), kind: among[0]?.kind ?? null, language };
  });
}
/** @returns messages as they are, and strung together to long ones */
export function withLongOnes(messages: readonly Labelled[]): Labelled[] {
  return [...messages, ...longOnes(messages, 'en'), ...longOnes(messages, 'es')];
}

export const exampleOf = ({ text, kind }: Labelled): Example => ({ text, label: kind ?? 'none' });

export const OPTIONS: Options = {
  labels: ['none', ...SAFETY_KINDS],
  buckets: 1 << 15,
  epochs: 15,
  rate: 0.3,
  l2: 1e-4,
  seed: SEED,
  read: (text: string) => readable(withoutIdioms(readWords(text))),
};
