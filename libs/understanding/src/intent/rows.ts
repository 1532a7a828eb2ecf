import type { FeatureReader, Passage } from './features.js';
import type { Rows } from './svm.js';

/** A text with what it means; `label` is a class, or −1 for what is out of scope. */
export interface Example {
  readonly passage: Passage;
  readonly label: number;
  /** Its sentence vector, for the joined stage. */
  readonly vector?: Float32Array;
}

/** A sentence vector counts twice as much as either block of n-grams. */
const VECTOR_WEIGHT = 2;
/** Brings a sentence vector to the length with which it is joined to the n-grams. */
export function weighVector(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? VECTOR_WEIGHT / Math.sqrt(squares) : 0;
  return vector.map((value) => value * scale);
}

/** Lays examples out for training. All of them have a vector, of one length, or none has. */
export function toRows(reader: FeatureReader, features: number, examples: readonly Example[]): Rows {
  const starts = new Int32Array(examples.length + 1);
  const parts = examples.map((example, row) => {
    const length = reader.read(example.passage);
    starts[row + 1] = (starts[row] ?? 0) + length;
    return { indices: reader.indices.slice(0, length), values: reader.values.slice(0, length) };
  });
  const total = starts[examples.length] ?? 0;
  const indices = new Int32Array(total);
  const values = new Float32Array(total);
  parts.forEach((part, row) => {
    indices.set(part.indices, starts[row]);
    values.set(part.values, starts[row]);
  });
  const rows = { count: examples.length, starts, indices, values, features };
  const dimensions = examples[0]?.vector?.length;
  if (dimensions === undefined) return rows;
  const dense = new Float32Array(examples.length * dimensions);
  examples.forEach((example, row) => {
    if (example.vector !== undefined) dense.set(weighVector(example.vector), row * dimensions);
  });
  return { ...rows, dense: { dimensions, values: dense } };
}
