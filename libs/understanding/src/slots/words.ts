import type { NormalisedText } from '../normalise.js';

/** A word of a text, without accents, and where it begins in `folded`. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** @returns the words and numbers of a text, and its commas and full stops, which part what belongs together. */
export function wordsOf(text: NormalisedText): Word[] {
  return text.tokens.map((token) => ({ text: text.folded.slice(token.at, token.at + token.text.length), at: token.at }));
}

/** What came of one word or more, and how many they were. */
export interface Found<T> {
  readonly value: T;
  readonly length: number;
}
