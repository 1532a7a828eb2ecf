import { type ConversationEvent, type ConversationState, emptyState, fold, parseBody } from '@carethread/conversation';
import { type Break, type Ciphertext, canonicalJson, firstBreak, open } from '@carethread/privacy';
import { run, statement } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';
import { eventContext, hashedFields, snapshotContext } from './turns/sealing.js';

export interface EventRow {
  seq: number;
  cause: string;
  part: number;
  at: Date;
  actor: string;
  kind: string;
  meta: unknown;
  key_id: string;
  body: Buffer;
  prev_hash: Buffer;
  hash: Buffer;
  master_version: number;
  wrapped: Buffer | null;
}

const eventsAfter = statement<EventRow>(
  'events-after',
  `SELECT e.seq, e.cause, e.part, e.at, e.actor, e.kind, e.meta, e.key_id, e.body, e.prev_hash, e.hash, k.master_version, k.wrapped
     FROM event e JOIN data_key k ON k.id = e.key_id WHERE e.conversation_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
);

const headOf = statement<{
  seq: number;
  head: Buffer;
  snapshot: Buffer | null;
  key_id: string;
  master_version: number;
  wrapped: Buffer;
}>(
  'head-of',
  `SELECT c.seq, c.head, c.snapshot, c.key_id, k.master_version, k.wrapped FROM conversation c JOIN data_key k ON k.id = c.key_id WHERE c.id = $1`,
);

/** @returns a conversation's events after `seq`, in order, decrypted. An erased patient's are left out. */
export async function readEvents(
  store: TurnStore,
  conversationId: string,
  after = 0,
  limit = 100_000,
): Promise<ConversationEvent[]> {
  const rows = await run(store.database.pool, eventsAfter, [conversationId, after, limit]);
  return rows.flatMap((row) => (row.wrapped ? [decrypted(store, conversationId, row, row.wrapped)] : []));
}

/** @returns an event of a row, its body opened under the unwrapped key */
export function decrypted(store: TurnStore, conversationId: string, row: EventRow, wrapped: Buffer): ConversationEvent {
  const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: wrapped as Ciphertext });
  const kind = row.kind as ConversationEvent['kind'];
  const body = parseBody(kind, JSON.parse(open(key, row.body, eventContext(conversationId, row.seq))));
  return {
    seq: row.seq,
    cause: row.cause,
    part: row.part,
    at: row.at.toISOString(),
    actor: row.actor,
    kind,
    body,
  } as ConversationEvent;
}

/** @returns the snapshot of a conversation, or null where there is none of that id. */
export async function readState(store: TurnStore, conversationId: string): Promise<ConversationState | null> {
  const [row] = await run(store.database.pool, headOf, [conversationId]);
  if (!row) return null;
  if (!row.snapshot) return emptyState();
  const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: row.wrapped as Ciphertext });
  return JSON.parse(open(key, row.snapshot, snapshotContext(conversationId, row.seq)));
}

export type Verification =
  | { readonly conversationId: string; readonly outcome: 'holds'; readonly events: number }
  | { readonly conversationId: string; readonly outcome: 'absent' }
  | { readonly conversationId: string; readonly outcome: 'broken'; readonly at: Break }
  /** The chain holds, but its end is not the one that the conversation names: events are missing at the end. */
  | { readonly conversationId: string; readonly outcome: 'cut'; readonly events: number }
  /** The chain holds, but folding it gives another state than the snapshot. */
  | { readonly conversationId: string; readonly outcome: 'snapshot-differs'; readonly events: number };

/** Verifies a conversation: every link of its chain, that none is missing at the end, and that its snapshot is their fold. */
export async function verifyConversation(store: TurnStore, conversationId: string): Promise<Verification> {
  const [head] = await run(store.database.pool, headOf, [conversationId]);
  if (!head) return { conversationId, outcome: 'absent' };
  const rows = await run(store.database.pool, eventsAfter, [conversationId, 0, head.seq]);
  const links = rows.map((row) => ({
    chain: conversationId,
    seq: row.seq,
    fields: hashedFields(
      {
        cause: row.cause,
        part: row.part,
        at: row.at.toISOString(),
        actor: row.actor as ConversationEvent['actor'],
        kind: row.kind as ConversationEvent['kind'],
      },
      canonicalJson(row.meta),
      row.key_id,
    ),
    body: row.body,
    previous: row.prev_hash,
    hash: row.hash,
  }));
  const at = firstBreak(links);
  if (at) return { conversationId, outcome: 'broken', at };
  const events = rows.length;
  const end = rows.at(-1);
  if (events !== head.seq || (end && !end.hash.equals(head.head))) return { conversationId, outcome: 'cut', events };
  if (rows.every((row) => row.wrapped)) {
    const folded = fold(rows.flatMap((row) => (row.wrapped ? [decrypted(store, conversationId, row, row.wrapped)] : [])));
    if (canonicalJson(folded) !== canonicalJson(await readState(store, conversationId)))
      return { conversationId, outcome: 'snapshot-differs', events };
  }
  return { conversationId, outcome: 'holds', events };
}
