import type { Arena, Floats, Shorts } from './memory.js';

/**
 * A matrix and its bias as the kernel multiplies by them: a weight is its 16-bit number times the scale of its column.
 * `kernel.wat` says how `weights` are laid out.
 */
export interface Matrix {
  readonly size: number;
  readonly columns: number;
  readonly weights: Shorts;
  readonly scales: Floats;
  readonly bias: Floats;
  /** The largest number that a row in 16 bits may hold: with it no sum of any column can leave 32 bits. */
  limit: number;
}

/** Rows in 16 bits, end to end: value = number × scale of its row. */
export interface Rows {
  readonly values: Shorts;
  readonly scales: Floats;
}

/** Gain and shift of a layer normalisation, a number each per value of a row. */
export interface Norm {
  readonly size: number;
  readonly gain: Floats;
  readonly shift: Floats;
}

/** 13 bits with the sign: that leaves the rows about as many, and the error of both is below a thousandth. */
const LARGEST_WEIGHT = 4095;
const LARGEST_SHORT = 32_767;
const LARGEST_SUM = 2_147_483_647;
/** Columns that lie side by side in packed weights. */
const ABREAST = 16;

/** Takes room for a matrix; it is filled by `packWeights`, its bias by whoever has it. */
export function layMatrix(arena: Arena, size: number, columns: number): Matrix {
  const weights = arena.shorts(size * columns);
  return { size, columns, weights, scales: arena.floats(columns), bias: arena.floats(columns), limit: 0 };
}

/** Takes room for gain and shift. */
export function layNorm(arena: Arena, size: number): Norm {
  return { size, gain: arena.floats(size), shift: arena.floats(size) };
}

/** Takes room for `most` rows of `size` values. */
export function layRows(arena: Arena, most: number, size: number): Rows {
  return { values: arena.shorts(most * size), scales: arena.floats(most) };
}

/** @param values [size][columns] */
export function packWeights(matrix: Matrix, values: Float32Array): void {
  const { columns } = matrix;
  let largestSum = 1;
  for (let from = 0; from < columns; from += ABREAST) {
    for (let column = from; column < from + ABREAST; column++) {
      largestSum = Math.max(largestSum, packColumn(matrix, values, column));
    }
  }
  matrix.limit = Math.min(LARGEST_SHORT, Math.floor(LARGEST_SUM / largestSum));
}

/** @returns the sum of the column's numbers, signs aside */
function packColumn({ size, columns, weights, scales }: Matrix, values: Float32Array, column: number): number {
  let largest = 0;
  for (let at = column; at < values.length; at += columns) largest = Math.max(largest, Math.abs(values[at] ?? 0));
  const factor = largest > 0 ? LARGEST_WEIGHT / largest : 0;
  scales.view[column] = largest / LARGEST_WEIGHT;
  const within = column % ABREAST;
  const first = (column - within) * size + 2 * within;
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const weight = Math.round((values[k * columns + column] ?? 0) * factor);
    weights.view[first + (k >> 1) * 2 * ABREAST + (k & 1)] = weight;
    sum += Math.abs(weight);
  }
  return sum;
}
