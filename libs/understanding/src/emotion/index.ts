import { readFileSync } from 'node:fs';
import { type Emotion, type EmotionLabel, emotionLabelSchema, type Language } from '@carethread/conversation';
import { parseModel, probabilities } from '../linear/model.js';
import { readWords } from '../linear/words.js';
import type { NormalisedText } from '../normalise.js';

/** How likely a feeling must be before it is said to be there. Below, a message is neutral: a false alarm costs a person's time. */
const SURE_ENOUGH: Readonly<Record<EmotionLabel, number>> = {
  neutral: 0,
  distress: 0.55,
  anger: 0.55,
  grief: 0.5,
  fear: 0.55,
  confusion: 0.55,
  gratitude: 0.5,
};

const MODEL = parseModel(JSON.parse(readFileSync(new URL('../../artefacts/emotion.json', import.meta.url), 'utf8')));
const LABELS = MODEL.labels.map((label) => emotionLabelSchema.parse(label));

/**
 * The feeling a message carries, read by a small linear model (see artefacts/README.md for what it was trained on).
 * @param text as the normaliser gives it
 * @param _language both languages are in one model, so that a wrong guess or a mixed message loses nothing
 * @returns the label and how likely it is, 0 to 1; neutral where no feeling is sure enough
 */
export function readEmotion(text: NormalisedText, _language: Language): Emotion {
  const likely = probabilities(MODEL, readWords(text.original).joined);
  let best = 0;
  for (let c = 1; c < likely.length; c += 1) if ((likely[c] ?? 0) > (likely[best] ?? 0)) best = c;
  const label = LABELS[best] ?? 'neutral';
  const score = likely[best] ?? 0;
  if (label !== 'neutral' && score >= SURE_ENOUGH[label]) return { label, score: round(score) };
  return { label: 'neutral', score: round(likely[LABELS.indexOf('neutral')] ?? 0) };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
