import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes, randomFillSync } from 'node:crypto';
import type { Brand } from '@carethread/conversation';

/** Encrypted bytes; no `Buffer` or `string` is taken for one by mistake. Layout: format 1 | iv 12 | tag 16 | text. */
export type Ciphertext = Brand<Buffer, 'Ciphertext'>;

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

/** A ciphertext that this key and context do not open: altered, moved to another row, or of another key. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
  constructor(context: string) {
    super(`the ciphertext of ${context} does not open with its key`);
  }
}

/** @returns a new random 256-bit key. A KeyObject made once encrypts four times faster than a Buffer on Node 24. */
export function newKey(): KeyObject {
  return createSecretKey(randomBytes(32));
}

/** Random bytes are drawn in bulk: a call for twelve costs 3 µs, a quarter of what encrypting a short text does. */
const drawn = Buffer.alloc(IV_BYTES * 512);
let used = drawn.length;

/** @returns twelve random bytes that no other call was given; good until 511 more calls */
function freshIv(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += IV_BYTES;
  return drawn.subarray(used - IV_BYTES, used);
}

/**
 * Encrypts with AES-256-GCM under a fresh random iv (NIST SP 800-38D, 8.2.2).
 * @param context says what the text belongs to ("event:<conversation>:<seq>"); it must be given again to open it, so that
 *   a ciphertext copied into another row does not open there.
 */
export function seal(key: KeyObject, text: string | Buffer, context: string): Ciphertext {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  // A Buffer made first costs a microsecond less than an encoding named to the cipher.
  const body = cipher.update(typeof text === 'string' ? Buffer.from(text) : text);
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + body.length);
  sealed[0] = FORMAT;
  iv.copy(sealed, 1);
  cipher.getAuthTag().copy(sealed, 1 + IV_BYTES);
  body.copy(sealed, HEAD_BYTES);
  return sealed as Ciphertext;
}

/** @returns the bytes that were sealed. @throws CannotOpen where key, context or bytes do not fit. */
export function openBytes(key: KeyObject, sealed: Buffer, context: string): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== FORMAT) throw new CannotOpen(context);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV_BYTES));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
  const text = decipher.update(sealed.subarray(HEAD_BYTES));
  try {
    decipher.final();
  } catch {
    throw new CannotOpen(context);
  }
  return text;
}

/** @returns the text that was sealed. @throws CannotOpen where key, context or bytes do not fit. */
export function open(key: KeyObject, sealed: Buffer, context: string): string {
  return openBytes(key, sealed, context).toString('utf8');
}
