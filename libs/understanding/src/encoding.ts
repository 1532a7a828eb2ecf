import { z } from 'zod';
import type { SecondLook, Stage } from './intent/stage.js';
import type { UnderstandingModel } from './model.js';

/**
 * A model as bytes: four bytes with the length of a JSON head, the head, then the numbers of each array, little-endian, in the
 * order in which the head names them.
 */
const arraySchema = z.object({ at: z.number().int(), length: z.number().int(), kind: z.enum(['i8', 'i32', 'f32']) });
const linearSchema = z.object({
  classes: z.number().int(),
  sparse: arraySchema,
  scales: arraySchema,
  dense: arraySchema,
  bias: arraySchema,
});
const secondSchema = z.object({
  calibration: z.object({ slope: z.number(), offset: z.number() }),
  least: z.number(),
  linear: linearSchema,
});
const stageSchema = secondSchema.extend({ intents: z.number().int() });
const headSchema = z.object({
  checksum: z.string(),
  names: z.array(z.string()),
  space: z.object({ keys: arraySchema, features: arraySchema, idf: arraySchema, words: z.number().int() }),
  quick: stageSchema,
  second: secondSchema.nullable(),
  language: linearSchema,
});

type ArrayHead = z.infer<typeof arraySchema>;
const NUMBER_BYTES = 4;

class Writer {
  readonly arrays: (Int8Array | Int32Array | Float32Array)[] = [];
  private length = 0;

  put(array: Int8Array | Int32Array | Float32Array): ArrayHead {
    const kind = array instanceof Int8Array ? 'i8' : array instanceof Int32Array ? 'i32' : 'f32';
    const head: ArrayHead = { at: this.length, length: array.length, kind };
    this.add(array);
    // Numbers of four bytes begin at multiples of four.
    const over = array.byteLength % NUMBER_BYTES;
    if (over > 0) this.add(new Int8Array(NUMBER_BYTES - over));
    return head;
  }

  private add(array: Int8Array | Int32Array | Float32Array): void {
    this.arrays.push(array);
    this.length += array.byteLength;
  }

  linear(model: Stage['linear']): z.infer<typeof linearSchema> {
    return {
      classes: model.classes,
      sparse: this.put(model.sparse),
      scales: this.put(model.scales),
      dense: this.put(model.dense),
      bias: this.put(model.bias),
    };
  }

  look({ calibration, least, linear }: SecondLook): z.infer<typeof secondSchema> {
    return { calibration, least, linear: this.linear(linear) };
  }

  stage(stage: Stage): z.infer<typeof stageSchema> {
    return { intents: stage.intents, ...this.look(stage) };
  }
}

/** @returns a model as bytes that `decodeModel` reads. */
export function encodeModel(model: UnderstandingModel): Uint8Array {
  const writer = new Writer();
  const head: z.infer<typeof headSchema> = {
    checksum: model.checksum,
    names: [...model.names],
    space: {
      keys: writer.put(model.space.keys),
      features: writer.put(model.space.features),
      idf: writer.put(model.space.idf),
      words: model.space.words,
    },
    quick: writer.stage(model.quick),
    second: model.second && writer.look(model.second),
    language: writer.linear(model.language),
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(NUMBER_BYTES);
  length.writeUInt32LE(text.length);
  const parts = writer.arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return Buffer.concat([length, text, ...parts]);
}

class Reader {
  constructor(private readonly numbers: ArrayBuffer) {}

  bytes({ at, length }: ArrayHead): Int8Array {
    return new Int8Array(this.numbers, at, length);
  }

  ints({ at, length }: ArrayHead): Int32Array {
    return new Int32Array(this.numbers, at, length);
  }

  floats({ at, length }: ArrayHead): Float32Array {
    return new Float32Array(this.numbers, at, length);
  }

  linear(head: z.infer<typeof linearSchema>): Stage['linear'] {
    const { classes, sparse, scales, dense, bias } = head;
    return {
      classes,
      sparse: this.bytes(sparse),
      scales: this.floats(scales),
      dense: this.floats(dense),
      bias: this.floats(bias),
    };
  }

  look({ calibration, least, linear }: z.infer<typeof secondSchema>): SecondLook {
    return { calibration, least, linear: this.linear(linear) };
  }

  stage(head: z.infer<typeof stageSchema>): Stage {
    return { intents: head.intents, ...this.look(head) };
  }
}

function parseHead(bytes: Buffer): z.infer<typeof headSchema> | null {
  try {
    return headSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @returns the model, or null where the bytes are not one (cut short, of another version). */
export function decodeModel(bytes: Uint8Array): UnderstandingModel | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < NUMBER_BYTES) return null;
  const start = NUMBER_BYTES + buffer.readUInt32LE(0);
  if (start > buffer.length) return null;
  const head = parseHead(buffer.subarray(NUMBER_BYTES, start));
  if (head === null) return null;
  const last = head.language.bias;
  if (start + last.at + last.length * NUMBER_BYTES !== buffer.length) return null;
  const reader = new Reader(new Uint8Array(buffer.subarray(start)).buffer);
  return {
    checksum: head.checksum,
    names: head.names,
    space: {
      keys: reader.ints(head.space.keys),
      features: reader.ints(head.space.features),
      idf: reader.floats(head.space.idf),
      words: head.space.words,
    },
    quick: reader.stage(head.quick),
    second: head.second && reader.look(head.second),
    language: reader.linear(head.language),
  };
}
