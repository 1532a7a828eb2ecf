import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hashedFeatures } from './features.js';

/** The part of a model that reads a sentence vector beside the words. */
export interface DenseWeights {
  /** Length of the vector. */
  readonly size: number;
  /** One weight a place of the vector and label, place by place. */
  readonly weights: Int8Array;
  readonly scale: number;
}

/** A multinomial logistic regression over hashed features, its weights rounded to 8 bits. */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly buckets: number;
  /** One weight a bucket and label, bucket by bucket. */
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
  /** Null where the model reads words alone. */
  readonly dense: DenseWeights | null;
}

const artefactSchema = z.object({
  format: z.literal('carethread-linear-1'),
  labels: z.array(z.string()).min(2),
  buckets: z.number().int().positive(),
  scale: z.number().positive(),
  bias: z.array(z.number()),
  sha256: z.string().length(64),
  weights: z.base64(),
  dense: z.optional(
    z.object({
      size: z.number().int().positive(),
      scale: z.number().positive(),
      sha256: z.string().length(64),
      weights: z.base64(),
    }),
  ),
});

/**
 * @param data a parsed artefact as the training scripts write it
 * @returns the model
 * @throws Error where the artefact is malformed, or its weights are not those that its checksum was made of
 */
export function parseModel(data: unknown): LinearModel {
  const artefact = artefactSchema.parse(data);
  const { labels, buckets, scale, bias, dense } = artefact;
  return {
    ...{ labels, buckets, scale, bias },
    weights: bytesOf(artefact, buckets * labels.length),
    dense: dense ? { size: dense.size, scale: dense.scale, weights: bytesOf(dense, dense.size * labels.length) } : null,
  };
}

function bytesOf({ weights, sha256 }: { weights: string; sha256: string }, size: number): Int8Array {
  const bytes = Buffer.from(weights, 'base64');
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== sha256) throw new Error(`model weights do not match their checksum: ${sum} for ${sha256}`);
  if (bytes.length !== size) throw new Error('model weights have the wrong size');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * @param joined blank-padded plain words
 * @param vector the sentence vector, where the model reads one
 * @returns a probability for each of the model's labels, in their order
 */
export function probabilities(model: LinearModel, joined: string, vector?: Float32Array): Float64Array {
  const classes = model.labels.length;
  const places = hashedFeatures(joined, model.buckets);
  const sums = sumRows(model.weights, classes, places);
  const unit = model.scale / Math.sqrt(Math.max(1, places.length));
  const scores = new Float64Array(classes);
  for (let c = 0; c < classes; c += 1) scores[c] = (sums[c] ?? 0) * unit + (model.bias[c] ?? 0);
  if (model.dense && vector) addDense(model.dense, vector, scores);
  return softmax(scores);
}

/** In place. */
function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const odds = Math.exp((scores[c] ?? 0) - highest);
    scores[c] = odds;
    total += odds;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / total;
  return scores;
}

/** The innermost loop of all, so with whole numbers and without checks of bounds: every place lies in the table by its making. */
function sumRows(weights: Int8Array, classes: number, places: Uint32Array): Int32Array {
  const sums = new Int32Array(classes);
  for (let i = 0; i < places.length; i += 1) {
    const row = (places[i] as number) * classes;
    for (let c = 0; c < classes; c += 1) sums[c] = (sums[c] as number) + (weights[row + c] as number);
  }
  return sums;
}

function addDense({ size, weights, scale }: DenseWeights, vector: Float32Array, scores: Float64Array): void {
  const classes = scores.length;
  for (let place = 0; place < size; place += 1) {
    const value = (vector[place] as number) * scale;
    const row = place * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] as number) + value * (weights[row + c] as number);
  }
}
