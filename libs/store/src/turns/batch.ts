import { type ConversationId, type ConversationState, emptyState, type PatientId } from '@carethread/conversation';
import { type Ciphertext, type Keyring, open } from '@carethread/privacy';
import type pg from 'pg';
import type { Database } from '../database.js';
import { inboxContext } from '../inbox.js';
import { countAttempt, lockReadable, type ReadableRow, type TakenRow, takeInbound } from '../sql/inbox.js';
import { addressesOf } from '../sql/opening.js';
import { run } from '../sql/statement.js';
import { blindOf, type SystemKeys, scopeOf } from '../system-keys.js';
import { numbered } from './numbered.js';
import { openForStrangers } from './opening.js';
import { snapshotContext } from './sealing.js';
import type { Cause, Committed, Decided, EffectResult, HeldConversation, Sending } from './types.js';
import { type Change, writeChanges } from './write.js';

/** What a turn needs of the store; `process` is the number under which this process claims what it sends. */
export interface TurnStore {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly keys: SystemKeys;
  readonly process: number;
}

/** What a batch came to. */
export interface BatchResult {
  /** Inbox items read. */
  readonly taken: number;
  readonly sendings: readonly Sending[];
  readonly committed: readonly Committed[];
  /** Conversations whose turn failed; their items stay unread. */
  readonly failed: readonly { readonly conversationId: string; readonly error: unknown }[];
}

interface Held {
  readonly conversation: HeldConversation;
  readonly keyId: string;
  readonly key: Change['key'];
  readonly head: Buffer;
  readonly behind: boolean;
  readonly addresses: ReadonlyMap<string, string>;
}

/**
 * One batch of turns, in one transaction: locks conversations that have something unread, reads it, has each decided, writes
 * all that follows, commits. A conversation whose decision throws is left as it was, with an attempt counted.
 * @param limit most inbox items
 * @param decide the turn itself; may take its time over the text, but never waits for the outside
 */
export async function runBatch(
  store: TurnStore,
  limit: number,
  now: () => string,
  decide: (held: HeldConversation, at: string) => Promise<Decided> | Decided,
): Promise<BatchResult> {
  const client = await store.database.pool.connect();
  try {
    await client.query('BEGIN');
    const held = await hold(store, client, limit, now());
    const changes: Change[] = [];
    const committed: Committed[] = [];
    const failed: { conversationId: string; error: unknown }[] = [];
    for (const one of held) {
      const at = now();
      try {
        const decided = await decide(one.conversation, at);
        const events = numbered(one.conversation.state.seq, at, decided.turns);
        const { id, patientId, causes } = one.conversation;
        changes.push({
          ...one,
          conversationId: id,
          events,
          state: decided.state,
          inboxIds: causes.map((c) => c.id),
          claim: one.behind ? null : store.process,
        });
        committed.push({ conversationId: id, patientId, state: decided.state, events });
      } catch (error) {
        failed.push({ conversationId: one.conversation.id, error });
      }
    }
    const sendings = changes.length > 0 ? await writeChanges(client, store.keys, changes) : [];
    await client.query('COMMIT');
    if (failed.length > 0) await blame(store.database.pool, held, failed);
    return { taken: changes.reduce((sum, c) => sum + c.inboxIds.length, 0), sendings, committed, failed };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function hold(store: TurnStore, client: pg.PoolClient, limit: number, at: string): Promise<Held[]> {
  const readable = await run(client, lockReadable, [limit]);
  if (readable.length === 0) return [];
  const strangers = readable.filter((row) => row.conversation_id === null);
  const opened = strangers.length > 0 ? await openForStrangers(store, client, strangers, at) : [];
  const rows = [...readable, ...opened].filter((row) => row.locked && row.conversation_id !== null);
  const usable = rows.filter((row) => row.status !== 'closed' || row.blind === null);
  if (usable.length === 0) return [];
  const taken = await run(client, takeInbound, [
    usable.map((r) => r.inbox_id),
    usable.map((r) => r.conversation_id),
    store.process,
  ]);
  const ids = [...new Set(taken.map((row) => row.conversation_id))];
  const addresses = await run(client, addressesOf, [ids]);
  const byBlind = new Map(addresses.map((a) => [`${a.conversation_id} ${a.scope} ${a.blind.toString('base64')}`, a.id]));
  const byId = new Map(usable.map((row) => [row.conversation_id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row
      ? [
          heldFrom(
            store,
            row,
            taken.filter((t) => t.conversation_id === id),
            byBlind,
          ),
        ]
      : [];
  });
}

function heldFrom(store: TurnStore, row: ReadableRow, taken: readonly TakenRow[], byBlind: ReadonlyMap<string, string>): Held {
  const { conversation_id: id, patient_id: patientId, key_id: keyId, head, master_version: masterVersion, wrapped } = row;
  if (!id || !keyId || !head || masterVersion === null || !wrapped) throw new Error(`conversation ${id} has no usable key`);
  const key = store.keyring.unwrap({ id: keyId, masterVersion, wrapped: wrapped as Ciphertext });
  const state: ConversationState = row.snapshot
    ? JSON.parse(open(key, row.snapshot, snapshotContext(id, row.seq ?? 0)))
    : emptyState();
  const causes = taken.map((item) => causeFrom(store.keys, id, item, byBlind));
  const addresses = new Map(causes.flatMap((c) => (c.kind === 'message' ? [[c.addressId, c.inbound.from] as const] : [])));
  return {
    conversation: { id: id as ConversationId, patientId: (patientId ?? '') as PatientId, state, causes },
    keyId,
    key,
    head,
    behind: taken.some((item) => item.behind),
    addresses,
  };
}

function causeFrom(keys: SystemKeys, conversationId: string, item: TakenRow, byBlind: ReadonlyMap<string, string>): Cause {
  const content: unknown = JSON.parse(open(keys.inbox, item.body, inboxContext(item.channel, item.provider_id)));
  const base = { id: item.id, attempts: item.attempts };
  if (item.channel === 'effect') {
    return {
      ...base,
      kind: 'effect',
      cause: `effect:${item.provider_id}`,
      effectId: item.provider_id,
      result: content as EffectResult,
    };
  }
  const inbound = content as Extract<Cause, { kind: 'message' }>['inbound'];
  const addressId = byBlind.get(
    `${conversationId} ${scopeOf(inbound.channel)} ${blindOf(keys, inbound.channel, inbound.from).toString('base64')}`,
  );
  if (!addressId) throw new Error(`inbox item ${item.id} belongs to no address of its conversation`);
  return { ...base, kind: 'message', cause: `${item.channel}:${item.provider_id}`, inbound, addressId };
}

async function blame(pool: pg.Pool, held: readonly Held[], failed: BatchResult['failed']): Promise<void> {
  const ids = new Set(failed.map((f) => f.conversationId));
  const items = held.filter((h) => ids.has(h.conversation.id)).flatMap((h) => h.conversation.causes.map((c) => c.id));
  await run(pool, countAttempt, [items]);
}
