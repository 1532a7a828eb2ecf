import { createHash } from 'node:crypto';
import type { Language } from '@carethread/conversation';
import { FeatureReader, type FeatureSpace, learnFeatures, type Passage, wholeOf } from './intent/features.js';
import { trainMachines } from './intent/machines.js';
import { outOfScopeExamples } from './intent/out-of-scope.js';
import { withoutPleasantries } from './intent/pleasantries.js';
import { goOnFrom, keysOf, type Labelled, type Progress, progressOf } from './intent/progress.js';
import { seeded } from './intent/random.js';
import { type Example, type Rows, toRows } from './intent/rows.js';
import type { SecondLook, Stage } from './intent/stage.js';
import { type Ngrams, trainStages } from './intent/stages.js';
import { type LinearModel, type TrainMachines, trainBy } from './intent/svm.js';
import { type NormalisedText, normalise } from './normalise.js';
import { once } from './once.js';
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

/** How a training is done, where it is not done on this thread and from nothing. What comes of it is the same on any number of threads. */
export interface TrainingMeans {
  /** Makes the sentence vectors of the second look; without it there is none. */
  readonly vectors?: SentenceVectors;
  readonly train?: TrainMachines;
  /** Where an earlier training ended. Where nearly all examples are the same, this one goes on from there. */
  readonly before?: Progress | null;
}

/** A model, and where its training ended. */
export interface TrainedModel {
  readonly model: UnderstandingModel;
  readonly progress: Progress;
}

/** Raised whenever training changes, so that models kept by checksum are trained anew. */
const RECIPE = 'ngrams-svm-7';
const COST = 1;
const FOLDS = 3;
/** Twice what is usual: a build must not wait for the last hundredth of a weight. */
const TOLERANCE = 0.2;
/** So often are all examples read for it. */
const MOST_SCANS = 5;
/** A character n-gram of one single example is noise. */
const RAREST = 2;
/** A byte an n-gram and class, so this bounds the model's size: 8 MB for 64 classes. */
const MOST_FEATURES = 120_000;
const LANGUAGE_COST = 0.25;

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

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** @returns the checksum of the model that `trainModel` would make of these. */
export function checksumOf(intents: readonly IntentExamples[], options: TrainingOptions = {}, vectors?: string): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([RECIPE, vectors ?? null, options.seed ?? null, intents.map(({ name }) => name)]));
  for (const row of collect(intents, options.outOfScope ?? outOfScopeExamples())) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

/** What the intent stages read of a text. */
function requestOf(text: NormalisedText): Passage {
  return withoutPleasantries(wholeOf(text));
}

function check(intents: readonly IntentExamples[]): void {
  if (intents.length < 2) throw new RangeError(`a classifier needs at least two intents, got ${intents.length}`);
  for (const { name, examples } of intents) {
    if (examples.en.length + examples.es.length === 0) throw new RangeError(`the intent "${name}" has no examples`);
  }
}

/**
 * Trains the n-gram stage, its calibration, the language detector and, where there are vectors, the second look on the English
 * examples. From nothing it is deterministic: the same examples give the same bytes; 63 intents of 850 examples take some twenty
 * seconds on one thread. Going on from an earlier training it ends as near to the best weights, by another way.
 * @throws RangeError where there are fewer than two intents, or an intent without an example
 */
export async function train(
  intents: readonly IntentExamples[],
  options: TrainingOptions = {},
  { vectors, train: by = trainMachines, before = null }: TrainingMeans = {},
): Promise<TrainedModel> {
  check(intents);
  const rows = collect(intents, options.outOfScope ?? outOfScopeExamples());
  const texts = rows.map(({ text }) => normalise(text));
  const examples = await examplesOf(rows, texts, vectors);
  const names = intents.map(({ name }) => name);
  const made = { how: digest([RECIPE, vectors?.name ?? null, options.seed ?? null]), names, keys: keysOf(rows, names) };
  const random = seeded(options.seed ?? 1);
  const stages = { cost: COST, folds: FOLDS, tolerance: TOLERANCE, mostScans: MOST_SCANS, random };
  const earlier = before && goOnFrom(before, made);
  const ngrams = once(() => readNgrams(examples, texts));
  const training = trainStages(ngrams, examples, intents.length, stages, by, earlier?.standing);
  const { space, whole } = ngrams();
  const language = trainBy(by, {
    rows: whole,
    labels: Int32Array.from(rows, (row) => (row.language === 'es' ? 0 : -1)),
    classes: 1,
    options: { cost: LANGUAGE_COST, tolerance: 0.1, mostScans: MOST_SCANS, seed: options.seed ?? 1 },
  });
  const checksum = checksumOf(intents, options, vectors?.name);
  const { stage, second, standing } = await training;
  return {
    model: { checksum, names, space, quick: stage, second, language: (await language).linear },
    progress: progressOf(made, standing, earlier?.changes ?? 0),
  };
}

/** The n-grams of examples: `rows` without pleasantries, `whole` with them. */
function readNgrams(examples: readonly Example[], texts: readonly NormalisedText[]): Ngrams & { readonly whole: Rows } {
  const all = texts.map((text) => ({ label: 0, passage: wholeOf(text) }));
  const space = learnFeatures(
    all.map(({ passage }) => passage),
    RAREST,
    MOST_FEATURES,
  );
  const reader = new FeatureReader(space);
  const features = space.idf.length;
  const whole = toRows(reader, features, all);
  const plain = examples.map(({ label, passage }) => ({ label, passage }));
  return { space, whole, rows: toRows(reader, features, plain, { examples: all, rows: whole }) };
}

/** @returns a model trained here and from nothing, as `train` makes it. */
export async function trainModel(
  intents: readonly IntentExamples[],
  options: TrainingOptions = {},
  vectors?: SentenceVectors,
): Promise<UnderstandingModel> {
  return (await train(intents, options, vectors === undefined ? {} : { vectors })).model;
}

/** All vectors are asked for at once: whoever makes them may make several at a time. */
function examplesOf(
  rows: readonly Labelled[],
  texts: readonly NormalisedText[],
  vectors: SentenceVectors | undefined,
): Promise<Example[]> {
  return Promise.all(
    rows.map(async ({ label, language }, index) => {
      const passage = requestOf(texts[index] ?? normalise(''));
      return vectors && language === 'en' ? { label, passage, vector: await vectors.embed(textOf(passage)) } : { label, passage };
    }),
  );
}

/** @returns a passage's words, as the sentence model reads them. */
export function textOf(passage: Passage): string {
  const { text, tokens } = passage.text;
  const first = tokens[passage.from];
  const last = tokens[passage.to - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.at, last.at + last.text.length);
}
