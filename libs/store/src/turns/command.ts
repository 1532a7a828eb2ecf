import { type ConversationState, emptyState, fold, type NewEvent } from '@carethread/conversation';
import { type Ciphertext, open } from '@carethread/privacy';
import type pg from 'pg';
import { run, statement } from '../sql/statement.js';
import type { TurnStore } from './batch.js';
import { numbered } from './numbered.js';
import { snapshotContext } from './sealing.js';
import type { Committed } from './types.js';
import { sealChange, writeChanges } from './write.js';

const lockOne = statement<{
  patient_id: string;
  seq: number;
  head: Buffer;
  snapshot: Buffer | null;
  key_id: string;
  master_version: number;
  wrapped: Buffer;
}>(
  'lock-one',
  `SELECT c.patient_id, c.seq, c.head, c.snapshot, c.key_id, k.master_version, k.wrapped
     FROM conversation c JOIN data_key k ON k.id = c.key_id WHERE c.id = $1 FOR UPDATE OF c`,
);

const done = statement<{ done: boolean }>(
  'command-done',
  `SELECT EXISTS (SELECT FROM event WHERE conversation_id = $1 AND cause = $2 AND part = 0) AS done`,
);

/** What came of a command: its events, or that it had been done before, or that there is no such conversation. */
export type CommandResult =
  | { readonly outcome: 'done'; readonly committed: Committed }
  | { readonly outcome: 'repeated'; readonly state: ConversationState }
  | { readonly outcome: 'absent' };

/**
 * Something that a member of the staff does to a conversation: waits for its lock, decides over its state, commits. What goes
 * out is stored as pending, for a worker to send.
 * @param cause names the command; the same cause again changes nothing
 * @param decide events to append; may throw to refuse (nothing is changed then)
 * @param guard looks at further rows within the transaction, before the decision; may throw to refuse
 */
export async function runCommand(
  store: TurnStore,
  conversationId: string,
  cause: string,
  at: string,
  decide: (state: ConversationState) => readonly NewEvent[],
  guard?: (client: pg.PoolClient, state: ConversationState) => Promise<void>,
): Promise<CommandResult> {
  const client = await store.database.pool.connect();
  try {
    await client.query('BEGIN');
    const [row] = await run(client, lockOne, [conversationId]);
    if (!row) return { outcome: 'absent' };
    const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: row.wrapped as Ciphertext });
    const state: ConversationState = row.snapshot
      ? JSON.parse(open(key, row.snapshot, snapshotContext(conversationId, row.seq)))
      : emptyState();
    const [before] = await run(client, done, [conversationId, cause]);
    if (before?.done) return { outcome: 'repeated', state };
    await guard?.(client, state);
    const events = numbered(state.seq, at, [{ cause, events: decide(state) }]);
    const next = fold(events, state);
    const nothing = { inboxIds: [], claim: null, addresses: new Map() };
    const change = sealChange({ conversationId, keyId: row.key_id, key, head: row.head, events, state: next, ...nothing });
    await writeChanges(client, store.keys, [change]);
    await client.query('COMMIT');
    store.states.keep(conversationId, change.newHead, next);
    return { outcome: 'done', committed: { conversationId, patientId: row.patient_id, state: next, events } };
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}
