import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hashedFeatures } from './features.js';

/** A multinomial logistic regression over hashed features, its weights rounded to 8 bits. */
export interface LinearModel {
  readonly labels: readonly string[];
  readonly buckets: number;
  /** One weight a bucket and label, bucket by bucket. */
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: readonly number[];
}

const artefactSchema = z.object({
  format: z.literal('carethread-linear-1'),
  labels: z.array(z.string()).min(2),
  buckets: z.number().int().positive(),
  scale: z.number().positive(),
  bias: z.array(z.number()),
  sha256: z.string().length(64),
  weights: z.base64(),
});

/**
 * @param data a parsed artefact as the training scripts write it
 * @returns the model
 * @throws Error where the artefact is malformed, or its weights are not those that its checksum was made of
 */
export function parseModel(data: unknown): LinearModel {
  const artefact = artefactSchema.parse(data);
  const bytes = Buffer.from(artefact.weights, 'base64');
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== artefact.sha256) throw new Error(`model weights do not match their checksum: ${sum} for ${artefact.sha256}`);
  if (bytes.length !== artefact.buckets * artefact.labels.length) throw new Error('model weights have the wrong size');
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { labels: artefact.labels, buckets: artefact.buckets, scale: artefact.scale, bias: artefact.bias, weights };
}

/**
 * @param joined blank-padded plain words
 * @returns a probability for each of the model's labels, in their order
 */
export function probabilities(model: LinearModel, joined: string): Float64Array {
  const classes = model.labels.length;
  const places = hashedFeatures(joined, model.buckets);
  const scores = new Float64Array(classes);
  for (const place of places) {
    const row = place * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (model.weights[row + c] ?? 0);
  }
  const unit = model.scale / Math.sqrt(Math.max(1, places.length));
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c += 1) {
    const score = (scores[c] ?? 0) * unit + (model.bias[c] ?? 0);
    scores[c] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let c = 0; c < classes; c += 1) {
    const odds = Math.exp((scores[c] ?? 0) - highest);
    scores[c] = odds;
    total += odds;
  }
  for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) / total;
  return scores;
}
