/** A master key of the encryption at rest, with its version. The highest version wraps new keys; older ones still unwrap. */
export interface EncryptionKey {
  readonly version: number;
  /** 32 bytes. */
  readonly key: Buffer;
}

const KEY_BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;
const VERSIONED = /^([1-9]\d{0,5}):(.+)$/;

/**
 * @param value one key ("base64", taken as version 1), or several: "2:base64,1:hex"
 * @returns the keys, highest version first; null where one is malformed or a version stands twice
 */
export function parseEncryptionKeys(value: string): readonly EncryptionKey[] | null {
  const keys: EncryptionKey[] = [];
  for (const entry of value.split(',')) {
    const versioned = VERSIONED.exec(entry.trim());
    const key = decode(versioned?.[2] ?? entry.trim());
    const version = Number(versioned?.[1] ?? 1);
    if (!key || keys.some((other) => other.version === version)) return null;
    keys.push({ version, key });
  }
  return keys.sort((a, b) => b.version - a.version);
}

function decode(text: string): Buffer | null {
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  if (!BASE64.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : null;
}
