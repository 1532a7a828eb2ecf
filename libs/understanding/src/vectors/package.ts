import { z } from 'zod';

/** An open file, as Node's `FileHandle` is one. */
export interface OpenedFile {
  /** Fills the buffer from where the last read ended. @returns of how many bytes; 0 at the end of the file */
  read(buffer: Uint8Array): Promise<{ readonly bytesRead: number }>;
  readFile(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens one file of the package that holds the model. */
export type OpenFile = (name: string) => Promise<OpenedFile>;

/** Where the numbers of a tensor go, row by row; null for one that nobody wants. */
export type Destination = (name: string, count: number) => Float32Array | null;

/** What is used of a graph model's model.json (tfjs-core/src/io/types.ts, `ModelJSON`). */
const modelSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number().int()),
          dtype: z.enum(['float32', 'int32']),
        }),
      ),
    }),
  ),
});

/** The pieces of which texts are made, by their numbers, each with the logarithm of how likely it is. */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

async function readJson(open: OpenFile, name: string): Promise<unknown> {
  const file = await open(name);
  try {
    return JSON.parse(Buffer.from(await file.readFile()).toString('utf8'));
  } finally {
    await file.close();
  }
}

/** @throws TypeError where the file holds something else than pairs of a text and a number or null, which stands for 0 */
export async function readVocabulary(open: OpenFile): Promise<Vocabulary> {
  const read = await readJson(open, 'vocab.json');
  // By hand: a schema takes a tenth of a second over 8000 pairs.
  return (Array.isArray(read) ? read : [null]).map((pair: unknown, index) => {
    const [piece, score]: unknown[] = Array.isArray(pair) ? pair : [];
    if (typeof piece === 'string' && (typeof score === 'number' || score === null)) return [piece, score ?? 0];
    throw new TypeError(`vocab.json: entry ${index} is not a piece and its score`);
  });
}

/** Files read as if they were one. */
class Joined {
  private file: OpenedFile | null = null;

  constructor(
    private readonly open: OpenFile,
    private readonly names: Iterator<string>,
  ) {}

  /** Fills `bytes`. @throws RangeError where the files end before that */
  async fill(bytes: Uint8Array): Promise<void> {
    for (let filled = 0; filled < bytes.length; ) {
      this.file ??= await this.next();
      const { bytesRead } = await this.file.read(bytes.subarray(filled));
      if (bytesRead === 0) await this.close();
      filled += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  private next(): Promise<OpenedFile> {
    const { done, value } = this.names.next();
    if (done) throw new RangeError('the files of the model end too early');
    return this.open(value);
  }
}

/**
 * Reads the floating-point tensors of the model, one after the other, straight to where they go, so that the model is not in
 * memory twice. They lie end to end in the order of the manifest, cut into files wherever one was full.
 * @returns the name of each when it is there
 * @throws ZodError where model.json is something else, RangeError where the files end too early
 */
export async function* readTensors(open: OpenFile, destination: Destination): AsyncGenerator<string> {
  const { weightsManifest } = modelSchema.parse(await readJson(open, 'model.json'));
  for (const { paths, weights } of weightsManifest) {
    const files = new Joined(open, paths.values());
    try {
      for (const { name, shape, dtype } of weights) {
        const count = shape.reduce((product, size) => product * size, 1);
        const values = (dtype === 'float32' ? destination(name, count) : null) ?? new Float32Array(count);
        await files.fill(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
        if (dtype === 'float32') yield name;
      }
    } finally {
      await files.close();
    }
  }
}
