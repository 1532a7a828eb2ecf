import { readFileSync } from 'node:fs';

const FILE = new URL('../../data/concepts.txt', import.meta.url);
/** Keeps a group's number apart from the hashes of words. */
const CONCEPT_SEED = 0x5bd1e995;

function readConcepts(): Map<string, number> {
  const concepts = new Map<string, number>();
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .forEach((line, group) => {
      const [, words = ''] = line.split(':');
      for (const word of words.trim().split(/\s+/)) {
        if (!concepts.has(word)) concepts.set(word, Math.imul(group + 1, CONCEPT_SEED));
      }
    });
  return concepts;
}

/** A word, lower case and without accents, to the hash of the group of like words that it belongs to (data/concepts.txt). */
export const CONCEPTS: ReadonlyMap<string, number> = readConcepts();
