import { type Calibration, calibrate, probability } from './calibration.js';
import { FeatureReader, type FeatureSpace, type Passage } from './features.js';
import { type Random, shuffle } from './random.js';
import { type Example, toRows, weighVector } from './rows.js';
import { type LinearModel, type SvmOptions, scoresOf, trainOneVersusRest } from './svm.js';

/**
 * One stage of the classifier. Classes 0 to `intents` − 1 are intents; where there were examples out of scope, one more
 * class stands for those.
 */
export interface Stage {
  readonly intents: number;
  readonly linear: LinearModel;
  readonly calibration: Calibration;
}

export interface Verdict {
  /** The best intent, whatever its confidence. */
  readonly label: number;
  readonly second: number;
  /** best + ½ (best − second) − out of scope: larger is surer. */
  readonly score: number;
  /** The probability that `label` is right. */
  readonly confidence: number;
}

export interface StageOptions {
  readonly cost: number;
  readonly folds: number;
  readonly random: Random;
}

const TOLERANCE = 0.1;
const MOST_PASSES = 100;

/** Reads what a stage makes of one passage. Holds scratch of its own; `judge` is synchronous. */
export class Judge {
  private readonly scores: Float64Array;

  constructor(
    private readonly stage: Stage,
    private readonly reader: FeatureReader,
  ) {
    this.scores = new Float64Array(stage.linear.classes);
  }

  /** @param vector the passage's sentence vector, weighed, where the stage was trained with vectors */
  judge(passage: Passage, vector: Float32Array | null = null): Verdict {
    const { stage, reader, scores } = this;
    const length = reader.read(passage);
    scoresOf(stage.linear, { indices: reader.indices, values: reader.values, length }, vector, scores);
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
    return { label, second, score, confidence: probability(stage.calibration, score) };
  }
}

const UNCALIBRATED: Calibration = { slope: 1, offset: 0 };

/** Trains a stage whose confidence is not calibrated yet. */
export function fitStage(space: FeatureSpace, examples: readonly Example[], intents: number, options: StageOptions): Stage {
  const outside = examples.some((example) => example.label < 0);
  const labels = Int32Array.from(examples, (example) => (example.label < 0 ? intents : example.label));
  const svm: SvmOptions = { cost: options.cost, tolerance: TOLERANCE, mostPasses: MOST_PASSES, random: options.random };
  const rows = toRows(new FeatureReader(space), space.idf.length, examples);
  const linear = trainOneVersusRest(rows, labels, outside ? intents + 1 : intents, svm);
  return { intents, linear, calibration: UNCALIBRATED };
}

/** Deals the examples of each class out to the folds in turn, so that every fold has its share of each. */
function dealFolds(examples: readonly Example[], folds: number, random: Random): Int32Array {
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

/** Trains a stage and calibrates its confidence on held-out folds. Deterministic for a given `random`. */
export function trainStage(space: FeatureSpace, examples: readonly Example[], intents: number, options: StageOptions): Stage {
  const verdicts = heldOutVerdicts(space, examples, intents, options);
  const scores = Float64Array.from(verdicts, (verdict) => verdict.score);
  const right = verdicts.map((verdict, index) => verdict.label === examples[index]?.label);
  return { ...fitStage(space, examples, intents, options), calibration: calibrate(scores, right) };
}
