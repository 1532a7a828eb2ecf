import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmotionLabel, Language } from '@carethread/conversation';
import { loadFeelingModel, readEmotion } from '../emotion/index.js';
import { likelihoods, placesOf } from '../emotion/model.js';
import { readWords } from '../linear/words.js';
import { normalise } from '../normalise.js';
import { asSpoken } from '../vectors/as-spoken.js';
import type { LocalSentenceVectors } from '../vectors/index.js';
import { type Comment, ekmanOf, wordsOf } from './goemotions.js';

/** How well labels are told apart: F1 by label, and their plain mean. */
export interface EmotionScore {
  readonly messages: number;
  readonly macroF1: number;
  readonly f1: Readonly<Record<string, number>>;
}

/** A message with the feeling it carries. */
export interface FeltMessage {
  readonly text: string;
  readonly language: Language;
  readonly label: EmotionLabel;
}

interface Judged {
  readonly meant: readonly string[];
  readonly found: readonly string[];
}

function scored(labels: readonly string[], judged: readonly Judged[]): EmotionScore {
  const f1 = labels.map((label): [string, number] => {
    const meant = judged.filter((one) => one.meant.includes(label));
    const found = judged.filter((one) => one.found.includes(label));
    const right = meant.filter((one) => one.found.includes(label)).length;
    return [label, right === 0 ? 0 : (2 * right) / (meant.length + found.length)];
  });
  return {
    messages: judged.length,
    macroF1: f1.reduce((sum, [, one]) => sum + one, 0) / labels.length,
    f1: Object.fromEntries(f1),
  };
}

/**
 * Scores the feelings read in messages of patients.
 * @param vectors where given, with a sentence vector for each English message: what the service has of those that a stage before it was
 *   in doubt of
 */
export function scoreFeelings(messages: readonly FeltMessage[], vectors?: LocalSentenceVectors): EmotionScore {
  const judged = messages.map(({ text, language, label }) => {
    const vector = vectors && language === 'en' ? vectors.embed(asSpoken(text)) : null;
    return { meant: [label], found: [readEmotion(normalise(text), language, vector).label] };
  });
  return scored([...new Set(messages.map(({ label }) => label))].toSorted(), judged);
}

/**
 * Scores the features of the emotion models on GoEmotions' test split under Ekman's grouping, with a model of its own that nothing else
 * reads; BERT has 0.64 there (Demszky et al. 2020, table 5).
 * @param folder that holds `goemotions/test.jsonl`
 * @returns null where it is not there
 */
export function scoreEkman(folder: string, vectors: LocalSentenceVectors): EmotionScore | null {
  const file = join(folder, 'goemotions/test.jsonl');
  if (!existsSync(file)) return null;
  const model = loadFeelingModel('emotion-ekman.json');
  const { labels } = model.linear;
  const comments = readFileSync(file, 'utf8').trim().split('\n');
  const judged = comments.map((line) => {
    const comment = JSON.parse(line) as Comment;
    const text = wordsOf(comment);
    const likely = likelihoods(model, placesOf(model, readWords(text).joined), vectors.embed(asSpoken(text)));
    return { meant: ekmanOf(comment), found: labels.filter((_, c) => (likely[c] ?? 0) >= (model.from[c] ?? 1)) };
  });
  return scored(labels, judged);
}
