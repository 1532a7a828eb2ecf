/**
 * What each threshold of the danger screen would give: `node training/safety-thresholds.ts`. Trains on six of eight folds of the training
 * messages (by a hash of the text) and prints, for the other two, what share of each level and of the harmless ones is raised from a
 * probability on, by words alone and with the sentence vector, by the models alone.
 */
import { createHash } from 'node:crypto';
import { stdout } from 'node:process';
import { loadSentenceVectors } from '../dist/index.js';
import { parseModel, probabilities } from '../dist/linear/model.js';
import { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from '../dist/safety/kinds.js';
import { asSpoken } from '../dist/vectors/as-spoken.js';
import { train } from './linear.ts';
import { exampleOf, isEnglish, type Labelled, OPTIONS, short, withLongOnes } from './safety-data.ts';

const FOLDS = 8;
const HELD_OUT = 2;
const QUICK_SHARE = 0.4;
const LEVELS = ['concern', 'urgent', 'crisis'] as const;
const GRID = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7];

const heldOut = ({ text }: Labelled): boolean => (createHash('sha256').update(text).digest()[0] ?? 0) % FOLDS < HELD_OUT;
const levelOf = ({ kind }: Labelled): string => (kind === null ? 'none' : LEVEL_OF[kind as SafetyKind]);
const learnt = withLongOnes(short.filter((one) => !heldOut(one)));
const vectors = await loadSentenceVectors();
const quick = parseModel(train(learnt.map(exampleOf), OPTIONS) as never);
const joined = parseModel(
  train(learnt.filter(isEnglish).map(exampleOf), { ...OPTIONS, vector: (text) => vectors.embed(asSpoken(text)) }) as never,
);

function massesOf(one: Labelled): number[] {
  const read = OPTIONS.read?.(one.text) ?? one.text;
  let likely = Float64Array.from(probabilities(quick, read));
  if (isEnglish(one)) {
    const meant = probabilities(joined, read, vectors.embed(asSpoken(one.text)));
    likely = likely.map((chance, label) => QUICK_SHARE * chance + (1 - QUICK_SHARE) * (meant[label] ?? 0));
  }
  return LEVELS.map((_, level) =>
    SAFETY_KINDS.reduce((sum, kind, index) => sum + (LEVELS.indexOf(LEVEL_OF[kind]) >= level ? (likely[index + 1] ?? 0) : 0), 0),
  );
}

const tried = short.filter(heldOut).map((one) => ({ english: isEnglish(one), level: levelOf(one), masses: massesOf(one) }));
for (const english of [true, false]) {
  const own = tried.filter((one) => one.english === english);
  for (const [index, level] of LEVELS.entries()) {
    for (const from of GRID) {
      const share = (meant: string) => {
        const all = own.filter((one) => one.level === meant);
        const raised = all.filter(({ masses }) => (masses[index] ?? 0) >= from);
        return `${meant} ${((100 * raised.length) / Math.max(1, all.length)).toFixed(1)}`;
      };
      stdout.write(
        `${english ? 'en' : 'es'} ${level} from ${from}: ${['crisis', 'urgent', 'concern', 'none'].map(share).join(', ')}\n`,
      );
    }
  }
}
