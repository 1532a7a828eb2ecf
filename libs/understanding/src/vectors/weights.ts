import { layMatrix, layNorm, type Matrix, type Norm } from './matrix.js';
import type { Arena } from './memory.js';

/** One layer of the transformer; `width` values a token come in, WIDTH go out. */
export interface Layer {
  readonly width: number;
  /** Before attention. */
  readonly norm: Norm;
  /** [width] to queries, keys and values, [3 · width]. */
  readonly join: Matrix;
  /** What attention gave, [width], to [WIDTH]. */
  readonly output: Matrix;
  /** Before the feed-forward part. */
  readonly innerNorm: Norm;
  /** [WIDTH] to [INNER] … */
  readonly widen: Matrix;
  /** … and back. */
  readonly narrow: Matrix;
}

/** All numbers of the model: what is multiplied by in the kernel's memory, what is looked up outside. */
export interface Weights {
  /** A row for each piece, [PIECES][EMBEDDING]. */
  readonly embeddings: Float32Array;
  /** [EMBEDDING / 2], by which a token's place is multiplied. */
  readonly timing: Float32Array;
  /** A token's embedding, [EMBEDDING], to what the first layer adds to, [WIDTH]. */
  readonly adjust: Matrix;
  readonly layers: readonly [Layer, Layer];
  /** The mean of all tokens, [WIDTH], to the vector, [WIDTH]. */
  readonly last: Matrix;
}

const PIECES = 8002;
export const EMBEDDING = 256;
export const WIDTH = 512;
export const INNER = 1536;

function layLayer(arena: Arena, width: number): Layer {
  return {
    width,
    norm: layNorm(arena, width),
    join: layMatrix(arena, width, 3 * width),
    output: layMatrix(arena, width, WIDTH),
    innerNorm: layNorm(arena, WIDTH),
    widen: layMatrix(arena, WIDTH, INNER),
    narrow: layMatrix(arena, INNER, WIDTH),
  };
}

/** Takes room for the model; `loadWeights` fills it. */
export function layWeights(arena: Arena): Weights {
  return {
    embeddings: new Float32Array(PIECES * EMBEDDING),
    timing: new Float32Array(EMBEDDING / 2),
    adjust: layMatrix(arena, EMBEDDING, WIDTH),
    layers: [layLayer(arena, EMBEDDING), layLayer(arena, WIDTH)],
    last: layMatrix(arena, WIDTH, WIDTH),
  };
}
