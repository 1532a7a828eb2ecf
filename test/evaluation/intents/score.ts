import { readFileSync } from 'node:fs';
import { plain } from '@carethread/dialogue';
import { examplesOf, lexiconOf, loadPolicy, MADE_MODELS } from '@carethread/intents';
import {
  createUnderstander,
  loadSentenceVectors,
  readEmotion,
  screenSafety,
  trainOrLoad,
  type UnderstandingModel,
} from '@carethread/understanding';

interface Labelled {
  readonly text: string;
  /** Null: out of scope. */
  readonly intent: string | null;
}

/** How the clinic's own intents are understood. Shares of 1; ms a message, danger and slots and all. */
export interface IntentScore {
  readonly messages: number;
  readonly inScopeAccuracy: number;
  /** Of those alone that no example says in the same words, as the shortest do by chance. */
  readonly newWords: number;
  /** As the same were all messages in scope: the likeliest intent counts, however unsure. */
  readonly withoutThreshold: number;
  /** In scope, and nothing was taken to fit. */
  readonly unsure: number;
  readonly outOfScopeRecall: number;
  /** Expected calibration error over ten bins of confidence (Naeini et al. 2015). */
  readonly calibrationError: number;
  readonly medianMs: number;
  /** "meant > taken for", and how often, the most frequent first. */
  readonly confusions: readonly (readonly [string, number])[];
}

const NOW = '2026-11-24T15:00:00.000Z';
const BINS = 10;
const labelled = (language: string): Labelled[] =>
  readFileSync(new URL(`./${language}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);

/** Scores the understanding of the held-out messages, as the service understands them: all stages on. */
export async function scoreIntents(languages: readonly ('en' | 'es')[]): Promise<ReadonlyMap<'en' | 'es', IntentScore>> {
  const policy = loadPolicy();
  const vectors = await loadSentenceVectors();
  const model = await trainOrLoad(MADE_MODELS, examplesOf(policy), { vectors });
  const understander = createUnderstander({ model, vectors, screenSafety, readEmotion });
  const bold = createUnderstander({ model: withoutThreshold(model), vectors, screenSafety, readEmotion });
  const lexicon = lexiconOf(policy);
  const known = new Set([...policy.intents.values()].flatMap(({ examples }) => [...examples.en, ...examples.es].map(plain)));
  const scores = new Map<'en' | 'es', IntentScore>();
  for (const language of languages) {
    const read = [];
    for (const { text, intent } of labelled(language)) {
      const began = performance.now();
      const understood = await understander.understand(text, { now: NOW, channel: 'sms', lexicon });
      const ms = performance.now() - began;
      const likeliest = (await bold.understand(text, { now: NOW, channel: 'sms', lexicon })).intent;
      const inNewWords = !known.has(plain(text));
      read.push({ intent, got: understood.intent, likeliest, confidence: understood.confidence, inNewWords, ms });
    }
    scores.set(language, scoreOf(read));
  }
  return scores;
}

function withoutThreshold(model: UnderstandingModel): UnderstandingModel {
  return { ...model, quick: { ...model.quick, least: 0 }, second: model.second && { ...model.second, least: 0 } };
}

interface Read {
  readonly intent: string | null;
  readonly got: string | null;
  readonly likeliest: string | null;
  readonly inNewWords: boolean;
  readonly confidence: number;
  readonly ms: number;
}

function scoreOf(read: readonly Read[]): IntentScore {
  const inScope = read.filter(({ intent }) => intent !== null);
  const outOfScope = read.filter(({ intent }) => intent === null);
  const wrong = inScope.filter(({ intent, got }) => got !== intent);
  const pairs = new Map<string, number>();
  for (const { intent, got } of wrong) pairs.set(`${intent} > ${got}`, (pairs.get(`${intent} > ${got}`) ?? 0) + 1);
  return {
    messages: read.length,
    inScopeAccuracy: 1 - wrong.length / inScope.length,
    newWords: share(
      inScope.filter(({ inNewWords }) => inNewWords),
      ({ intent, got }) => got === intent,
    ),
    withoutThreshold: share(inScope, ({ intent, likeliest }) => likeliest === intent),
    unsure: wrong.filter(({ got }) => got === null).length / inScope.length,
    outOfScopeRecall: outOfScope.filter(({ got }) => got === null).length / outOfScope.length,
    calibrationError: calibrationError(read.filter(({ got }) => got !== null)),
    medianMs: read.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(read.length / 2)] ?? 0,
    confusions: [...pairs].sort((a, b) => b[1] - a[1]),
  };
}

function share(of: readonly Read[], right: (read: Read) => boolean): number {
  return of.filter(right).length / of.length;
}

function calibrationError(answered: readonly Read[]): number {
  const bins = Map.groupBy(answered, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  let error = 0;
  for (const bin of bins.values()) {
    const right = bin.filter(({ intent, got }) => intent === got).length;
    const claimed = bin.reduce((sum, { confidence }) => sum + confidence, 0);
    error += Math.abs(right - claimed) / answered.length;
  }
  return error;
}
