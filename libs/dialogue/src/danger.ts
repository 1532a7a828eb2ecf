import type { EmotionLabel, Safety } from '@carethread/conversation';

/** Kinds of danger to the words of help for them, by a part of the kind's name. */
const HELP: readonly (readonly [RegExp, string])[] = [
  [/overdose|poison|sobredosis/, 'crisis-overdose'],
  [/suicid|self-?harm|self-?injur/, 'crisis-suicide'],
  [/homicid|violen|harm-to-others|threat/, 'crisis-violence'],
  [/abuse|assault|domestic|neglect/, 'crisis-abuse'],
];

/** @returns the key of the words of help for a crisis of this kind; 911 where the kind is unknown */
export function helpFor(kind: Safety['kind']): string {
  const found = HELP.find(([pattern]) => pattern.test(kind ?? ''));
  return found ? found[1] : 'crisis-emergency';
}

/** How sure of a feeling one must be to name it. */
const NAMED_FROM = 0.5;

/** @returns the key of the words that name a feeling, or null where there is none to name */
export function feelingFor(emotion: { label: EmotionLabel; score: number }): string | null {
  if (emotion.label === 'neutral' || emotion.label === 'gratitude' || emotion.score < NAMED_FROM) return null;
  return `feeling-${emotion.label}`;
}
