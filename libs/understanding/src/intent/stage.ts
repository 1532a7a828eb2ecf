import { type Calibration, probability } from './calibration.js';
import { FeatureReader, type FeatureSpace, type Passage } from './features.js';
import { type Random, shuffle } from './random.js';
import { type Example, toRows, weighVector } from './rows.js';
import { type Lesson, type LinearModel, scoresOf, trainOneVersusRest } from './svm.js';

/**
 * One stage of the classifier. Classes 0 to `intents` − 1 are intents; where there were examples out of scope, one more
 * class stands for those.
 */
export interface Stage {
  readonly intents: number;
  readonly linear: LinearModel;
  readonly calibration: Calibration;
  /** The confidence from which an intent is taken to fit. */
  readonly least: number;
}

/** What sentence vectors add to a stage's scores, and how the sum is read. */
export interface SecondLook {
  /** The same classes, over sentence vectors alone. */
  readonly linear: LinearModel;
  readonly calibration: Calibration;
  readonly least: number;
}

export interface Verdict {
  /** The best intent, whatever its confidence. */
  readonly label: number;
  readonly second: number;
  /** best + ½ (best − second) − out of scope: larger is surer. */
  readonly score: number;
  /** The probability that `label` is right. */
  readonly confidence: number;
  /** Whether that is enough: what is less sure is more likely out of scope. */
  readonly fits: boolean;
}

export interface StageOptions {
  readonly cost: number;
  readonly folds: number;
  /** How far from the best weights training may end; LIBLINEAR's by default. */
  readonly tolerance?: number;
  /** How often all examples are read to get there. */
  readonly mostScans?: number;
  readonly random: Random;
}

const TOLERANCE = 0.1;
const MOST_SCANS = 20;
const MOST_SEED = 2 ** 31;
/** What the scores of sentence vectors count beside those of the n-grams. */
const VECTORS_COUNT = 0.4;
/** Below this the best intent is more likely wrong than right. */
export const LEAST_CONFIDENCE = 0.5;

/** Reads what a stage makes of one passage. Holds scratch of its own; `judge` is synchronous. */
export class Judge {
  private readonly scores: Float64Array;
  private readonly added: Float64Array;

  /** @param second what a vector is read by; without it by the stage itself, where that was trained with vectors */
  constructor(
    private readonly stage: Stage,
    private readonly reader: FeatureReader,
    private readonly second: SecondLook | null = null,
  ) {
    this.scores = new Float64Array(stage.linear.classes);
    this.added = new Float64Array(stage.linear.classes);
  }

  /** @param vector the passage's sentence vector, weighed, where there is one */
  judge(passage: Passage, vector: Float32Array | null = null): Verdict {
    const { stage, reader, second } = this;
    const sparse = { indices: reader.indices, values: reader.values, length: reader.read(passage) };
    if (vector === null || second === null) {
      scoresOf(stage.linear, sparse, vector, this.scores);
      return this.verdict(stage);
    }
    scoresOf(stage.linear, sparse, null, this.scores);
    scoresOf(second.linear, { ...sparse, length: 0 }, vector, this.added);
    for (let index = 0; index < this.scores.length; index++)
      this.scores[index] = (this.scores[index] ?? 0) + VECTORS_COUNT * (this.added[index] ?? 0);
    return this.verdict(second);
  }

  private verdict({ calibration, least }: SecondLook): Verdict {
    const { stage, scores } = this;
    let label = 0;
    let second = -1;
    for (let index = 1; index < stage.intents; index++) {
      const score = scores[index] ?? 0;
      if (score > (scores[label] ?? 0)) {
        second = label;
        label = index;
      } else if (second < 0 || score > (scores[second] ?? 0)) second = index;
    }
    const best = scores[label] ?? 0;
    const gap = second < 0 ? 0 : best - (scores[second] ?? 0);
    const outside = stage.linear.classes > stage.intents ? (scores[stage.intents] ?? 0) : 0;
    const score = best + 0.5 * gap - outside;
    const confidence = probability(calibration, score);
    return { label, second, score, confidence, fits: confidence >= least };
  }
}

/** How a stage is read until its confidence is calibrated. */
export const UNCALIBRATED = { calibration: { slope: 1, offset: 0 }, least: LEAST_CONFIDENCE };

/** @returns what is to be learnt of rows with these labels, of which −1 stands for what is out of scope. */
export function lessonOf(
  labels: readonly number[],
  { intents, classes }: { readonly intents: number; readonly classes: number },
  options: StageOptions,
): Omit<Lesson, 'rows'> {
  const { cost, random, tolerance = TOLERANCE, mostScans = MOST_SCANS } = options;
  return {
    labels: Int32Array.from(labels, (label) => (label < 0 ? intents : label)),
    classes,
    options: { cost, tolerance, mostScans, seed: Math.floor(random() * MOST_SEED) },
  };
}

/** Trains a stage whose confidence is not calibrated yet. */
export function fitStage(space: FeatureSpace, examples: readonly Example[], intents: number, options: StageOptions): Stage {
  const rows = toRows(new FeatureReader(space), space.idf.length, examples);
  const labels = examples.map(({ label }) => label);
  const shape = { intents, classes: classesOf(labels, intents) };
  const linear = trainOneVersusRest({ ...lessonOf(labels, shape, options), rows });
  return { intents, linear, ...UNCALIBRATED };
}

/** @returns how many classes there are: where anything is out of scope, one more than intents. */
export function classesOf(labels: readonly number[], intents: number): number {
  return labels.some((label) => label < 0) ? intents + 1 : intents;
}

/** Deals the examples of each class out to the folds in turn, so that every fold has its share of each. */
export function dealFolds(examples: readonly Example[], folds: number, random: Random): Int32Array {
  const order = Int32Array.from(examples.keys());
  shuffle(order, order.length, random);
  const dealt = new Map<number, number>();
  const fold = new Int32Array(examples.length);
  for (const index of order) {
    const label = examples[index]?.label ?? -1;
    const turn = dealt.get(label) ?? 0;
    dealt.set(label, turn + 1);
    fold[index] = turn % folds;
  }
  return fold;
}

/** What a stage says of each example when trained without that example's fold. */
export function heldOutVerdicts(
  space: FeatureSpace,
  examples: readonly Example[],
  intents: number,
  options: StageOptions,
): Verdict[] {
  const foldOf = dealFolds(examples, options.folds, options.random);
  const verdicts: Verdict[] = new Array(examples.length);
  for (let fold = 0; fold < options.folds; fold++) {
    const stage = fitStage(
      space,
      examples.filter((_, index) => foldOf[index] !== fold),
      intents,
      options,
    );
    const judge = new Judge(stage, new FeatureReader(space));
    examples.forEach((example, index) => {
      if (foldOf[index] !== fold) return;
      verdicts[index] = judge.judge(example.passage, example.vector === undefined ? null : weighVector(example.vector));
    });
  }
  return verdicts;
}
