import type { SafetyKind } from '../kinds.js';

/**
 * A language that the assistant does not speak: how it is known, and the plain words of danger in it.
 *
 * Phrases are written as people write them, accents and all; they are folded as the text is. In a phrase `..` stands for up to four
 * words and `*` for the rest of a word; an apostrophe or a hyphen is a blank or nothing. Else they are regular expressions.
 */
export interface OtherLanguage {
  /** ISO 639-1; with the script (ISO 15924) where it is not the language's usual one. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** Written without blanks between words, so that a phrase may begin and end anywhere. */
  readonly unspaced?: true;
  /** Small words that neither English nor Spanish has, nor any name: two of them tell the language. Not needed where the script tells it. */
  readonly words?: string;
  /** What denies a symptom that follows it. */
  readonly denied?: string;
  /** What denies a symptom that it follows. */
  readonly deniedAfter?: string;
  /** What says that it was long ago. */
  readonly past?: string;
  readonly phrases: Partial<Record<SafetyKind, readonly string[]>>;
}
