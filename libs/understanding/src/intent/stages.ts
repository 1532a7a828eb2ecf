import { calibrate, probability } from './calibration.js';
import { FeatureReader, type FeatureSpace } from './features.js';
import type { Held } from './machine.js';
import { type Example, type Rows, toVectorRows, weighVector } from './rows.js';
import {
  classesOf,
  dealFolds,
  Judge,
  LEAST_CONFIDENCE,
  lessonOf,
  type SecondLook,
  type Stage,
  type StageOptions,
  UNCALIBRATED,
  type Verdict,
} from './stage.js';
import { type Lesson, type TrainMachines, trainBy } from './svm.js';

/** How sure the scores of a stage are to be taken. */
export type Reading = Pick<Stage, 'calibration' | 'least'>;

/** What a later training of nearly the same examples goes on from. */
export interface Standing {
  /** The machines of each class; rows of `first` are examples, rows of `second` those examples that have a vector. */
  readonly first: readonly Held[];
  readonly second: readonly Held[];
  readonly readings: Readings;
}

interface Readings {
  readonly first: Reading;
  /** Null where no example has a vector. */
  readonly second: Reading | null;
}

/** A stage, and the second look of those examples that have a vector. */
export interface Stages {
  readonly stage: Stage;
  readonly second: SecondLook | null;
  readonly standing: Standing;
}

/** The n-grams of examples. */
export interface Ngrams {
  readonly space: FeatureSpace;
  readonly rows: Rows;
}

interface Lessons {
  readonly intents: number;
  /** Read when it is first asked for: the second can be learnt meanwhile. */
  readonly first: () => Lesson;
  readonly second: Lesson | null;
  /** Which examples have a vector. */
  readonly seen: readonly number[];
}

type Machines = Pick<Standing, 'first' | 'second'>;

interface Fitted extends Machines {
  readonly stage: Stage;
  readonly look: SecondLook | null;
}

/** Sentence vectors are learnt at this multiple of the n-grams' cost. */
const SECOND_COST = 1;
/** Of the texts out of scope so many are to be left alone. */
const LEFT_ALONE = 0.91;
/** So many examples calibrate well enough from one fold. */
const MANY_EXAMPLES = 5_000;

function lessonsOf(ngrams: () => Ngrams, examples: readonly Example[], intents: number, options: StageOptions): Lessons {
  const labels = examples.map(({ label }) => label);
  const classes = classesOf(labels, intents);
  const seen = [...examples.keys()].filter((index) => examples[index]?.vector !== undefined);
  const spoken = seen.flatMap((index) => examples[index] ?? []);
  const shape = { intents, classes };
  const first = lessonOf(labels, shape, options);
  const cost = options.cost * SECOND_COST;
  const theirs = spoken.map(({ label }) => label);
  return {
    intents,
    first: () => ({ ...first, rows: ngrams().rows }),
    second: spoken.length === 0 ? null : { ...lessonOf(theirs, shape, { ...options, cost }), rows: toVectorRows(spoken) },
    seen,
  };
}

/** @param among which examples are learnt from */
async function fit(
  { intents, first, second, seen }: Lessons,
  train: TrainMachines,
  start: Machines | null,
  among: (example: number) => boolean = () => true,
): Promise<Fitted> {
  const spoken = Int32Array.from(seen.keys()).filter((row) => among(seen[row] ?? 0));
  const looking = second && trainBy(train, { ...second, learnt: spoken, start: start?.second ?? null });
  const lesson = first();
  const learnt = Int32Array.from({ length: lesson.rows.count }, (_, row) => row).filter(among);
  const [stage, look] = await Promise.all([trainBy(train, { ...lesson, learnt, start: start?.first ?? null }), looking]);
  return {
    stage: { intents, linear: stage.linear, ...UNCALIBRATED },
    look: look && { linear: look.linear, ...UNCALIBRATED },
    first: stage.held,
    second: look?.held ?? [],
  };
}

interface Judged {
  readonly label: number;
  readonly first: Verdict;
  /** With its vector, where it has one. */
  readonly second: Verdict | null;
}

/** How sure the verdicts on examples that were not learnt from are to be taken. */
function readingOf(judged: readonly { readonly label: number; readonly verdict: Verdict }[]): Reading {
  const scores = Float64Array.from(judged, ({ verdict }) => verdict.score);
  const calibration = calibrate(
    scores,
    judged.map(({ label, verdict }) => label === verdict.label),
  );
  const outside = scores.filter((_, index) => (judged[index]?.label ?? 0) < 0).sort();
  const bar = outside[Math.floor(outside.length * LEFT_ALONE)];
  return { calibration, least: bar === undefined ? LEAST_CONFIDENCE : Math.max(LEAST_CONFIDENCE, probability(calibration, bar)) };
}

function readingsOf(judged: readonly Judged[], hasSecond: boolean): Readings {
  const seen = judged.flatMap(({ label, second }) => (second === null ? [] : [{ label, verdict: second }]));
  const first = readingOf(judged.map((one) => ({ label: one.label, verdict: one.first })));
  return { first, second: hasSecond ? readingOf(seen) : null };
}

function judge(space: FeatureSpace, { stage, look }: Fitted, examples: readonly Example[]): Judged[] {
  const reader = new Judge(stage, new FeatureReader(space), look);
  return examples.map(({ passage, label, vector }) => ({
    label,
    first: reader.judge(passage),
    second: vector === undefined || look === null ? null : reader.judge(passage, weighVector(vector)),
  }));
}

function finish({ stage, look, first, second }: Fitted, readings: Readings): Stages {
  return {
    stage: { ...stage, ...readings.first },
    second: look && { ...look, ...(readings.second ?? UNCALIBRATED) },
    standing: { first, second, readings },
  };
}

/**
 * Trains a stage, and a second look for those examples that have a vector, and calibrates the confidence of both on held-out
 * folds. What the last fold's machines learnt the machines of all examples go on from. Deterministic for a given `random`,
 * whoever trains.
 * @param ngrams of the examples, one row each; asked for after the training of the second look has begun
 * @param before where a training of nearly these examples ended: this one goes on from it and keeps its calibration
 */
export async function trainStages(
  ngrams: () => Ngrams,
  examples: readonly Example[],
  intents: number,
  options: StageOptions,
  train: TrainMachines,
  before: Standing | null = null,
): Promise<Stages> {
  const foldOf = dealFolds(examples, options.folds, options.random);
  const lessons = lessonsOf(ngrams, examples, intents, options);
  if (before !== null) return finish(await fit(lessons, train, before), before.readings);
  const parts: Fitted[] = [];
  for (let fold = 0; fold < (examples.length > MANY_EXAMPLES ? 1 : options.folds); fold++)
    parts.push(await fit(lessons, train, null, (example) => foldOf[example] !== fold));
  // Where others train, they do so while this thread judges.
  const all = fit(lessons, train, parts.at(-1) ?? null);
  const judged = parts.flatMap((fitted, fold) =>
    judge(
      ngrams().space,
      fitted,
      examples.filter((_, index) => foldOf[index] === fold),
    ),
  );
  return finish(await all, readingsOf(judged, lessons.second !== null));
}
