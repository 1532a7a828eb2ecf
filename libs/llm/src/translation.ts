import { z } from 'zod';
import type { Prompt } from './wire.js';

export interface TranslationAsked {
  /** What the assistant is about to say, in its own words; nothing that a patient wrote. */
  readonly words: string;
  /** The language, by its English name. */
  readonly into: string;
  /** The most characters that it may have. */
  readonly most: number;
  /** What is known to identify the patient. */
  readonly known: readonly string[];
}

const LONGEST = 2_000;
export const SENTENCE_ENDS = /(?<=[.!?])\s+/;

const TASK = `A clinic's assistant is about to tell a patient something. The user's turn is JSON. Put "words" into the language "into",
plainly and politely, in the script that its readers use, in at most "most" characters. Every sentence stays and says the same. Every part
in brackets like [number-1] stays exactly as it is, each as often as it is there, and those that stand side by side stay so in their order.
Add nothing: no number, no name, no promise, no advice, no note. Write no digits and no abbreviations with full stops.`;

const shape = z.strictObject({ words: z.string().min(1).max(LONGEST) });

/** @returns what asks for a translation of words that are redacted */
export function translationPrompt(words: string, into: string, most: number): Prompt<{ words: string }> {
  return { name: 'translation', task: TASK, material: { words, into, most }, shape };
}

/** What no translation has of its own: digits, links, markup, signs that are not seen but those that join letters. */
const SUSPECT = /\p{N}|@|:\/\/|\p{L}\.\p{L}|[<>{}[\]`\\]|[\p{Co}\p{Cs}]|[^\P{Cf}\u200c\u200d]|[^\P{Cc}\n]/u;
/** Placeholders side by side are one name or one date: they stay together. */
const PLACEHOLDERS = /\[[a-z]+-\d+\](?:\s*\[[a-z]+-\d+\])*/g;

/**
 * @param source as it was sent, redacted
 * @param words as the model wrote them
 * @param restore puts the values back
 * @returns the translation with the values put back; null where one is lost, doubled, torn apart or made up, or something stands beside
 *   them that was not to be there, and where it is in the language that it was in
 */
export function readTranslation(source: string, words: string, restore: (text: string) => string | null): string | null {
  if (SUSPECT.test(words.replace(PLACEHOLDERS, ' '))) return null;
  if (placeholdersOf(source) !== placeholdersOf(words) || isAsBefore(source, words)) return null;
  return restore(words.replace(/\s+/g, ' ').trim());
}

/** Whether most of its words are the source's: then it is in no other language. */
function isAsBefore(source: string, words: string): boolean {
  const before = new Set(wordsOf(source));
  const after = wordsOf(words);
  return after.filter((word) => before.has(word)).length * 2 > after.length;
}

const wordsOf = (text: string) =>
  text
    .replace(PLACEHOLDERS, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? [];

function placeholdersOf(text: string): string {
  return (text.match(PLACEHOLDERS) ?? [])
    .map((run) => run.replace(/\s+/g, ' '))
    .sort()
    .join('\n');
}
