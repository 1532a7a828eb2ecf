import type { Language, Safety } from '@carethread/conversation';
import { readWords } from '../linear/words.js';
import type { NormalisedText } from '../normalise.js';
import { findPatterns, gravest } from './screen.js';

export { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';

export function screenSafety(text: NormalisedText, _language: Language): Safety {
  const words = readWords(text.original);
  return gravest(words, findPatterns(words));
}
