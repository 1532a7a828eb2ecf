/**
 * Arrays as statement parameters, in PostgreSQL's binary format (src/backend/utils/adt/arrayfuncs.c, `array_recv`): a batch's
 * bytes go over as they are, where `pg` would write each as hex between quotes and the server would read that back. Only for
 * parameters whose type the statement itself names (`$1::uuid[]`).
 */
type Optional<T> = readonly (T | null)[];

const HEADER_BYTES = 12;
const DIMENSION_BYTES = 8;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
/** Microseconds since 2000-01-01, where PostgreSQL's time begins. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Numbers of the element types, as in pg_type. */
const OID = { bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;

/**
 * @param bytesOf how many bytes an element takes
 * @param write puts an element's bytes at a place
 */
function arrayOf<T>(
  oid: number,
  values: Optional<T>,
  bytesOf: (value: T) => number,
  write: (into: Buffer, value: T, at: number) => void,
): Buffer {
  let bytes = HEADER_BYTES + (values.length > 0 ? DIMENSION_BYTES : 0) + values.length * LENGTH_BYTES;
  let nulls = 0;
  for (const value of values) {
    if (value === null) nulls = 1;
    else bytes += bytesOf(value);
  }
  const into = Buffer.allocUnsafe(bytes);
  into.writeInt32BE(values.length > 0 ? 1 : 0, 0);
  into.writeInt32BE(nulls, 4);
  into.writeInt32BE(oid, 8);
  if (values.length === 0) return into;
  into.writeInt32BE(values.length, HEADER_BYTES);
  into.writeInt32BE(1, HEADER_BYTES + 4);
  let at = HEADER_BYTES + DIMENSION_BYTES;
  for (const value of values) {
    if (value === null) {
      into.writeInt32BE(NULL_LENGTH, at);
      at += LENGTH_BYTES;
      continue;
    }
    const length = bytesOf(value);
    into.writeInt32BE(length, at);
    write(into, value, at + LENGTH_BYTES);
    at += LENGTH_BYTES + length;
  }
  return into;
}

/** @param values UUIDs with their hyphens */
export function uuids(values: Optional<string>): Buffer {
  return arrayOf(OID.uuid, values, () => 16, writeUuid);
}

export function texts(values: Optional<string>): Buffer {
  return arrayOf(
    OID.text,
    values,
    (value) => Buffer.byteLength(value),
    (into, value, at) => into.write(value, at),
  );
}

export function byteas(values: Optional<Buffer>): Buffer {
  return arrayOf(
    OID.bytea,
    values,
    (value) => value.length,
    (into, value, at) => value.copy(into, at),
  );
}

export function smallints(values: Optional<number>): Buffer {
  return arrayOf(
    OID.int2,
    values,
    () => 2,
    (into, value, at) => into.writeInt16BE(value, at),
  );
}

export function integers(values: Optional<number>): Buffer {
  return arrayOf(
    OID.int4,
    values,
    () => 4,
    (into, value, at) => into.writeInt32BE(value, at),
  );
}

/** @param values whole numbers, in decimal where they come as text */
export function bigints(values: Optional<string | number>): Buffer {
  return arrayOf(
    OID.int8,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(BigInt(value), at),
  );
}

/** @param values ISO 8601, to the millisecond */
export function instants(values: Optional<string>): Buffer {
  return arrayOf(
    OID.timestamptz,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(BigInt(Date.parse(value) - EPOCH_MS) * 1_000n, at),
  );
}

const HYPHEN = 45;

function writeUuid(into: Buffer, uuid: string, at: number): void {
  let place = at;
  for (let index = 0; index < uuid.length; index += 2) {
    if (uuid.charCodeAt(index) === HYPHEN) index += 1;
    into[place++] = (nibble(uuid.charCodeAt(index)) << 4) | nibble(uuid.charCodeAt(index + 1));
  }
  if (place !== at + 16) throw new RangeError('not a UUID');
}

/** @returns what a hexadecimal digit stands for: 0–9 are 48–57, a–f 97–102, A–F 65–70 */
function nibble(code: number): number {
  return code <= 57 ? code - 48 : (code | 32) - 87;
}
