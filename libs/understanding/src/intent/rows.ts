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
  const weighed = new Float32Array(vector.length);
  weighInto(vector, weighed, 0);
  return weighed;
}

function weighInto(vector: Float32Array, into: Float32Array, at: number): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? VECTOR_WEIGHT / Math.sqrt(squares) : 0;
  for (let index = 0; index < vector.length; index++) into[at + index] = (vector[index] as number) * scale;
}

const NUMBER_BYTES = 4;
const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * NUMBER_BYTES));
const sharedWholes = (length: number) => new Int32Array(new SharedArrayBuffer(length * NUMBER_BYTES));

/** Collects the entries of rows, of which nobody knows beforehand how many there are. */
class Entries {
  indices = sharedWholes(1 << 16);
  values = sharedFloats(1 << 16);
  length = 0;

  add(indices: Int32Array, values: Float32Array): void {
    const end = this.length + indices.length;
    if (end > this.indices.length) this.grow(Math.max(end, this.indices.length * 2));
    this.indices.set(indices, this.length);
    this.values.set(values, this.length);
    this.length = end;
  }

  private grow(size: number): void {
    const { indices, values } = this;
    this.indices = sharedWholes(size);
    this.values = sharedFloats(size);
    this.indices.set(indices);
    this.values.set(values);
  }
}

/** Whether two passages of one text differ in signs only, of which no feature is made. */
function isAlike(one: Passage, other: Passage): boolean {
  if (one.text !== other.text) return false;
  const signs = (from: number, to: number) => one.text.tokens.slice(from, to).every(({ kind }) => kind === 'sign');
  return one.from >= other.from && one.to <= other.to && signs(other.from, one.from) && signs(one.to, other.to);
}

/**
 * Lays examples out for training. All of them have a vector, of one length, or none has.
 * @param like examples that were laid out before, in the same order: what has the same words is not read again
 */
export function toRows(
  reader: FeatureReader,
  features: number,
  examples: readonly Example[],
  like: { readonly examples: readonly Example[]; readonly rows: Rows } | null = null,
): Rows {
  const starts = sharedWholes(examples.length + 1);
  const entries = new Entries();
  examples.forEach(({ passage }, row) => {
    const other = like?.examples[row]?.passage;
    if (like && other && isAlike(passage, other)) {
      const [from, to] = [like.rows.starts[row], like.rows.starts[row + 1]];
      entries.add(like.rows.indices.subarray(from, to), like.rows.values.subarray(from, to));
    } else {
      const length = reader.read(passage);
      entries.add(reader.indices.subarray(0, length), reader.values.subarray(0, length));
    }
    starts[row + 1] = entries.length;
  });
  const rows = { count: examples.length, starts, indices: entries.indices, values: entries.values, features };
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
    if (vector !== undefined) weighInto(vector, values, row * dimensions);
  });
  return { dimensions, values };
}
