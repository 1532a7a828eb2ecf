import { type KeyObject, randomUUID } from 'node:crypto';
import { blindIndex, type Ciphertext, type Keyring } from '@carethread/privacy';
import type pg from 'pg';

/** The keys that belong to no patient: one seals the inbox until a turn has taken it, one makes blind indexes. */
export interface SystemKeys {
  readonly inbox: KeyObject;
  readonly blind: KeyObject;
}

/** Reads the system keys, and makes them at the first start. Two processes that start at once end with the same ones. */
export async function loadSystemKeys(pool: pg.Pool, keyring: Keyring): Promise<SystemKeys> {
  return { inbox: await systemKey(pool, keyring, 'inbox'), blind: await systemKey(pool, keyring, 'blind-index') };
}

async function systemKey(pool: pg.Pool, keyring: Keyring, purpose: string): Promise<KeyObject> {
  const made = keyring.create(randomUUID());
  await pool.query(
    `INSERT INTO data_key (id, purpose, master_version, wrapped) VALUES ($1, $2, $3, $4)
     ON CONFLICT (purpose) WHERE purpose <> 'patient' AND destroyed_at IS NULL DO NOTHING`,
    [made.id, purpose, made.masterVersion, made.wrapped],
  );
  const { rows } = await pool.query<{ id: string; master_version: number; wrapped: Ciphertext }>(
    'SELECT id, master_version, wrapped FROM data_key WHERE purpose = $1 AND destroyed_at IS NULL',
    [purpose],
  );
  const stored = rows[0];
  if (!stored) throw new Error(`the ${purpose} key is neither there nor could it be made`);
  return keyring.unwrap({ id: stored.id, masterVersion: stored.master_version, wrapped: stored.wrapped });
}

/** What kind of address a channel uses: SMS and voice share the telephone number. */
export function scopeOf(channel: string): string {
  return channel === 'sms' || channel === 'voice' ? 'phone' : channel;
}

/** @returns the keyed hash by which an address of a channel is found. */
export function blindOf(keys: SystemKeys, channel: string, value: string): Buffer {
  return blindIndex(keys.blind, scopeOf(channel), value);
}
