import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import wabt from 'wabt';
import { Kernel } from './kernel.js';
import { layMatrix, layNorm, layRows, packWeights } from './matrix.js';

const artefact = readFileSync(new URL('../../artefacts/sentence-kernel.wasm', import.meta.url));

/** `length` numbers from −1 to 1, the same for the same arguments. */
const numbers = (length: number, step: number): Float32Array => Float32Array.from({ length }, (_, at) => Math.sin(at * step + 1));

it('is what kernel.wat is assembled to: else run `node training/sentence-kernel.ts`', async () => {
  const parsed = (await wabt()).parseWat('kernel.wat', readFileSync(new URL('kernel.wat', import.meta.url), 'utf8'));
  expect(Buffer.from(parsed.toBinary({}).buffer).equals(artefact)).toBe(true);
});

describe('Kernel', () => {
  const SIZE = 32;
  const COLUMNS = 48;
  const MOST = 6;
  const kernel = new Kernel(artefact);
  const { arena } = kernel;
  const matrix = layMatrix(arena, SIZE, COLUMNS);
  const weights = numbers(SIZE * COLUMNS, 0.7);
  packWeights(matrix, weights);
  matrix.bias.view.set(numbers(COLUMNS, 0.3));
  const source = arena.floats(MOST * SIZE);
  const rows = layRows(arena, MOST, SIZE);
  const out = arena.floats(MOST * COLUMNS);

  const product = (row: number, column: number): number => {
    let sum = matrix.bias.view[column] ?? 0;
    for (let k = 0; k < SIZE; k++) sum += (source.view[row * SIZE + k] ?? 0) * (weights[k * COLUMNS + column] ?? 0);
    return sum;
  };

  it.each([1, 2, 3, 4, 5])('multiplies %i rows as a plain sum does', (count) => {
    source.view.set(numbers(MOST * SIZE, 1.3));
    kernel.quantise(source.at, count, matrix, rows);
    kernel.multiply(rows, count, matrix, out.at, 'set');
    for (let at = 0; at < count * COLUMNS; at++) {
      expect(out.view[at]).toBeCloseTo(product(Math.floor(at / COLUMNS), at % COLUMNS), 2);
    }
  });

  it('adds to what is there, or leaves out what is below 0', () => {
    source.view.set(numbers(MOST * SIZE, 1.3));
    kernel.quantise(source.at, 2, matrix, rows);
    kernel.multiply(rows, 2, matrix, out.at, 'set');
    const once = out.view.slice(0, 2 * COLUMNS);
    kernel.multiply(rows, 2, matrix, out.at, 'add');
    expect(out.view.slice(0, 2 * COLUMNS)).toEqual(once.map((value) => value + value));
    kernel.multiply(rows, 2, matrix, out.at, 'rectify');
    expect(out.view.slice(0, 2 * COLUMNS)).toEqual(once.map((value) => Math.max(0, value)));
  });

  it('cannot leave 32 bits, however large the values are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1e6, 0, 1e6), { minLength: SIZE, maxLength: SIZE }), (values) => {
        source.view.set(values);
        kernel.quantise(source.at, 1, matrix, rows);
        kernel.multiply(rows, 1, matrix, out.at, 'set');
        for (let column = 0; column < COLUMNS; column++) {
          expect(Math.abs((out.view[column] ?? 0) - product(0, column))).toBeLessThan(1e6 * SIZE * 1e-3);
        }
      }),
    );
  });

  it('gives the bias for a row of zeros', () => {
    source.view.fill(0);
    kernel.quantise(source.at, 1, matrix, rows);
    kernel.multiply(rows, 1, matrix, out.at, 'set');
    expect(out.view.slice(0, COLUMNS)).toEqual(matrix.bias.view);
  });

  it('normalises a row to mean 0 and variance 1, then gain and shift', () => {
    const norm = layNorm(arena, SIZE);
    norm.gain.view.fill(2);
    norm.shift.view.fill(3);
    source.view.set(numbers(MOST * SIZE, 1.3).map((value) => 50 + 7 * value));
    const normal = arena.floats(2 * SIZE);
    kernel.normalise(source.at, 2, norm, normal.at);
    for (const row of [normal.view.subarray(0, SIZE), normal.view.subarray(SIZE)]) {
      const mean = row.reduce((sum, value) => sum + value, 0) / SIZE;
      expect(mean).toBeCloseTo(3, 4);
      expect(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / SIZE).toBeCloseTo(4, 3);
    }
  });

  it('has no more room than it has', () => {
    expect(() => arena.floats(10_000_000)).toThrow(RangeError);
  });
});
