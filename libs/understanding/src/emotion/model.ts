import { z } from 'zod';
import { hashedFeatures } from '../linear/features.js';
import { type LinearModel, parseModel } from '../linear/model.js';

/** A model of labels that are learnt each by itself: a text may have several, or none. */
export interface FeelingModel {
  readonly linear: LinearModel;
  /** From how likely on each label is said to be there, in the order of the labels. */
  readonly from: readonly number[];
}

const thresholdsSchema = z.object({ from: z.array(z.number().min(0).max(1)) });

/**
 * @param data a parsed artefact as the training script writes it
 * @throws Error where it is malformed or its weights are not those of its checksum
 */
export function parseFeelingModel(data: unknown): FeelingModel {
  return { linear: parseModel(data), from: thresholdsSchema.parse(data).from };
}

/** The places of a text's features, for models of as many buckets as this one. Found once, they serve several. */
export function placesOf({ linear }: FeelingModel, joined: string): Uint32Array {
  return hashedFeatures(joined, linear.buckets);
}

/**
 * @param places as `placesOf` gives them
 * @param vector the sentence vector, where the model reads one
 * @returns how likely each label is by itself, in the order of the labels
 */
export function likelihoods({ linear }: FeelingModel, places: Uint32Array, vector?: Float32Array): Float64Array {
  const { weights, dense, bias } = linear;
  const classes = linear.labels.length;
  const scores = new Float64Array(classes);
  for (const place of places) {
    const row = place * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (weights[row + c] ?? 0);
  }
  const unit = linear.scale / Math.sqrt(Math.max(1, places.length));
  for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) * unit + (bias[c] ?? 0);
  for (let place = 0; dense && vector && place < dense.size; place += 1) {
    const value = (vector[place] ?? 0) * dense.scale;
    const row = place * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + value * (dense.weights[row + c] ?? 0);
  }
  for (let c = 0; c < classes; c += 1) scores[c] = 1 / (1 + Math.exp(-(scores[c] ?? 0)));
  return scores;
}
