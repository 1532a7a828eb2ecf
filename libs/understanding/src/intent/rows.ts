import type { FeatureReader, Passage } from './features.js';

/**
 * Training rows: a sparse part (compressed rows) and, side by side with it, an optional dense part. The large ones of its arrays
 * lie in shared memory, so that several threads read the same.
 */
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

const NUMBER_BYTES = 4;
const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * NUMBER_BYTES));

/** Lays examples out for training. All of them have a vector, of one length, or none has. */
export function toRows(reader: FeatureReader, features: number, examples: readonly Example[]): Rows {
  const starts = new Int32Array(examples.length + 1);
  const parts = examples.map((example, row) => {
    const length = reader.read(example.passage);
    starts[row + 1] = (starts[row] ?? 0) + length;
    return { indices: reader.indices.slice(0, length), values: reader.values.slice(0, length) };
  });
  const total = starts[examples.length] ?? 0;
  const indices = new Int32Array(new SharedArrayBuffer(total * NUMBER_BYTES));
  const values = sharedFloats(total);
  parts.forEach((part, row) => {
    indices.set(part.indices, starts[row]);
    values.set(part.values, starts[row]);
  });
  const rows = { count: examples.length, starts, indices, values, features };
  return examples[0]?.vector === undefined ? rows : { ...rows, dense: denseOf(examples) };
}

/** Lays out the vectors of examples alone. */
export function toVectorRows(examples: readonly Example[]): Rows {
  const count = examples.length;
  const nothing = { starts: new Int32Array(count + 1), indices: new Int32Array(0), values: new Float32Array(0), features: 0 };
  return { count, ...nothing, dense: denseOf(examples) };
}

function denseOf(examples: readonly Example[]): NonNullable<Rows['dense']> {
  const dimensions = examples[0]?.vector?.length ?? 0;
  const values = sharedFloats(examples.length * dimensions);
  examples.forEach(({ vector }, row) => {
    if (vector !== undefined) values.set(weighVector(vector), row * dimensions);
  });
  return { dimensions, values };
}
