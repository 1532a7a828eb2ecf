import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Progress } from './intent/progress.js';

const heldSchema = z.array(
  z.object({ rows: z.instanceof(Int32Array<ArrayBufferLike>), alphas: z.instanceof(Float32Array<ArrayBufferLike>) }),
);
const readingSchema = z.object({ calibration: z.object({ slope: z.number(), offset: z.number() }), least: z.number() });
const progressSchema = z.object({
  how: z.string(),
  names: z.array(z.string()),
  keys: z.array(z.string()),
  changes: z.number(),
  standing: z.object({
    first: heldSchema,
    second: heldSchema,
    readings: z.object({ first: readingSchema, second: readingSchema.nullable() }),
  }),
});

/** @returns where a training ended, as bytes. */
export function encodeProgress(progress: Progress): Uint8Array {
  return serialize(progress);
}

/** @returns where a training ended; null where the bytes do not say. */
export function decodeProgress(bytes: Uint8Array): Progress | null {
  try {
    return progressSchema.safeParse(deserialize(bytes)).data ?? null;
  } catch {
    return null; // cut short, or of another version: the next training begins from nothing
  }
}
