import { readFileSync } from 'node:fs';
import type { Language, Safety } from '@carethread/conversation';
import { parseModel, probabilities } from '../linear/model.js';
import { readWords, type Words } from '../linear/words.js';
import type { NormalisedText } from '../normalise.js';
import { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';
import { findPatterns, graverSafety, gravest, readable, withoutIdioms } from './screen.js';

export { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';

const MODEL = parseModel(JSON.parse(readFileSync(new URL('../../artefacts/safety.json', import.meta.url), 'utf8')));
const KINDS = MODEL.labels.map((label) => SAFETY_KINDS.find((kind) => kind === label) ?? null);

/** From where on the model raises a message to a level or above; chosen so that of routine texts about 1 in 200 pass. */
const SURE_ENOUGH = [
  { level: 'crisis', from: 0.7 },
  { level: 'urgent', from: 0.75 },
  { level: 'concern', from: 0.85 },
] as const;
/** Of two or three words the model knows too little; the patterns read them. */
const FEWEST_WORDS = 4;

/**
 * The danger screen: patterns with negation, time, person and idiom, then a small model for paraphrases that they miss. The graver
 * of the two wins; the model never lowers what a pattern found. Works on the text as written, with no network.
 *
 * @param text as the normaliser gives it; only `original` is read, so that no earlier stage can hide a danger
 * @param language the language it seems to be in; texts that mix or hide theirs are read in both
 * @returns level and kind (one of SAFETY_KINDS), with the passages that raised it as [start, end) of the original text; a finding of
 *   the model spans the whole text
 */
export function screenSafety(text: NormalisedText, language: Language): Safety {
  const words = readWords(text.original);
  const plain = withoutIdioms(words);
  const findings = findPatterns(plain, language);
  const found = gravest(words, findings);
  if (found.level === 'crisis' || findings.some((one) => one.softened)) return found;
  return graverSafety(found, paraphrased(words, plain));
}

function paraphrased(words: Words, plain: string): Safety {
  const read = readable(plain);
  if (read.split(' ').length - 2 < FEWEST_WORDS) return { level: 'none', kind: null };
  const likely = probabilities(MODEL, read);
  let mass = 0;
  for (const { level, from } of SURE_ENOUGH) {
    let kind: SafetyKind | null = null;
    let highest = 0;
    for (const [index, candidate] of KINDS.entries()) {
      const chance = likely[index] ?? 0;
      if (candidate === null || LEVEL_OF[candidate] !== level) continue;
      mass += chance;
      if (chance > highest) [kind, highest] = [candidate, chance];
    }
    if (mass >= from && kind !== null) {
      const [first, last] = [words.spans[0], words.spans.at(-1)];
      return { level, kind, spans: [[first?.[0] ?? 0, last?.[1] ?? 0]] };
    }
  }
  return { level: 'none', kind: null };
}
