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
  readonly random: Random;
}

const TOLERANCE = 0.1;
const MOST_PASSES = 100;
/** What the scores of sentence vectors count beside those of the n-grams. */
const VECTORS_COUNT = 0.4;
/** Sentence vectors are learnt at this multiple of the n-grams' cost. */
const SECOND_COST = 1;
/** Below this the best intent is more likely wrong than right. */
const LEAST_CONFIDENCE = 0.5;
/** Of the texts out of scope so many are to be left alone. */
const LEFT_ALONE = 0.9;
/** So many examples calibrate well enough from one fold. */
const MANY_EXAMPLES = 5_000;

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

const UNCALIBRATED = { calibration: { slope: 1, offset: 0 }, least: LEAST_CONFIDENCE };

/**
 * Trains a stage whose confidence is not calibrated yet.
 * @param all whose classes it has; its own examples' by default
 */
export function fitStage(
  space: FeatureSpace,
  examples: readonly Example[],
  intents: number,
  options: StageOptions,
  all: readonly Example[] = examples,
): Stage {
  const outside = all.some((example) => example.label < 0);
  const labels = Int32Array.from(examples, (example) => (example.label < 0 ? intents : example.label));
  const svm: SvmOptions = {
    cost: options.cost,
    tolerance: options.tolerance ?? TOLERANCE,
    mostPasses: MOST_PASSES,
    random: options.random,
  };
  const rows = toRows(new FeatureReader(space), space.idf.length, examples);
  const linear = trainOneVersusRest(rows, labels, outside ? intents + 1 : intents, svm);
  return { intents, linear, ...UNCALIBRATED };
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

/** How sure the verdicts on examples that were not learnt from are to be taken. */
function calibrated(examples: readonly Example[], verdicts: readonly Verdict[]): Pick<Stage, 'calibration' | 'least'> {
  const scores = Float64Array.from(verdicts, ({ score }) => score);
  const calibration = calibrate(
    scores,
    verdicts.map(({ label }, index) => label === examples[index]?.label),
  );
  const outside = scores.filter((_, index) => (examples[index]?.label ?? 0) < 0).sort();
  const bar = outside[Math.floor(outside.length * LEFT_ALONE)];
  return { calibration, least: bar === undefined ? LEAST_CONFIDENCE : Math.max(LEAST_CONFIDENCE, probability(calibration, bar)) };
}

/** The classes over the sentence vectors of those examples that have one; null where none has. */
function fitSecond(examples: readonly Example[], intents: number, options: StageOptions): SecondLook | null {
  const seen = examples.filter(({ vector }) => vector !== undefined);
  if (seen.length === 0) return null;
  const nothing: FeatureSpace = { keys: new Int32Array(1), features: Int32Array.of(-1), idf: new Float32Array(0), words: 0 };
  const cost = options.cost * SECOND_COST;
  const { linear } = fitStage(nothing, seen, intents, { ...options, cost }, examples);
  return { linear, ...UNCALIBRATED };
}

interface Stages {
  readonly stage: Stage;
  readonly second: SecondLook | null;
}

function fitStages(space: FeatureSpace, examples: readonly Example[], intents: number, options: StageOptions): Stages {
  const plain = examples.map(({ passage, label }) => ({ passage, label }));
  return { stage: fitStage(space, plain, intents, options), second: fitSecond(examples, intents, options) };
}

/**
 * Trains a stage, and a second look for those examples that have a vector, and calibrates the confidence of both on held-out
 * folds. Deterministic for a given `random`.
 */
export function trainStages(space: FeatureSpace, examples: readonly Example[], intents: number, options: StageOptions): Stages {
  const foldOf = dealFolds(examples, options.folds, options.random);
  const judged: { example: Example; first: Verdict; second: Verdict | null }[] = [];
  for (let fold = 0; fold < (examples.length > MANY_EXAMPLES ? 1 : options.folds); fold++) {
    const learnt = examples.filter((_, index) => foldOf[index] !== fold);
    const { stage, second } = fitStages(space, learnt, intents, options);
    const judge = new Judge(stage, new FeatureReader(space), second);
    for (const example of examples.filter((_, index) => foldOf[index] === fold)) {
      const { passage, vector } = example;
      const again = vector === undefined || second === null ? null : judge.judge(passage, weighVector(vector));
      judged.push({ example, first: judge.judge(passage), second: again });
    }
  }
  const seen = judged.flatMap(({ example, second }) => (second === null ? [] : [{ example, verdict: second }]));
  const { stage, second } = fitStages(space, examples, intents, options);
  return {
    stage: {
      ...stage,
      ...calibrated(
        judged.map(({ example }) => example),
        judged.map(({ first }) => first),
      ),
    },
    second: second && {
      ...second,
      ...calibrated(
        seen.map(({ example }) => example),
        seen.map(({ verdict }) => verdict),
      ),
    },
  };
}
