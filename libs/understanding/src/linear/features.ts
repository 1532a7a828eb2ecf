/**
 * Which features of a text a linear model sees: words, pairs of neighbouring words and runs of three to five letters, each
 * hashed into one of `buckets` places (the hashing trick, Weinberger et al. 2009). No dictionary has to be shipped.
 *
 * @param joined blank-padded plain words, as `readWords` gives them
 * @param buckets a power of two
 * @returns the places, with repeats, in the order they occur
 */
export function hashedFeatures(joined: string, buckets: number): Uint32Array {
  const mask = buckets - 1;
  const out = new Uint32Array(joined.length * 4 + 4);
  let size = 0;
  let previous = SENTENCE_START;
  let beforePrevious = 0;
  let start = 0;
  for (let i = 1; i <= joined.length; i += 1) {
    if (i < joined.length && joined.charCodeAt(i) !== BLANK) continue;
    if (i - start > 1) {
      const word = hashRange(joined, start + 1, i, WORD);
      out[size++] = finish(word) & mask;
      out[size++] = finish(Math.imul(previous, 0x01000193) ^ word ^ PAIR) & mask;
      if (beforePrevious !== 0) out[size++] = finish(Math.imul(Math.imul(beforePrevious, 31) ^ previous, 31) ^ word) & mask;
      size = letterRuns(joined, start, Math.min(i, start + LONGEST_WORD), mask, out, size);
      beforePrevious = previous;
      previous = word;
    }
    start = i;
  }
  return out.subarray(0, size);
}

const BLANK = 32;
const WORD = 0x811c9dc5;
const PAIR = 0x5bd1e995;
const RUN = 0x9747b28c;
const SENTENCE_START = 0x2545f491;
const LONGEST_WORD = 24;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

/** Runs of letters of one word with a blank at either side, so that beginnings and ends differ from middles. */
function letterRuns(joined: string, from: number, to: number, mask: number, out: Uint32Array, at: number): number {
  let size = at;
  for (let i = from; i + SHORTEST_RUN <= to + 1; i += 1) {
    let hash = RUN;
    for (let n = 0; n < LONGEST_RUN && i + n <= to && size < out.length; n += 1) {
      hash = Math.imul(hash ^ (joined.charCodeAt(i + n) || BLANK), 0x01000193);
      if (n >= SHORTEST_RUN - 1) out[size++] = finish(hash + n) & mask;
    }
  }
  return size;
}

/** FNV-1a. */
function hashRange(text: string, start: number, end: number, seed: number): number {
  let hash = seed;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The final mix of MurmurHash3: FNV's low bits alone spread badly. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
