import { createHash } from 'node:crypto';
import type { Language } from '@carethread/conversation';
import { FeatureReader, type FeatureSpace, learnFeatures, type Passage, wholeOf } from './intent/features.js';
import { outOfScopeExamples } from './intent/out-of-scope.js';
import { withoutPleasantries } from './intent/pleasantries.js';
import { seeded } from './intent/random.js';
import { type Example, toRows } from './intent/rows.js';
import { type SecondLook, type Stage, trainStages } from './intent/stage.js';
import { type LinearModel, trainOneVersusRest } from './intent/svm.js';
import { normalise } from './normalise.js';
import type { SentenceVectors } from './vectors/index.js';

/** An intent as the classifier learns it: what people say when they want it. */
export interface IntentExamples {
  name: string;
  examples: { en: string[]; es: string[] };
}

/** A trained classifier. Immutable; whoever is not `libs/understanding` reads its checksum only. */
export interface UnderstandingModel {
  /** Names what it was trained from and how: the same examples give the same checksum and the same model. */
  readonly checksum: string;
  readonly names: readonly string[];
  readonly space: FeatureSpace;
  /** n-grams alone, both languages. */
  readonly quick: Stage;
  /** What sentence vectors add to it, English; null where the model was trained without vectors. */
  readonly second: SecondLook | null;
  /** One class: Spanish. */
  readonly language: LinearModel;
}

export interface TrainingOptions {
  /** Texts that are no intent of the clinic's. By default those in `data/`. */
  readonly outOfScope?: Record<Language, readonly string[]>;
  readonly seed?: number;
}

/** Raised whenever training changes, so that models kept by checksum are trained anew. */
const RECIPE = 'ngrams-svm-5';
const COST = 1;
const FOLDS = 3;
/** Twice what is usual: a build must not wait for the last hundredth of a weight. */
const TOLERANCE = 0.2;
/** A character n-gram of one single example is noise. */
const RAREST = 2;
/** A byte an n-gram and class, so this bounds the model's size: 8 MB for 64 classes. */
const MOST_FEATURES = 120_000;
const LANGUAGE_COST = 0.25;

interface Labelled {
  readonly label: number;
  readonly language: Language;
  readonly text: string;
}

function collect(intents: readonly IntentExamples[], outOfScope: Record<Language, readonly string[]>): Labelled[] {
  const rows: Labelled[] = [];
  for (const language of ['en', 'es'] as const) {
    intents.forEach(({ examples }, label) => {
      for (const text of examples[language]) rows.push({ label, language, text });
    });
    for (const text of outOfScope[language]) rows.push({ label: -1, language, text });
  }
  return rows;
}

/** @returns the checksum of the model that `trainModel` would make of these. */
export function checksumOf(intents: readonly IntentExamples[], options: TrainingOptions = {}, vectors?: string): string {
  const outOfScope = options.outOfScope ?? outOfScopeExamples();
  const parts = [RECIPE, vectors ?? null, options.seed ?? null, collect(intents, outOfScope), intents.map(({ name }) => name)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What the intent stages read of a text. */
export function requestOf(text: string): Passage {
  return withoutPleasantries(wholeOf(normalise(text)));
}

function check(intents: readonly IntentExamples[]): void {
  if (intents.length < 2) throw new RangeError(`a classifier needs at least two intents, got ${intents.length}`);
  for (const { name, examples } of intents) {
    if (examples.en.length + examples.es.length === 0) throw new RangeError(`the intent "${name}" has no examples`);
  }
}

/**
 * Trains the n-gram stage, its calibration and the language detector. Deterministic; 60 intents of 800 examples take some
 * twenty seconds.
 * @throws RangeError where there are fewer than two intents, or an intent without an example
 */
export function trainModel(intents: readonly IntentExamples[], options: TrainingOptions = {}): UnderstandingModel {
  check(intents);
  const rows = collect(intents, options.outOfScope ?? outOfScopeExamples());
  const examples = rows.map(({ label, text }) => ({ label, passage: requestOf(text) }));
  return { ...train(intents, rows, examples, options), checksum: checksumOf(intents, options) };
}

/**
 * Trains the second look too, on the English examples: a vector a text (1–2 ms each, unless `vectors` remembers them).
 * @throws RangeError as `trainModel`
 */
export async function trainJoinedModel(
  intents: readonly IntentExamples[],
  vectors: SentenceVectors,
  options: TrainingOptions = {},
): Promise<UnderstandingModel> {
  check(intents);
  const rows = collect(intents, options.outOfScope ?? outOfScopeExamples());
  const examples: Example[] = [];
  for (const { label, language, text } of rows) {
    const passage = requestOf(text);
    examples.push(language === 'en' ? { label, passage, vector: await vectors.embed(textOf(passage)) } : { label, passage });
  }
  return { ...train(intents, rows, examples, options), checksum: checksumOf(intents, options, vectors.name) };
}

function train(
  intents: readonly IntentExamples[],
  rows: readonly Labelled[],
  examples: readonly Example[],
  options: TrainingOptions,
): Omit<UnderstandingModel, 'checksum'> {
  const whole: Example[] = rows.map(({ label, text }) => ({ label, passage: wholeOf(normalise(text)) }));
  const space = learnFeatures(
    whole.map(({ passage }) => passage),
    RAREST,
    MOST_FEATURES,
  );
  const random = seeded(options.seed ?? 1);
  const { stage, second } = trainStages(space, examples, intents.length, {
    cost: COST,
    folds: FOLDS,
    tolerance: TOLERANCE,
    random,
  });
  return {
    names: intents.map(({ name }) => name),
    space,
    quick: stage,
    second,
    language: trainOneVersusRest(
      toRows(new FeatureReader(space), space.idf.length, whole),
      Int32Array.from(rows, ({ language }) => (language === 'es' ? 0 : -1)),
      1,
      { cost: LANGUAGE_COST, tolerance: 0.1, mostPasses: 100, random },
    ),
  };
}

/** @returns a passage's words, as the sentence model reads them. */
export function textOf(passage: Passage): string {
  const { text, tokens } = passage.text;
  const first = tokens[passage.from];
  const last = tokens[passage.to - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.at, last.at + last.text.length);
}
