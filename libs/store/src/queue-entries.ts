import { run, statement } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';

const unannounced = statement<{ conversation_id: string; due_at: Date }>(
  'unannounced',
  `SELECT conversation_id, due_at FROM queue_entry
    WHERE announced_at IS NULL AND state = 'waiting' AND opened_at < now() - interval '3 seconds' ORDER BY opened_at LIMIT $1`,
);

const announced = statement(
  'announced',
  `UPDATE queue_entry SET announced_at = now() WHERE conversation_id = $1 AND announced_at IS NULL`,
);

/** @returns entries that have waited for some seconds and that nobody was told of */
export async function unannouncedEntries(store: TurnStore, limit: number): Promise<{ conversationId: string; dueAt: string }[]> {
  const rows = await run(store.database.pool, unannounced, [limit]);
  return rows.map((row) => ({ conversationId: row.conversation_id, dueAt: row.due_at.toISOString() }));
}

/** Notes that the news of an entry is in the queue. */
export async function announcedEntry(store: TurnStore, conversationId: string): Promise<void> {
  await run(store.database.pool, announced, [conversationId]);
}
