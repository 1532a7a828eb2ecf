import { type Random, shuffle } from './random.js';

/** Training rows: a sparse part (compressed rows) and, side by side with it, an optional dense part. */
export interface Rows {
  readonly count: number;
  /** Row r has the entries [starts[r], starts[r + 1]). */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly features: number;
  /** `count` × `dimensions`, row by row. */
  readonly dense?: { readonly dimensions: number; readonly values: Float32Array };
}

/**
 * One linear function a class: score = scale × sparse · row + dense · row + bias. Weights lie feature by feature, classes within; the
 * many of the sparse part are rounded to 8 bits, each class by its own scale.
 */
export interface LinearModel {
  readonly classes: number;
  readonly sparse: Int8Array;
  readonly scales: Float32Array;
  readonly dense: Float32Array;
  readonly bias: Float32Array;
}

export interface SvmOptions {
  /** Cost of an error: smaller keeps the weights smaller. */
  readonly cost: number;
  /** Stops when the largest violation of optimality is below this. LIBLINEAR's default is 0.1. */
  readonly tolerance: number;
  readonly mostPasses: number;
  readonly random: Random;
}

interface Weights {
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
  bias: number;
}

function score(rows: Rows, row: number, weights: Weights): number {
  let sum = weights.bias;
  const stop = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < stop; at++) {
    sum += (rows.values[at] ?? 0) * (weights.sparse[rows.indices[at] ?? 0] ?? 0);
  }
  if (rows.dense !== undefined) {
    const { dimensions, values } = rows.dense;
    const base = row * dimensions;
    for (let index = 0; index < dimensions; index++) sum += (values[base + index] ?? 0) * (weights.dense[index] ?? 0);
  }
  return sum;
}

function addRow(rows: Rows, row: number, weights: Weights, by: number): void {
  weights.bias += by;
  const stop = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < stop; at++) {
    const index = rows.indices[at] ?? 0;
    weights.sparse[index] = (weights.sparse[index] ?? 0) + by * (rows.values[at] ?? 0);
  }
  if (rows.dense !== undefined) {
    const { dimensions, values } = rows.dense;
    const base = row * dimensions;
    for (let index = 0; index < dimensions; index++) {
      weights.dense[index] = (weights.dense[index] ?? 0) + by * (values[base + index] ?? 0);
    }
  }
}

function squaredLengths(rows: Rows): Float64Array {
  const lengths = new Float64Array(rows.count).fill(1);
  for (let row = 0; row < rows.count; row++) {
    let sum = 1;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) sum += (rows.values[at] ?? 0) ** 2;
    if (rows.dense !== undefined) {
      const { dimensions, values } = rows.dense;
      for (let index = 0; index < dimensions; index++) sum += (values[row * dimensions + index] ?? 0) ** 2;
    }
    lengths[row] = sum;
  }
  return lengths;
}

/**
 * One two-class machine: L2-regularised, squared hinge loss, by dual coordinate descent with shrinking (Hsieh et al.,
 * ICML 2008, algorithm 3; the way LIBLINEAR's solver 1 goes).
 */
function trainOne(rows: Rows, positive: (row: number) => boolean, lengths: Float64Array, options: SvmOptions): Weights {
  const weights: Weights = {
    sparse: new Float64Array(rows.features),
    dense: new Float64Array(rows.dense?.dimensions ?? 0),
    bias: 0,
  };
  const alphas = new Float64Array(rows.count);
  const active = Int32Array.from({ length: rows.count }, (_, row) => row);
  const softness = 0.5 / options.cost;
  let size = rows.count;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < options.mostPasses; pass++) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    shuffle(active, size, options.random);
    for (let position = 0; position < size; position++) {
      const row = active[position] ?? 0;
      const sign = positive(row) ? 1 : -1;
      const alpha = alphas[row] ?? 0;
      const gradient = sign * score(rows, row, weights) - 1 + alpha * softness;
      if (alpha === 0 && gradient > shrinkAbove) {
        size--;
        active[position] = active[size] ?? 0;
        active[size] = row;
        position--;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) > 1e-12) {
        const next = Math.max(alpha - gradient / ((lengths[row] ?? 1) + softness), 0);
        alphas[row] = next;
        addRow(rows, row, weights, (next - alpha) * sign);
      }
    }
    if (highest - lowest <= options.tolerance) {
      if (size === rows.count) break;
      size = rows.count;
      shrinkAbove = Number.POSITIVE_INFINITY;
      continue;
    }
    shrinkAbove = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
}

/**
 * One machine a class, each against all the others.
 * @param labels a class, 0 to classes − 1, for each row; a row with −1 is left out of no machine: it is negative to all
 */
export function trainOneVersusRest(rows: Rows, labels: Int32Array, classes: number, options: SvmOptions): LinearModel {
  const dimensions = rows.dense?.dimensions ?? 0;
  const model: LinearModel = {
    classes,
    sparse: new Int8Array(rows.features * classes),
    scales: new Float32Array(classes),
    dense: new Float32Array(dimensions * classes),
    bias: new Float32Array(classes),
  };
  const lengths = squaredLengths(rows);
  for (let label = 0; label < classes; label++) {
    const weights = trainOne(rows, (row) => labels[row] === label, lengths, options);
    const scale = largest(weights.sparse) / MOST_STEPS || 1;
    model.scales[label] = scale;
    for (let feature = 0; feature < rows.features; feature++)
      model.sparse[feature * classes + label] = Math.round((weights.sparse[feature] ?? 0) / scale);
    for (let index = 0; index < dimensions; index++) model.dense[index * classes + label] = weights.dense[index] ?? 0;
    model.bias[label] = weights.bias;
  }
  return model;
}

/** The largest number that 8 bits hold. */
const MOST_STEPS = 127;

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

/**
 * Scores of all classes for one row.
 * @param indices,values the row's sparse part, of which the first `length` entries count
 * @param into as many places as there are classes
 */
export function scoresOf(
  model: LinearModel,
  sparse: { indices: Int32Array; values: Float32Array; length: number },
  dense: Float32Array | null,
  into: Float64Array,
): void {
  const { classes } = model;
  into.fill(0, 0, classes);
  for (let at = 0; at < sparse.length; at++) {
    const value = sparse.values[at] ?? 0;
    const base = (sparse.indices[at] ?? 0) * classes;
    for (let label = 0; label < classes; label++) into[label] = (into[label] ?? 0) + value * (model.sparse[base + label] ?? 0);
  }
  for (let label = 0; label < classes; label++)
    into[label] = (into[label] ?? 0) * (model.scales[label] ?? 0) + (model.bias[label] ?? 0);
  if (dense === null) return;
  for (let index = 0; index < dense.length; index++) {
    const value = dense[index] ?? 0;
    const base = index * classes;
    for (let label = 0; label < classes; label++) into[label] = (into[label] ?? 0) + value * (model.dense[base + label] ?? 0);
  }
}
