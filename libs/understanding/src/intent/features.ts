import type { NormalisedText } from '../normalise.js';
import { Census } from './census.js';
import { CONCEPTS } from './concepts.js';

/**
 * The n-grams of a text as a sparse vector: word 1–2-grams (with the concepts that words stand for) and character 2–5-grams
 * within words, tf-idf with sublinear counts, each of the two blocks brought to length 1 (Salton & Buckley 1988; the character part as in scikit-learn's
 * `char_wb`). An n-gram is known by a 32-bit hash only, so reading a text makes no strings and no garbage.
 */
export interface FeatureSpace {
  /** Open addressing: hash of an n-gram at a place, and its feature (−1: free place). Length is a power of two. */
  readonly keys: Int32Array;
  readonly features: Int32Array;
  /** Inverse document frequency, one a feature. Features below `words` are of the word block. */
  readonly idf: Float32Array;
  readonly words: number;
}

/** Part of a text: tokens [from, to). */
export interface Passage {
  readonly text: NormalisedText;
  readonly from: number;
  readonly to: number;
}

/** @returns all of a text as a passage. */
export function wholeOf(text: NormalisedText): Passage {
  return { text, from: 0, to: text.tokens.length };
}

/** What the intent stage reads of a very long message, in tokens: enough for any request, and a bound on its time. */
const MOST_TOKENS = 200;
/** Characters of one token read. */
const LONGEST_TOKEN = 24;
const LONGEST_NGRAM = 5;
const PRIME = 0x01000193;
const WORD_SEED = 0x811c9dc5 | 0;
const CHARACTER_SEED = 0x2f0b4c47;

/** Scratch for the n-gram hashes of one passage; reading is synchronous, so one is enough. */
/** A word, the pair it makes with the one before, its concept, and the pair of concepts. */
const wordHashes = new Int32Array(MOST_TOKENS * 4);
const characterHashes = new Int32Array(MOST_TOKENS * (LONGEST_TOKEN + 2) * (LONGEST_NGRAM - 1));
const codes = new Uint16Array(LONGEST_TOKEN + 2);
let wordCount = 0;
let characterCount = 0;

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

/** Which digit it is says nothing about what is wanted: all are read as one. */
function codeAt(folded: string, index: number): number {
  const code = folded.charCodeAt(index);
  return code >= 48 && code <= 57 ? 48 : code;
}

function hashCharacters(length: number): void {
  for (let start = 0; start < length - 1; start++) {
    let hash = CHARACTER_SEED;
    const stop = Math.min(start + LONGEST_NGRAM, length);
    for (let index = start; index < stop; index++) {
      hash = Math.imul(hash ^ (codes[index] ?? 0), PRIME);
      if (index > start) characterHashes[characterCount++] = mix(hash);
    }
  }
}

/** Fills the scratch with the hashes of a passage's n-grams. */
function hashPassage(passage: Passage): void {
  const { tokens, folded } = passage.text;
  const to = Math.min(passage.to, passage.from + MOST_TOKENS);
  wordCount = 0;
  characterCount = 0;
  let before = 0;
  let conceptBefore = 0;
  for (let position = passage.from; position < to; position++) {
    const token = tokens[position];
    if (token === undefined || token.kind === 'sign') continue;
    const length = Math.min(token.text.length, LONGEST_TOKEN);
    let hash = WORD_SEED;
    codes[0] = 32;
    for (let index = 0; index < length; index++) {
      const code = codeAt(folded, token.at + index);
      codes[index + 1] = code;
      hash = Math.imul(hash ^ code, PRIME);
    }
    codes[length + 1] = 32;
    hashCharacters(length + 2);
    wordHashes[wordCount++] = mix(hash);
    if (before !== 0) wordHashes[wordCount++] = mix(Math.imul(before, 31) ^ hash);
    before = hash;
    const concept = CONCEPTS.get(folded.slice(token.at, token.at + token.text.length));
    if (concept === undefined) continue;
    wordHashes[wordCount++] = mix(concept);
    if (conceptBefore !== 0 && conceptBefore !== concept) wordHashes[wordCount++] = mix(Math.imul(conceptBefore, 31) ^ concept);
    conceptBefore = concept;
  }
}

/** Counts in how many passages each n-gram occurs. */
function countAll(passages: readonly Passage[]): { words: Census; characters: Census } {
  const words = new Census();
  const characters = new Census();
  passages.forEach((passage, text) => {
    hashPassage(passage);
    for (let index = 0; index < wordCount; index++) words.add(wordHashes[index] ?? 0, text);
    for (let index = 0; index < characterCount; index++) characters.add(characterHashes[index] ?? 0, text);
  });
  return { words, characters };
}

/**
 * Learns the n-grams of a set of passages.
 * @param rarest in how many passages a character n-gram must occur to be kept (words are all kept)
 * @param most how many n-grams are kept: where there are more, the rarest go, words later than characters
 */
export function learnFeatures(passages: readonly Passage[], rarest = 1, most = Number.POSITIVE_INFINITY): FeatureSpace {
  const counts = countAll(passages);
  let words = counts.words.counted(1);
  let characters = counts.characters.counted(rarest);
  for (let least = 2; words.length + characters.length > most; least++) {
    words = words.filter(([, count]) => count >= least);
    characters = characters.filter(([, count]) => count > least);
  }
  const all = [...words, ...characters];
  const size = 2 ** Math.ceil(Math.log2(Math.max(all.length, 8) * 2));
  const space = {
    keys: new Int32Array(size),
    features: new Int32Array(size).fill(-1),
    idf: new Float32Array(all.length),
    words: words.length,
  };
  all.forEach(([hash, count], feature) => {
    let place = hash & (size - 1);
    while (space.features[place] !== -1) place = (place + 1) & (size - 1);
    space.keys[place] = hash;
    space.features[place] = feature;
    space.idf[feature] = Math.log((1 + passages.length) / (1 + count)) + 1;
  });
  return space;
}

/** @returns the feature of an n-gram's hash, −1 where it has none. */
function featureOf({ keys, features }: FeatureSpace, hash: number): number {
  const mask = keys.length - 1;
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const feature = features[place] ?? -1;
    if (feature === -1 || keys[place] === hash) return feature;
  }
}

/**
 * @param folded a word, lower case and without accents
 * @returns its inverse document frequency; infinite where no example has it
 */
export function rarityOf(space: FeatureSpace, folded: string): number {
  let hash = WORD_SEED;
  const length = Math.min(folded.length, LONGEST_TOKEN);
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ codeAt(folded, index), PRIME);
  const feature = featureOf(space, mix(hash));
  return feature < 0 || feature >= space.words ? Number.POSITIVE_INFINITY : (space.idf[feature] ?? 0);
}

/** Reads passages into sparse vectors over one feature space. What `read` fills stays valid until the next `read`. */
export class FeatureReader {
  readonly indices = new Int32Array(wordHashes.length + characterHashes.length);
  readonly values = new Float32Array(wordHashes.length + characterHashes.length);
  private readonly counts: Uint16Array;

  constructor(private readonly space: FeatureSpace) {
    this.counts = new Uint16Array(space.idf.length);
  }

  private gather(hashes: Int32Array, many: number, from: number, words: boolean): number {
    let length = from;
    for (let index = 0; index < many; index++) {
      const feature = featureOf(this.space, hashes[index] ?? 0);
      if (feature < 0 || feature < this.space.words !== words) continue;
      const count = this.counts[feature] ?? 0;
      if (count === 0) this.indices[length++] = feature;
      this.counts[feature] = count + 1;
    }
    let squares = 0;
    for (let index = from; index < length; index++) {
      const feature = this.indices[index] ?? 0;
      const value = (1 + Math.log(this.counts[feature] ?? 1)) * (this.space.idf[feature] ?? 0);
      this.counts[feature] = 0;
      this.values[index] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let index = from; index < length; index++) this.values[index] = (this.values[index] ?? 0) * scale;
    return length;
  }

  /** @returns how many entries of `indices` and `values` are the passage's. */
  read(passage: Passage): number {
    hashPassage(passage);
    const length = this.gather(wordHashes, wordCount, 0, true);
    return this.gather(characterHashes, characterCount, length, false);
  }
}
