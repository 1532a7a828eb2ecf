import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Progress } from './intent/progress.js';

/** Known by name: arrays that were read from a file may be of another realm than this module. */
const isOf = (kind: string) => (value: unknown) => Object.prototype.toString.call(value) === `[object ${kind}]`;
const heldSchema = z.array(
  z.object({ rows: z.custom<Int32Array>(isOf('Int32Array')), alphas: z.custom<Float32Array>(isOf('Float32Array')) }),
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
