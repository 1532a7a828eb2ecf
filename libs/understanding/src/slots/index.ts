import type { Language, Slots } from '@carethread/conversation';
import type { Lexicon } from '../lexicon.js';
import type { NormalisedText } from '../normalise.js';
import { readAnswers } from './answers.js';
import { readContact } from './contact.js';
import { readNames } from './names.js';
import { readPerson } from './person.js';
import { WEEKDAYS } from './vocabulary.js';
import { readWhen } from './when.js';
import { wordsOf } from './words.js';

export interface SlotContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly language: Language;
  readonly lexicon: Lexicon;
}

const DIGIT = /\d/;
const DATE_ORDINAL = /\d(?:st|nd|rd|th)\b(?! one| option)/;
/** Where slots are looked for, in characters: a bound on the time that a very long message takes. */
const MOST_CHARACTERS = 2000;

/**
 * Reads the values that a message holds: `when`, `time`, `notOn`, `birthDate` (readWhen), `practitioner`, `location`,
 * `visitType`, `medicine` (readNames), `phone`, `postalCode`, `choice`, `letter`, `yesNo`, `person`. What could be read in two
 * ways is left out and named in `ambiguous`.
 */
export function readSlots(whole: NormalisedText, context: SlotContext): Slots {
  const text = whole.text.length > MOST_CHARACTERS ? shortened(whole) : whole;
  const words = wordsOf(text);
  const when = readWhen(text, { now: context.now, timeZone: context.lexicon.timeZone, language: context.language });
  const answers = readAnswers(text.folded, words);
  // "Tuesday the 1st" names a date, not the first of some choices.
  if (when.when !== undefined && words.some((word) => WEEKDAYS.has(word.text)) && DATE_ORDINAL.test(text.folded))
    delete answers.choice;
  return {
    ...(DIGIT.test(text.folded) ? readContact(text.folded) : {}),
    ...readPerson(text.folded, words),
    ...readNames(words, context.lexicon),
    ...answers,
    ...when,
  };
}

function shortened(whole: NormalisedText): NormalisedText {
  const tokens = whole.tokens.filter((token) => token.at + token.text.length <= MOST_CHARACTERS);
  return { ...whole, text: whole.text.slice(0, MOST_CHARACTERS), folded: whole.folded.slice(0, MOST_CHARACTERS), tokens };
}
