import { performance } from 'node:perf_hooks';
import { FeatureReader, learnFeatures, wholeOf } from '../intent/features.js';
import { seeded } from '../intent/random.js';
import { type Example, weighVector } from '../intent/rows.js';
import { fitStage, heldOutVerdicts, Judge, type Verdict } from '../intent/stage.js';
import { normalise } from '../normalise.js';
import type { SentenceVectors } from '../vectors/index.js';
import { type AtThreshold, atThreshold, auroc, bestThreshold, inScopeAccuracy, type Judged } from './figures.js';
import type { LabelledText } from './labelled.js';

export interface Figures {
  readonly inScopeAccuracy: number;
  readonly atThreshold: AtThreshold;
  /** Null where the test texts are all in scope, or all out of it. */
  readonly auroc: number | null;
  /** From text to verdict, sentence vector and all, on one core. */
  readonly msPerMessage: number;
}

export interface EvaluationSets {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** Where given, the threshold is chosen on it; else on held-out folds of the training texts. */
  readonly validation?: readonly LabelledText[];
}

const SEED = 1;
const COST = 0.5;
const FOLDS = 3;
const RAREST = 2;

function judgedAs(text: LabelledText, verdict: Verdict, names: readonly string[]): Judged {
  return { score: verdict.score, inScope: text.intent !== null, right: names[verdict.label] === text.intent };
}

/**
 * Trains the intent classifier in full (n-grams joined with sentence vectors; n-grams alone where `vectors` is null) and
 * scores it. Deterministic but for the times.
 * @param progress is told what is under way
 * @throws RangeError where the training texts have fewer than two intents
 */
export async function evaluate(
  sets: EvaluationSets,
  vectors: SentenceVectors | null,
  progress: (what: string) => void,
): Promise<Figures> {
  const names = [...new Set(sets.train.flatMap(({ intent }) => (intent === null ? [] : [intent])))];
  if (names.length < 2) throw new RangeError(`training texts need at least two intents, found ${names.length}`);
  const labels = new Map(names.map((name, label) => [name, label]));
  const read = async ({ text, intent }: LabelledText): Promise<Example> => {
    const passage = wholeOf(normalise(text));
    const label = intent === null ? -1 : (labels.get(intent) ?? -1);
    return vectors === null ? { passage, label } : { passage, label, vector: await vectors.embed(passage.text.text) };
  };
  progress(`reading ${sets.train.length} training texts`);
  const examples: Example[] = [];
  for (const text of sets.train) examples.push(await read(text));
  const space = learnFeatures(
    examples.map(({ passage }) => passage),
    RAREST,
  );
  const options = { cost: COST, folds: FOLDS, random: seeded(SEED) };
  progress(`training ${names.length} intents`);
  const judge = new Judge(fitStage(space, examples, names.length, options), new FeatureReader(space));
  const score = async (texts: readonly LabelledText[]): Promise<Judged[]> => {
    const judged: Judged[] = [];
    for (const text of texts) {
      const { passage, vector } = await read(text);
      judged.push(judgedAs(text, judge.judge(passage, vector === undefined ? null : weighVector(vector)), names));
    }
    return judged;
  };
  progress('choosing the threshold');
  const validation =
    sets.validation === undefined
      ? heldOutVerdicts(space, examples, names.length, options).map((verdict, index) =>
          judgedAs(sets.train[index] ?? { text: '', intent: null }, verdict, names),
        )
      : await score(sets.validation);
  progress(`reading ${sets.test.length} test texts`);
  const began = performance.now();
  const judged = await score(sets.test);
  const msPerMessage = (performance.now() - began) / sets.test.length;
  return {
    inScopeAccuracy: inScopeAccuracy(judged),
    atThreshold: atThreshold(judged, bestThreshold(validation)),
    auroc: auroc(judged),
    msPerMessage,
  };
}
