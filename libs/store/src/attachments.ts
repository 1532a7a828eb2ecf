import { type Ciphertext, openBytes, seal } from '@carethread/privacy';
import { run, statement } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';

const keyOf = statement<{ key_id: string; master_version: number; wrapped: Buffer }>(
  'attachment-key-of',
  `SELECT c.key_id, k.master_version, k.wrapped FROM conversation c JOIN data_key k ON k.id = c.key_id AND k.wrapped IS NOT NULL WHERE c.id = $1`,
);
const keep = statement(
  'attachment-keep',
  `INSERT INTO attachment (id, conversation_id, key_id, content_type, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
);
const read = statement<{ content_type: string; body: Buffer; key_id: string; master_version: number; wrapped: Buffer }>(
  'attachment-read',
  `SELECT a.content_type, a.body, a.key_id, k.master_version, k.wrapped
     FROM attachment a JOIN data_key k ON k.id = a.key_id AND k.wrapped IS NOT NULL WHERE a.id = $1 AND a.conversation_id = $2`,
);

/** Keeps a file that a patient sent, under the patient's key. The same id again changes nothing. */
export async function keepAttachment(
  store: TurnStore,
  file: { id: string; conversationId: string; contentType: string; bytes: Buffer },
): Promise<void> {
  const { pool } = store.database;
  const [key] = await run(pool, keyOf, [file.conversationId]);
  if (!key) return;
  const usable = store.keyring.unwrap({ id: key.key_id, masterVersion: key.master_version, wrapped: key.wrapped as Ciphertext });
  const body = seal(usable, file.bytes, attachmentContext(file.id));
  await run(pool, keep, [file.id, file.conversationId, key.key_id, file.contentType, body]);
}

/** @returns a conversation's file, or null where there is none of that id in it */
export async function readAttachment(
  store: TurnStore,
  conversationId: string,
  id: string,
): Promise<{ contentType: string; bytes: Buffer } | null> {
  const [row] = await run(store.database.pool, read, [id, conversationId]);
  if (!row) return null;
  const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: row.wrapped as Ciphertext });
  return { contentType: row.content_type, bytes: openBytes(key, row.body, attachmentContext(id)) };
}

function attachmentContext(id: string): string {
  return `attachment:${id}`;
}
