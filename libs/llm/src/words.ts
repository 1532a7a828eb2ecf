import { readFileSync } from 'node:fs';

const FILE = new URL('../data/ordinary-words.txt', import.meta.url);

/** @returns a word as the list has it: small letters, no accents */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * @param further words of the clinic's own that are nobody's name: its medicines, say
 * @returns the words that may leave the machine, English and Spanish, as `plain` gives them. Given and family names are not
 *   among them: see training/ordinary-words.mjs
 */
export function ordinaryWords(further: Iterable<string> = []): ReadonlySet<string> {
  const words = new Set(readFileSync(FILE, 'utf8').split('\n'));
  words.delete('');
  for (const phrase of further) for (const word of phrase.match(/\p{L}+/gu) ?? []) words.add(plain(word));
  return words;
}
