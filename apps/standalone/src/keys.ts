import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncryptionKey, parseEncryptionKeys } from '@carethread/config';

/** The key file in DATA_DIR cannot be used; `message` is one sentence for the person at the terminal. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable';
}

/**
 * The master keys of an installation that names none: made once, kept in DATA_DIR for the owner alone.
 * @throws KeyFileUnusable where the file is there and holds no key: making another would leave everything unreadable
 */
export async function keptKeys(dataDir: string): Promise<readonly EncryptionKey[]> {
  const text = await keptSecret(dataDir, 'encryption-key', () => `1:${randomBytes(32).toString('base64')}`);
  const keys = parseEncryptionKeys(text);
  if (!keys) throw new KeyFileUnusable(`The file encryption-key in DATA_DIR ${dataDir} holds no key: put it back from a backup.`);
  return keys;
}

/** @returns what a file in DATA_DIR holds; made by `make` where there is none */
export async function keptSecret(dataDir: string, name: string, make: () => string): Promise<string> {
  const file = join(dataDir, name);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const made = make();
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
