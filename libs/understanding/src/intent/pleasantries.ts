import type { NormalisedText } from '../normalise.js';
import type { Passage } from './features.js';

/** What people say before they say what they want. Words without accents. */
const OPENINGS = [
  'hi',
  'hi there',
  'hello',
  'hello there',
  'hey',
  'hey there',
  'good morning',
  'good afternoon',
  'good evening',
  'excuse me',
  'quick question',
  'just a quick question',
  'a quick question',
  'sorry to bother you',
  'please',
  'hola',
  'buenas',
  'buen dia',
  'buenos dias',
  'buenas tardes',
  'buenas noches',
  'disculpe',
  'disculpa',
  'perdon',
  'una pregunta',
  'tengo una pregunta',
  'por favor',
];

/** And after it. */
const CLOSINGS = [
  'please',
  'thanks',
  'thank you',
  'thanks so much',
  'thank you so much',
  'por favor',
  'gracias',
  'muchas gracias',
];

const longestFirst = (phrases: readonly string[]) =>
  phrases.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length);
const OPENING_WORDS = longestFirst(OPENINGS);
const CLOSING_WORDS = longestFirst(CLOSINGS);

/** Fewer words than this after a thank-you was taken off, and the thanks were the message ("ok thanks"). */
const FEWEST_WORDS = 3;

/** Where the words of a stretch of tokens are. */
function wordPositions(text: NormalisedText, from: number, to: number): number[] {
  const positions: number[] = [];
  for (let position = from; position < to; position++) {
    const kind = text.tokens[position]?.kind;
    if (kind !== undefined && kind !== 'sign') positions.push(position);
  }
  return positions;
}

function isWord(text: NormalisedText, position: number | undefined, word: string | undefined): boolean {
  const token = position === undefined ? undefined : text.tokens[position];
  if (token === undefined || word === undefined || token.text.length !== word.length) return false;
  return text.folded.startsWith(word, token.at);
}

function phraseAt(text: NormalisedText, positions: readonly number[], at: number, phrases: readonly string[][]): number {
  for (const phrase of phrases) {
    if (at >= 0 && phrase.every((word, index) => isWord(text, positions[at + index], word))) return phrase.length;
  }
  return 0;
}

function closingLength(text: NormalisedText, positions: readonly number[], first: number, last: number): number {
  for (const phrase of CLOSING_WORDS) {
    const at = last - phrase.length;
    if (at - first >= FEWEST_WORDS && phrase.every((word, index) => isWord(text, positions[at + index], word)))
      return phrase.length;
  }
  return 0;
}

/**
 * Takes greetings and thanks off a request, so that "hi, what are your hours please" is read as "what are your hours".
 * @returns the passage without them; as it was where nothing else would be left
 */
export function withoutPleasantries(passage: Passage): Passage {
  const { text } = passage;
  const positions = wordPositions(text, passage.from, passage.to);
  let first = 0;
  let last = positions.length;
  for (let length = -1; length !== 0; first += length) length = phraseAt(text, positions, first, OPENING_WORDS);
  if (first >= last) return passage;
  for (let length = -1; length !== 0; last -= Math.max(length, 0)) length = closingLength(text, positions, first, last);
  return { text, from: positions[first] ?? passage.from, to: (positions[last - 1] ?? passage.to - 1) + 1 };
}
