import type { Language } from '@carethread/conversation';
import { FeatureReader, type FeatureSpace, wholeOf } from './intent/features.js';
import { type LinearModel, scoresOf } from './intent/svm.js';
import type { NormalisedText } from './normalise.js';
import { readElsewhere } from './safety/languages/index.js';
import { ENGLISH_WORDS, SPANISH_WORDS } from './safety/languages/spoken.js';

/** What a small word, an accent or the language spoken before weighs against the n-grams' score, which lies around ±1. */
const WORD_WEIGHT = 0.35;
const MOST_WORDS = 4;
const ACCENT_WEIGHT = 0.5;
const BEFORE_WEIGHT = 0.4;
/** The same for a single word, which tells little by itself; shared among the words of a longer text. */
const BEFORE_ONE_WORD = 1.2;
/** Where nothing else tells, English. */
const ENGLISH_WEIGHT = 0.1;
const SPANISH_SIGNS = /[ñ¿¡áéíóúü]/;

function wordBalance(text: NormalisedText): number {
  let balance = 0;
  for (const token of text.tokens) {
    if (token.kind !== 'word') continue;
    const word = text.folded.slice(token.at, token.at + token.text.length);
    if (SPANISH_WORDS.has(word)) balance++;
    else if (ENGLISH_WORDS.has(word)) balance--;
  }
  return Math.max(-MOST_WORDS, Math.min(MOST_WORDS, balance));
}

/** Tells English from Spanish. Holds scratch of its own; synchronous. */
export class LanguageReader {
  private readonly score = new Float64Array(1);

  /** @param linear one class: above 0 is Spanish */
  constructor(
    private readonly reader: FeatureReader,
    private readonly linear: LinearModel,
  ) {}

  /**
   * @param before the language of the conversation so far, where there was any: it decides where the text does not
   * @returns the language to answer in: of a text in a third one that of the conversation, else English
   */
  read(text: NormalisedText, before: Language | null): Language {
    if (text.tokens.length === 0 || readElsewhere(text.original).other) return before ?? 'en';
    const length = this.reader.read(wholeOf(text));
    let balance = -ENGLISH_WEIGHT;
    if (length > 0) {
      scoresOf(this.linear, { indices: this.reader.indices, values: this.reader.values, length }, null, this.score);
      balance += this.score[0] ?? 0;
    }
    balance += WORD_WEIGHT * wordBalance(text);
    if (SPANISH_SIGNS.test(text.text)) balance += ACCENT_WEIGHT;
    if (before !== null) balance += (before === 'es' ? 1 : -1) * Math.max(BEFORE_WEIGHT, BEFORE_ONE_WORD / text.tokens.length);
    return balance > 0 ? 'es' : 'en';
  }
}

/** @returns a reader for a model's features and its language column. */
export function languageReader(space: FeatureSpace, linear: LinearModel): LanguageReader {
  return new LanguageReader(new FeatureReader(space), linear);
}
