import type { Language, Slots } from '@carethread/conversation';
import type { Lexicon } from '../lexicon.js';
import type { NormalisedText } from '../normalise.js';

export interface SlotContext {
  readonly now: string;
  readonly language: Language;
  readonly lexicon: Lexicon;
}

export function readSlots(_text: NormalisedText, _context: SlotContext): Slots {
  return {};
}
