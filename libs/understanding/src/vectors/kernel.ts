import { createHash } from 'node:crypto';
import type { Matrix, Norm, Rows } from './matrix.js';
import { Arena } from './memory.js';

/** What `kernel.wat` exports; it says what each function does. Places are addresses in bytes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  multiply(
    values: number,
    scales: number,
    rows: number,
    ...rest: [...MatrixParameters, out: number, add: number, least: number]
  ): void;
  normalise(source: number, rows: number, size: number, epsilon: number, gain: number, shift: number, out: number): void;
  quantise(source: number, rows: number, size: number, limit: number, values: number, scales: number): void;
  score(query: number, keys: number, stride: number, count: number, size: number, factor: number, out: number): void;
  mix(shares: number, values: number, stride: number, count: number, size: number, out: number): void;
}

type MatrixParameters = [weights: number, scales: number, bias: number, size: number, columns: number];

/** The little of WebAssembly that is used. TypeScript keeps its types among those of a browser. */
interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WebAssemblyNamespace };

/** Of `artefacts/sentence-kernel.wasm`; `training/sentence-kernel.ts` prints it. */
const CHECKSUM = 'd65234dcbceb9a199efb43d27e3b885a6b3a2369634b9ae4c1430eb557bdce94';
/** The graph's (`layer_norm/Cast/x`). */
const EPSILON = 1e-6;

/** The functions of `kernel.wat`, and the memory they work on. Sources and outs are addresses of 32-bit numbers. */
export class Kernel {
  readonly arena: Arena;
  readonly score: Exports['score'];
  readonly mix: Exports['mix'];
  private readonly exports: Exports;

  /** @throws Error where `bytes` are not the kernel that was assembled from `kernel.wat` */
  constructor(bytes: Uint8Array) {
    const checksum = createHash('sha256').update(bytes).digest('hex');
    if (checksum !== CHECKSUM) throw new Error(`sentence-kernel.wasm has the checksum ${checksum}, expected ${CHECKSUM}`);
    this.exports = new wasm.Instance(new wasm.Module(bytes)).exports as Exports;
    this.arena = new Arena(this.exports.memory.buffer);
    this.score = this.exports.score;
    this.mix = this.exports.mix;
  }

  /** Normalises `count` rows of `source` (Ba et al., "Layer Normalization", 2016) to `out`. */
  normalise(source: number, count: number, { size, gain, shift }: Norm, out: number): void {
    this.exports.normalise(source, count, size, EPSILON, gain.at, shift.at, out);
  }

  /** Brings `count` rows of `source` to 16 bits, as `matrix` can take them. */
  quantise(source: number, count: number, matrix: Matrix, rows: Rows): void {
    this.exports.quantise(source, count, matrix.size, matrix.limit, rows.values.at, rows.scales.at);
  }

  /**
   * out = rows × matrix + bias. Where `count` is odd, one row more is written.
   * @param how `add`: onto what `out` holds; `rectify`: what is below 0 becomes 0
   */
  multiply(rows: Rows, count: number, matrix: Matrix, out: number, how: 'set' | 'add' | 'rectify'): void {
    const { weights, scales, bias, size, columns } = matrix;
    const { multiply } = this.exports;
    const add = how === 'add' ? 1 : 0;
    const least = how === 'rectify' ? 0 : Number.NEGATIVE_INFINITY;
    multiply(rows.values.at, rows.scales.at, count, weights.at, scales.at, bias.at, size, columns, out, add, least);
  }
}
