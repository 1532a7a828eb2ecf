import type { Kernel } from './kernel.js';
import type { Floats } from './memory.js';

const HEADS = 4;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Attention of every token to every token (Vaswani et al., "Attention Is All You Need", 2017, section 3.2), four heads.
 * @param joined [tokens][3 · width]: queries, keys and values of all heads, side by side
 * @param shares scratch, a number per token
 * @param mixed [tokens][width]: what comes out
 */
export function attend(kernel: Kernel, joined: Floats, tokens: number, width: number, shares: Floats, mixed: Floats): void {
  const size = width / HEADS;
  const factor = 1 / Math.sqrt(size);
  const stride = 3 * width * BYTES;
  for (let head = 0; head < HEADS; head++) {
    const queries = joined.at + head * size * BYTES;
    const keys = queries + width * BYTES;
    const values = keys + width * BYTES;
    for (let token = 0; token < tokens; token++) {
      kernel.score(queries + token * stride, keys, stride, tokens, size, factor, shares.at);
      share(shares.view, tokens);
      kernel.mix(shares.at, values, stride, tokens, size, mixed.at + (token * width + head * size) * BYTES);
    }
  }
}

/** The first `count` scores become shares of one (softmax). */
function share(scores: Float32Array, count: number): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) largest = Math.max(largest, scores[index] ?? 0);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const raised = Math.exp((scores[index] ?? 0) - largest);
    scores[index] = raised;
    sum += raised;
  }
  for (let index = 0; index < count; index++) scores[index] = (scores[index] ?? 0) / sum;
}
