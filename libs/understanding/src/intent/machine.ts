import { type Random, seeded, shuffle } from './random.js';
import type { Rows } from './rows.js';

/** The rows that hold a machine where it is, and how hard each of them pulls; all others pull nothing. */
export interface Held {
  readonly rows: Int32Array;
  readonly alphas: Float32Array;
}

/** Twenty classes from one seed draw different numbers. */
const STRIDE = 0x9e3779b1;

/**
 * A two-class machine in training: L2-regularised, squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008,
 * algorithm 3; the way LIBLINEAR's solver 1 goes). Its weights are always the sum of what its rows pull.
 */
export class Machine {
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
  readonly alphas: Float64Array;
  readonly random: Random;
  bias = 0;

  /**
   * @param label whose rows are positive; all others are negative
   * @param lengths the squared length of each row, and 1 for its bias
   * @param softness 1 / (2 × the cost of an error)
   */
  constructor(
    private readonly rows: Rows,
    private readonly labels: Int32Array,
    readonly label: number,
    private readonly lengths: Float64Array,
    readonly softness: number,
    seed: number,
  ) {
    this.sparse = new Float64Array(rows.features);
    this.dense = new Float64Array(rows.dense?.dimensions ?? 0);
    this.alphas = new Float64Array(rows.count);
    this.random = seeded(seed + Math.imul(label, STRIDE));
  }

  /** @returns 1 or −1 */
  sign(row: number): number {
    return this.labels[row] === this.label ? 1 : -1;
  }

  /** Puts a machine that has learnt nothing yet where another was held. */
  takeUp({ rows, alphas }: Held): void {
    rows.forEach((row, index) => {
      const alpha = alphas[index] ?? 0;
      // An example that stands twice is one row to go on from.
      this.alphas[row] = (this.alphas[row] ?? 0) + alpha;
      this.pull(row, alpha * this.sign(row));
    });
  }

  /** What `takeUp` takes up. */
  held(): Held {
    const rows: number[] = [];
    this.alphas.forEach((alpha, row) => {
      if (alpha > 0) rows.push(row);
    });
    return { rows: Int32Array.from(rows), alphas: Float32Array.from(rows, (row) => this.alphas[row] ?? 0) };
  }

  /**
   * Passes over some rows, in random order, each pass over those only that may still pull.
   * @param active which; brought into another order
   */
  descend(active: Int32Array, passes: number, tolerance: number): void {
    const { alphas, lengths, softness } = this;
    let size = active.length;
    let shrinkAbove = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < passes; pass++) {
      let highest = Number.NEGATIVE_INFINITY;
      let lowest = Number.POSITIVE_INFINITY;
      shuffle(active, size, this.random);
      for (let position = 0; position < size; position++) {
        const row = active[position] as number;
        const sign = this.sign(row);
        const alpha = alphas[row] as number;
        const gradient = sign * this.score(row) - 1 + alpha * softness;
        if (alpha === 0 && gradient > shrinkAbove) {
          size--;
          active[position] = active[size] as number;
          active[size] = row;
          position--;
          continue;
        }
        const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
        highest = Math.max(highest, projected);
        lowest = Math.min(lowest, projected);
        if (Math.abs(projected) > 1e-12) {
          const next = Math.max(alpha - gradient / ((lengths[row] as number) + softness), 0);
          alphas[row] = next;
          this.pull(row, (next - alpha) * sign);
        }
      }
      if (highest - lowest <= tolerance) {
        if (size === active.length) return;
        size = active.length;
        shrinkAbove = Number.POSITIVE_INFINITY;
      } else shrinkAbove = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
    }
  }

  /** One of the two innermost loops of training, so without checks of bounds: every index lies in its array by its making. */
  private score(row: number): number {
    const { starts, indices, values, dense } = this.rows;
    const { sparse } = this;
    let sum = this.bias;
    const stop = starts[row + 1] as number;
    for (let at = starts[row] as number; at < stop; at++)
      sum += (values[at] as number) * (sparse[indices[at] as number] as number);
    return dense === undefined ? sum : sum + this.denseScore(row * dense.dimensions, dense.values);
  }

  /** Four sums, so that none waits for the one before; what is over comes last. */
  private denseScore(base: number, values: Float32Array): number {
    const { dense } = this;
    const whole = dense.length & ~3;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let index = 0; index < whole; index += 4) {
      const at = base + index;
      first += (values[at] as number) * (dense[index] as number);
      second += (values[at + 1] as number) * (dense[index + 1] as number);
      third += (values[at + 2] as number) * (dense[index + 2] as number);
      fourth += (values[at + 3] as number) * (dense[index + 3] as number);
    }
    for (let index = whole; index < dense.length; index++) first += (values[base + index] as number) * (dense[index] as number);
    return first + second + third + fourth;
  }

  private pull(row: number, by: number): void {
    const { starts, indices, values, dense } = this.rows;
    const { sparse } = this;
    this.bias += by;
    const stop = starts[row + 1] as number;
    for (let at = starts[row] as number; at < stop; at++) {
      const index = indices[at] as number;
      sparse[index] = (sparse[index] as number) + by * (values[at] as number);
    }
    if (dense === undefined) return;
    const base = row * dense.dimensions;
    const weights = this.dense;
    for (let index = 0; index < weights.length; index++) {
      weights[index] = (weights[index] as number) + by * (dense.values[base + index] as number);
    }
  }
}
