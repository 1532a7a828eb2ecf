import { readFileSync } from 'node:fs';
import { type Emotion, emotionLabelSchema, type Language } from '@carethread/conversation';
import { readWords } from '../linear/words.js';
import type { NormalisedText } from '../normalise.js';
import { type FeelingModel, likelihoods, parseFeelingModel, placesOf } from './model.js';

/** @param name of an artefact; throws where it is not there or not as it was written */
export function loadFeelingModel(name: string): FeelingModel {
  return parseFeelingModel(JSON.parse(readFileSync(new URL(`../../artefacts/${name}`, import.meta.url), 'utf8')));
}

/** Words alone, both languages. */
const QUICK = loadFeelingModel('emotion.json');
/** Words beside a sentence vector, English. */
const JOINED = loadFeelingModel('emotion-joined.json');
const LABELS = QUICK.linear.labels.map((label) => emotionLabelSchema.parse(label));
const NEUTRAL = LABELS.indexOf('neutral');
/** What no feeling may be less likely than, whatever its own threshold: a false alarm costs a person's time. */
const LEAST_LIKELY = 0.3;

/** A bare answer, in capitals or with marks or not, says nothing of how its writer feels, whatever forums use the word for. */
const BARE_ANSWER = /^(?: (?:no|nope|yes|yep|si|ok|okay|stop|end|cancel|quit|start|[.!,]))* $/;

/**
 * The feeling a message carries, read by a small linear model (see artefacts/README.md for what it was trained on).
 * @param text as the normaliser gives it; read as it was written
 * @param _language both languages are in one model, so that a wrong guess or a mixed message loses nothing
 * @param vector the message's sentence vector where some stage before has made it: none is made for the feeling's sake
 * @returns the label and how likely it is, 0 to 1: the feeling that is furthest above the likelihood it needs; neutral where none
 *   reaches it
 */
export function readEmotion(text: NormalisedText, _language: Language, vector: Float32Array | null = null): Emotion {
  const { joined } = readWords(text.original);
  if (BARE_ANSWER.test(joined)) return { label: 'neutral', score: 1 };
  const places = placesOf(QUICK, joined);
  return vector === null ? judged(QUICK, likelihoods(QUICK, places)) : judged(JOINED, likelihoods(JOINED, places, vector));
}

function judged({ from }: FeelingModel, likely: Float64Array): Emotion {
  let [best, lead] = [NEUTRAL, 1];
  for (const [c, chance] of likely.entries()) {
    const share = chance / (from[c] ?? 1);
    if (c !== NEUTRAL && chance >= LEAST_LIKELY && share >= lead) [best, lead] = [c, share];
  }
  return { label: LABELS[best] ?? 'neutral', score: Math.round((likely[best] ?? 0) * 1000) / 1000 };
}
