import type { InboundMessage } from '@carethread/channel';
import { type ConversationId, type ConversationState, emptyState, type PatientId } from '@carethread/conversation';
import { type Ciphertext, type Keyring, open } from '@carethread/privacy';
import type pg from 'pg';
import type { Database } from '../database.js';
import { inboxContext } from '../inbox.js';
import { bigints, byteas, uuids } from '../sql/arrays.js';
import { countAttempt, lockReadable, type ReadableRow, type TakenRow, takeInbound } from '../sql/inbox.js';
import { run } from '../sql/statement.js';
import type { SystemKeys } from '../system-keys.js';
import { Hands, type Taken } from './hands.js';
import { numbered } from './numbered.js';
import { openForStrangers } from './opening.js';
import type { Recent } from './recent.js';
import { snapshotContext } from './sealing.js';
import type { States } from './states.js';
import type { Cause, Committed, Decided, EffectResult, HeldConversation, Sending } from './types.js';
import { type Change, type SealedChange, sealChange, writeChanges } from './write.js';

/** What a turn needs of the store; `process` is the number under which this process claims what it sends. */
export interface TurnStore {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly keys: SystemKeys;
  readonly states: States;
  /** Messages that this process stored last, until their turn: they need not be fetched and decrypted. */
  readonly arrivals: Recent<InboundMessage>;
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

/** What need not be fetched, or was looked up before. */
interface AtHand {
  /** By inbox item. */
  readonly addresses: ReadonlyMap<string | null, string | null>;
  readonly arrived: ReadonlyMap<string, InboundMessage>;
  readonly state: ConversationState | null;
}

interface Held {
  readonly conversation: HeldConversation;
  readonly keyId: string;
  readonly key: Change['key'];
  readonly head: Buffer;
  readonly behind: boolean;
  readonly addresses: ReadonlyMap<string, string>;
}

export interface BatchOptions {
  /** Shared by batches that this process runs side by side. */
  readonly hands?: Hands;
  /** Called once the batch has its items, where there may be more than it could take: another may begin beside it. */
  readonly more?: () => void;
}

/** A conversation whose turn could not be had. */
interface Unreadable {
  readonly conversationId: string;
  readonly inboxIds: readonly string[];
  readonly error: unknown;
}

/**
 * One batch of turns, in one transaction: locks conversations that have something unread, reads it, has each decided, writes
 * all that follows, commits. A conversation whose decision throws is left as it was, with an attempt counted. Conversations are
 * decided side by side.
 * @param limit most inbox items
 * @param decide the turn itself; may take its time over the text, but never waits for the outside
 */
export async function runBatch(
  store: TurnStore,
  limit: number,
  now: () => string,
  decide: (held: HeldConversation, at: string) => Promise<Decided> | Decided,
  { hands = new Hands(), more }: BatchOptions = {},
): Promise<BatchResult> {
  const client = await store.database.pool.connect();
  let taken: Taken | null = null;
  try {
    await client.query('BEGIN');
    const read = await hands.take((others) => hold(store, client, limit, now(), others));
    taken = read.taken;
    if (read.full) more?.();
    const changes: SealedChange[] = [];
    const committed: Committed[] = [];
    const failed: Unreadable[] = [];
    for (const outcome of await Promise.all(read.held.map((one) => outcomeOf(store, one, now(), decide)))) {
      if ('error' in outcome) {
        failed.push(outcome);
        continue;
      }
      changes.push(outcome);
      const { conversationId, patientId, state, events } = outcome;
      committed.push({ conversationId, patientId, state, events });
    }
    const sendings = await writeChanges(client, store.keys, changes);
    await client.query('COMMIT');
    for (const { conversationId, newHead, state, inboxIds } of changes) {
      store.states.keep(conversationId, newHead, state);
      store.arrivals.forget(inboxIds);
    }
    if (failed.length > 0) await run(store.database.pool, countAttempt, [bigints(failed.flatMap((one) => one.inboxIds))]);
    return { taken: changes.reduce((sum, c) => sum + c.inboxIds.length, 0), sendings, committed, failed };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
    if (taken) hands.release(taken);
  }
}

/** The turns of one conversation, decided: what they change, or why there are none. */
async function outcomeOf(
  store: TurnStore,
  one: Held | Unreadable,
  at: string,
  decide: (held: HeldConversation, at: string) => Promise<Decided> | Decided,
): Promise<(SealedChange & { readonly patientId: string }) | Unreadable> {
  if ('error' in one) return one;
  const { id, patientId, causes, state } = one.conversation;
  const inboxIds = causes.map((cause) => cause.id);
  try {
    const decided = await decide(one.conversation, at);
    const events = numbered(state.seq, at, decided.turns);
    const claim = one.behind ? null : store.process;
    return sealChange({ ...one, conversationId: id, patientId, events, state: decided.state, inboxIds, claim });
  } catch (error) {
    return { conversationId: id, inboxIds, error };
  }
}

interface Read {
  readonly held: readonly (Held | Unreadable)[];
  readonly taken: Taken;
  /** As many items as asked for: there may be others behind them. */
  readonly full: boolean;
}

async function hold(store: TurnStore, client: pg.PoolClient, limit: number, at: string, others: Taken): Promise<Read> {
  const readable = await run(client, lockReadable, [limit, byteas(others.blinds), uuids(others.conversations)]);
  const usable = await usableOf(store, client, readable, at);
  const held = usable.length > 0 ? await takeOf(store, client, usable) : [];
  return {
    held,
    taken: {
      conversations: usable.flatMap((row) => row.conversation_id ?? []),
      blinds: usable.flatMap((row) => row.blind ?? []),
    },
    full: readable.length >= limit,
  };
}

/** The rows whose conversation this batch has locked, or has just opened. */
async function usableOf(
  store: TurnStore,
  client: pg.PoolClient,
  readable: readonly ReadableRow[],
  at: string,
): Promise<ReadableRow[]> {
  const strangers = readable.filter((row) => row.conversation_id === null);
  const opened = strangers.length > 0 ? await openForStrangers(store, client, strangers, at) : [];
  const rows = [...readable, ...opened].filter((row) => row.locked && row.conversation_id !== null);
  return rows.filter((row) => row.status !== 'closed' || row.blind === null);
}

async function takeOf(store: TurnStore, client: pg.PoolClient, usable: readonly ReadableRow[]): Promise<(Held | Unreadable)[]> {
  // Looked up once: what is at hand now may be gone when the items have come.
  const states = new Map(usable.map((row) => [row.conversation_id, stateAtHand(store, row)]));
  const unknown = usable.filter((row) => states.get(row.conversation_id) === null);
  const arrived = new Map(usable.flatMap(({ inbox_id: id }) => arrivalOf(store, id)));
  const taken = await run(client, takeInbound, [
    bigints(usable.map((r) => r.inbox_id)),
    uuids(usable.map((r) => r.conversation_id)),
    store.process,
    uuids(unknown.map((r) => r.conversation_id)),
    bigints([...arrived.keys()]),
  ]);
  const byConversation = Map.groupBy(taken, (item) => item.conversation_id);
  const addresses = new Map(usable.map((row) => [row.inbox_id, row.address_id]));
  const byId = new Map(usable.map((row) => [row.conversation_id, row]));
  return [...byConversation].flatMap(([id, items]) => {
    const row = byId.get(id);
    return row ? [heldOrNot(store, row, id, items, { addresses, arrived, state: states.get(id) ?? null })] : [];
  });
}

/** One conversation that cannot be read (its key is gone, say) must not keep all the others waiting. */
function heldOrNot(
  store: TurnStore,
  row: ReadableRow,
  conversationId: string,
  taken: readonly TakenRow[],
  atHand: AtHand,
): Held | Unreadable {
  try {
    return heldFrom(store, row, taken, atHand);
  } catch (error) {
    return { conversationId, inboxIds: taken.map((item) => item.id), error };
  }
}

/** A message that this process stored itself, as an entry by its id. */
function arrivalOf({ arrivals }: TurnStore, id: string | null): [string, InboundMessage][] {
  const message = id === null ? null : arrivals.at(id);
  return id !== null && message ? [[id, message]] : [];
}

/** The state of a row's conversation, where this process wrote it last. */
function stateAtHand({ states }: TurnStore, { conversation_id: id, seq, head }: ReadableRow): ConversationState | null {
  return id && seq !== null && head ? states.at(id, seq, head) : null;
}

function heldFrom(
  store: TurnStore,
  row: ReadableRow,
  taken: readonly TakenRow[],
  { addresses: addressOf, arrived, state: stateThen }: AtHand,
): Held {
  const { conversation_id: id, patient_id: patientId, key_id: keyId, head, master_version: masterVersion, wrapped } = row;
  if (!id || !keyId || !head || masterVersion === null || !wrapped) throw new Error(`conversation ${id} has no usable key`);
  const key = store.keyring.unwrap({ id: keyId, masterVersion, wrapped: wrapped as Ciphertext });
  const snapshot = taken[0]?.snapshot;
  const state: ConversationState =
    stateThen ?? (snapshot ? JSON.parse(open(key, snapshot, snapshotContext(id, row.seq ?? 0))) : emptyState());
  const causes = taken.map((item) => causeFrom(store.keys, item, arrived.get(item.id) ?? null, addressOf.get(item.id) ?? null));
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

function causeFrom(keys: SystemKeys, item: TakenRow, arrived: InboundMessage | null, addressId: string | null): Cause {
  const base = { id: item.id, attempts: item.attempts };
  if (item.channel === 'effect-slow')
    return { ...base, kind: 'effect-slow', cause: `effect-slow:${item.provider_id}`, effectId: item.provider_id };
  const content: unknown = arrived ?? JSON.parse(open(keys.inbox, bodyOf(item), inboxContext(item.channel, item.provider_id)));
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
  if (!addressId) throw new Error(`inbox item ${item.id} belongs to no address of its conversation`);
  return { ...base, kind: 'message', cause: `${item.channel}:${item.provider_id}`, inbound, addressId };
}

function bodyOf({ id, body }: TakenRow): Buffer {
  if (!body) throw new Error(`inbox item ${id} has no body`);
  return body;
}
