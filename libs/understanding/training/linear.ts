import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashedFeatures } from '../dist/linear/features.js';
import { readWords } from '../dist/linear/words.js';

/** One text with its label, or with several. `weight` is how much it counts, 1 where not given. */
export interface Example {
  text: string;
  label: string | readonly string[];
  weight?: number;
}

export interface Options {
  labels: readonly string[];
  buckets: number;
  epochs: number;
  rate: number;
  l2: number;
  seed: number;
  /** How the model reads a text; the plain words where not given. */
  read?: (text: string) => string;
  /** Where given, the model reads a sentence vector beside the words. */
  vector?: (text: string) => Float32Array;
  /** How much a sentence vector counts beside the words. */
  vectorWeight?: number;
  /**
   * Where given, every label is learnt by itself against all others (a text may have several, or none), and an example of a label that
   * one text in n has counts n - 1 to this power. Where not, the labels share one softmax.
   */
  balance?: number;
}

/** A small seeded random source (mulberry32), so that the same data always gives the same weights. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Row {
  places: Uint32Array;
  vector: Float32Array;
  /** What each label ought to be, 0 or 1. */
  targets: Float32Array;
  weight: number;
}

function shuffle(rows: Row[], random: () => number): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [rows[i], rows[j]];
    if (a && b) [rows[i], rows[j]] = [b, a];
  }
}

/** Turns scores into probabilities that add up to one, in place. */
function softmax(scores: Float64Array): void {
  const highest = Math.max(...scores);
  let total = 0;
  for (const [c, score] of scores.entries()) {
    scores[c] = Math.exp(score - highest);
    total += scores[c] ?? 0;
  }
  for (const [c, odds] of scores.entries()) scores[c] = odds / total;
}

/** Turns each score into a probability of its own, in place. */
function logistic(scores: Float64Array): void {
  for (const [c, score] of scores.entries()) scores[c] = 1 / (1 + Math.exp(-score));
}

function toRows(examples: readonly Example[], options: Options): Row[] {
  const read = options.read ?? ((text: string) => readWords(text).joined);
  const vectorWeight = options.vectorWeight ?? VECTOR_WEIGHT;
  return examples.map(({ text, label, weight }) => ({
    places: hashedFeatures(read(text), options.buckets).slice(),
    vector: options.vector?.(text).map((value) => value * vectorWeight) ?? NO_VECTOR,
    targets: Float32Array.from(options.labels, (one) =>
      label === one || (typeof label !== 'string' && label.includes(one)) ? 1 : 0,
    ),
    weight: weight ?? 1,
  }));
}

/** How much an example of each label counts, by how seldom the label is. */
function weightsOfLabels(rows: readonly Row[], { labels, balance }: Options): Float64Array {
  return Float64Array.from(labels, (_, c) => {
    if (balance === undefined) return 1;
    let [all, having] = [0, 0];
    for (const { weight, targets } of rows) [all, having] = [all + weight, having + weight * (targets[c] ?? 0)];
    return ((all - having) / Math.max(1, having)) ** balance;
  });
}

/** Logistic regression by AdaGrad; returns the artefact as it is written to disk. */
export function train(examples: readonly Example[], options: Options): object {
  const { labels, buckets, epochs, rate, l2 } = options;
  const classes = labels.length;
  const random = seeded(options.seed);
  const rows = toRows(examples, options);
  const labelWeights = weightsOfLabels(rows, options);
  const bias = new Float64Array(classes);
  const toProbabilities = options.balance === undefined ? softmax : logistic;
  const weights = new Float32Array(buckets * classes);
  const energy = new Float32Array(buckets * classes).fill(1e-3);
  const size = rows[0]?.vector.length ?? 0;
  const dense = new Float32Array(size * classes);
  const denseEnergy = new Float32Array(size * classes).fill(1e-3);
  const scores = new Float64Array(classes);
  const step = ({ places, vector, targets, weight }: Row): void => {
    const unit = 1 / Math.sqrt(Math.max(1, places.length));
    scores.set(bias);
    for (const place of places) {
      for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (weights[place * classes + c] ?? 0) * unit;
    }
    for (const [place, value] of vector.entries()) {
      for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (dense[place * classes + c] ?? 0) * value;
    }
    toProbabilities(scores);
    for (let c = 0; c < classes; c += 1) {
      const target = targets[c] ?? 0;
      const error = ((scores[c] ?? 0) - target) * weight * (target === 1 ? (labelWeights[c] ?? 1) : 1);
      bias[c] = (bias[c] ?? 0) - 0.02 * error;
      for (const place of places) {
        const at = place * classes + c;
        const gradient = error * unit + l2 * (weights[at] ?? 0);
        energy[at] = (energy[at] ?? 0) + gradient * gradient;
        weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(energy[at] ?? 1);
      }
      if (Math.abs(error) < LEAST_ERROR) continue;
      for (const [place, value] of vector.entries()) {
        const at = place * classes + c;
        const gradient = error * value + l2 * (dense[at] ?? 0);
        denseEnergy[at] = (denseEnergy[at] ?? 0) + gradient * gradient;
        dense[at] = (dense[at] ?? 0) - (rate * gradient) / Math.sqrt(denseEnergy[at] ?? 1);
      }
    }
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(rows, random);
    for (const row of rows) step(row);
  }
  const vectorWeight = options.vectorWeight ?? VECTOR_WEIGHT;
  return {
    format: 'carethread-linear-1',
    labels,
    buckets,
    bias: Array.from(bias, (one) => Number(one.toFixed(5))),
    ...rounded(weights),
    // The vector comes to the model as it is: its weight is in the weights.
    ...(size > 0 ? { dense: { size, ...rounded(dense.map((weight) => weight * vectorWeight)) } } : {}),
  };
}

/** How much a sentence vector counts beside the words where nothing else is said; tried from 1 to 8 on held-out folds. */
const VECTOR_WEIGHT = 3;
const NO_VECTOR = new Float32Array(0);
/** Below this an example teaches the vector's weights nothing worth its time. */
const LEAST_ERROR = 1e-4;

/** Weights in 8 bits; the few largest are cut, so that the others keep their differences. */
function rounded(weights: Float32Array): { scale: number; sha256: string; weights: string } {
  const sorted = Float32Array.from(weights, Math.abs).sort();
  const highest = sorted[Math.floor(sorted.length * 0.9998)] || 1;
  const scale = Number((highest / 127).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  const buffer = Buffer.from(bytes.buffer);
  return { scale, sha256: createHash('sha256').update(buffer).digest('hex'), weights: buffer.toString('base64') };
}

export function readLines<T>(file: string | URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

export function writeArtefact(name: string, value: object): void {
  const file = new URL(`../artefacts/${name}`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(value)}\n`);
  console.log(`${name}: ${(readFileSync(file).length / 1024).toFixed(0)} kB`);
}

/** Where the public data sets lie: the script's first argument, else EVALUATION_DATA, or ../shared/data beside the repository. */
export function dataFolder(): URL {
  const folder = process.argv[2] ?? process.env.EVALUATION_DATA;
  if (folder !== undefined) return pathToFileURL(`${resolve(folder)}/`);
  return new URL('../../../../shared/data/', import.meta.url);
}
