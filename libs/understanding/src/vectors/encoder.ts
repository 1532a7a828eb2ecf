import { attend } from './attention.js';
import type { Kernel } from './kernel.js';
import { layRows, type Rows } from './matrix.js';
import type { Floats } from './memory.js';
import { EMBEDDING, INNER, type Layer, type Weights, WIDTH } from './weights.js';

/** Pieces after these are not read. The graph would read 128; 96 are some 380 letters of English and take 12 ms. */
const MOST_TOKENS = 96;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Where in its text a token stands: [sin(token · timing), cos(token · timing)]. */
function placesOf(timing: Float32Array): Float32Array {
  const places = new Float32Array(MOST_TOKENS * EMBEDDING);
  for (let token = 0; token < MOST_TOKENS; token++) {
    timing.forEach((step, k) => {
      places[token * EMBEDDING + k] = Math.sin(token * step);
      places[token * EMBEDDING + timing.length + k] = Math.cos(token * step);
    });
  }
  return places;
}

/**
 * The graph of model.json over 16-bit weights: embedding, two transformer layers that normalise before each part, mean of the
 * tokens, tanh, unit length (Cer et al., "Universal Sentence Encoder", 2018). Scratch is taken once; a text allocates only its
 * vector. Where the graph works on padding, masks and batches, there is one text here.
 */
export class Encoder {
  /** [tokens][EMBEDDING], [tokens][WIDTH], [tokens][INNER], [tokens][WIDTH]. */
  private readonly embedded: Floats;
  private readonly state: Floats;
  private readonly wide: Floats;
  private readonly mixed: Floats;
  private readonly shares: Floats;
  private readonly rows: Rows;
  /** [tokens][EMBEDDING]. */
  private readonly places: Float32Array;

  constructor(
    private readonly kernel: Kernel,
    private readonly weights: Weights,
  ) {
    const { arena } = kernel;
    this.embedded = arena.floats(MOST_TOKENS * EMBEDDING);
    this.state = arena.floats(MOST_TOKENS * WIDTH);
    this.wide = arena.floats(MOST_TOKENS * INNER);
    this.mixed = arena.floats(MOST_TOKENS * WIDTH);
    this.shares = arena.floats(MOST_TOKENS);
    this.rows = layRows(arena, MOST_TOKENS, INNER);
    this.places = placesOf(weights.timing);
  }

  /** @param pieces at least one. @returns [WIDTH], of length 1 */
  encode(pieces: readonly number[]): Float32Array {
    const { kernel, embedded, state, weights } = this;
    const [first, second] = weights.layers;
    const tokens = Math.min(pieces.length, MOST_TOKENS);
    this.embed(pieces, tokens);
    kernel.quantise(embedded.at, tokens, weights.adjust, this.rows);
    kernel.multiply(this.rows, tokens, weights.adjust, state.at, 'set');
    this.attention(first, embedded, tokens);
    this.widen(first, tokens);
    this.narrow(first, tokens);
    this.attention(second, state, tokens);
    this.widen(second, tokens);
    // What is linear may come after the mean of the tokens: one row is narrowed, not one a token.
    this.pool(tokens);
    this.narrow(second, 1);
    return this.finish();
  }

  /**
   * Looks the pieces up and tells each its place: x = 2 · embedding + [sin(place · timing), cos(place · timing)]. Twice, since
   * the graph adds the embedding to itself with its place (`Layer_0/add`).
   */
  private embed(pieces: readonly number[], tokens: number): void {
    const { embeddings } = this.weights;
    const { view } = this.embedded;
    for (let token = 0; token < tokens; token++) {
      const from = (pieces[token] ?? 0) * EMBEDDING;
      for (let k = 0; k < EMBEDDING; k++) {
        const at = token * EMBEDDING + k;
        view[at] = 2 * (embeddings[from + k] ?? 0) + (this.places[at] ?? 0);
      }
    }
  }

  /** state += attention of the normalised `source`. */
  private attention(layer: Layer, source: Floats, tokens: number): void {
    const { kernel, rows, wide, mixed, state } = this;
    kernel.normalise(source.at, tokens, layer.norm, mixed.at);
    kernel.quantise(mixed.at, tokens, layer.join, rows);
    kernel.multiply(rows, tokens, layer.join, wide.at, 'set');
    attend(kernel, wide, tokens, layer.width, this.shares, mixed);
    kernel.quantise(mixed.at, tokens, layer.output, rows);
    kernel.multiply(rows, tokens, layer.output, state.at, 'add');
  }

  /** wide = what the feed-forward part of a layer rectifies. */
  private widen(layer: Layer, tokens: number): void {
    const { kernel, rows, mixed, state } = this;
    kernel.normalise(state.at, tokens, layer.innerNorm, mixed.at);
    kernel.quantise(mixed.at, tokens, layer.widen, rows);
    kernel.multiply(rows, tokens, layer.widen, this.wide.at, 'rectify');
  }

  /** state += what `widen` left, narrowed. */
  private narrow(layer: Layer, tokens: number): void {
    const { kernel, rows, wide, state } = this;
    kernel.quantise(wide.at, tokens, layer.narrow, rows);
    kernel.multiply(rows, tokens, layer.narrow, state.at, 'add');
  }

  /** The first rows of `state` and `wide` = the means of all. */
  private pool(tokens: number): void {
    const { kernel, shares, state, wide } = this;
    shares.view.fill(1 / tokens, 0, tokens);
    kernel.mix(shares.at, state.at, WIDTH * BYTES, tokens, WIDTH, state.at);
    kernel.mix(shares.at, wide.at, INNER * BYTES, tokens, INNER, wide.at);
  }

  private finish(): Float32Array {
    const { last } = this.weights;
    this.kernel.quantise(this.state.at, 1, last, this.rows);
    this.kernel.multiply(this.rows, 1, last, this.wide.at, 'set');
    const vector = this.wide.view.slice(0, WIDTH);
    let squares = 0;
    for (let k = 0; k < WIDTH; k++) {
      const value = Math.tanh(vector[k] ?? 0);
      vector[k] = value;
      squares += value * value;
    }
    const scale = 1 / Math.sqrt(Math.max(squares, 1e-12));
    for (let k = 0; k < WIDTH; k++) vector[k] = (vector[k] ?? 0) * scale;
    return vector;
  }
}
