import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import type { ConversationEvent, ConversationState } from '@carethread/conversation';
import { blindIndex, seal } from '@carethread/privacy';
import type pg from 'pg';
import { bigints, byteas, instants, integers, smallints, texts, uuids } from '../sql/arrays.js';
import * as commit from '../sql/commit.js';
import { run } from '../sql/statement.js';
import type { SystemKeys } from '../system-keys.js';
import { recordConsents } from './consent.js';
import { type SealedEvent, sealEvents, snapshotContext } from './sealing.js';
import type { Sending } from './types.js';

/** What one conversation's turns or a command change, ready to be written. */
export interface Change {
  readonly conversationId: string;
  readonly keyId: string;
  readonly key: KeyObject;
  /** Hash of the last event before. */
  readonly head: Buffer;
  readonly events: readonly ConversationEvent[];
  readonly state: ConversationState;
  /** Inbox rows that are read with this. */
  readonly inboxIds: readonly string[];
  /** Number of the process that will send what goes out, or null: whoever is free. */
  readonly claim: number | null;
  /** Addresses known without a look-up, by id. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** A change as it is written: its events and snapshot encrypted, the log's new end. */
export interface SealedChange extends Change {
  readonly sealed: readonly SealedEvent[];
  readonly snapshot: Buffer;
  readonly newHead: Buffer;
}

/** Encrypts a change: the dear part of writing, which needs no connection and may be done as soon as it is decided. */
export function sealChange<C extends Change>(change: C): C & SealedChange {
  const { conversationId, key, keyId, head, events, state } = change;
  const sealed = sealEvents(conversationId, key, keyId, head, events);
  const snapshot = seal(key, JSON.stringify(state), snapshotContext(conversationId, state.seq));
  return { ...change, sealed, snapshot, newHead: sealed.at(-1)?.hash ?? head };
}

interface OutboundSpec {
  readonly change: Change;
  readonly sending: Sending;
  readonly seq: number;
}

/**
 * Writes changes within the transaction of `client`: the ordinary ones of all conversations in one statement, the rare ones
 * (effects, queue entries, consent) each in their own.
 * @returns what this process is to send once the transaction has committed, in the order of each conversation
 */
export async function writeChanges(
  client: pg.PoolClient,
  keys: SystemKeys,
  changes: readonly SealedChange[],
): Promise<Sending[]> {
  if (changes.length === 0) return [];
  const out = changes.flatMap(outboundOf);
  await run(client, commit.commitTurns, [
    ...eventColumns(changes.flatMap((c) => c.sealed)),
    ...conversationColumns(changes),
    ...outboundColumns(out, keys),
    bigints(changes.flatMap((c) => c.inboxIds)),
  ]);
  await writeEffects(client, changes);
  for (const change of changes) {
    await writeQueue(client, change);
    await recordConsents(client, change.events);
  }
  return out.filter(({ change }) => change.claim !== null).map(({ sending }) => sending);
}

function outboundOf(change: Change): OutboundSpec[] {
  return change.events.flatMap((event) => {
    if (event.kind !== 'message.queued') return [];
    const { outboundId: id, addressId, channel, parts } = event.body;
    const language = change.state.language ?? 'en';
    const to = change.addresses.get(addressId) ?? null;
    return [
      {
        change,
        seq: event.seq,
        sending: { id, conversationId: change.conversationId, addressId, channel, language, parts, attempts: 1, to },
      },
    ];
  });
}

function eventColumns(events: readonly SealedEvent[]): unknown[] {
  return [
    uuids(events.map((e) => e.conversationId)),
    integers(events.map((e) => e.event.seq)),
    texts(events.map((e) => e.event.cause)),
    smallints(events.map((e) => e.event.part)),
    instants(events.map((e) => e.event.at)),
    texts(events.map((e) => e.event.actor)),
    texts(events.map((e) => e.event.kind)),
    texts(events.map((e) => e.meta)),
    uuids(events.map((e) => e.keyId)),
    byteas(events.map((e) => e.body)),
    byteas(events.map((e) => e.previous)),
    byteas(events.map((e) => e.hash)),
  ];
}

function conversationColumns(changes: readonly SealedChange[]): unknown[] {
  const last = (c: Change) => c.events.at(-1)?.at ?? null;
  return [
    uuids(changes.map((c) => c.conversationId)),
    integers(changes.map((c) => c.state.seq)),
    byteas(changes.map((c) => c.newHead)),
    byteas(changes.map((c) => c.snapshot)),
    texts(changes.map((c) => c.state.status)),
    texts(changes.map((c) => c.state.channel)),
    texts(changes.map((c) => c.state.language)),
    texts(changes.map((c) => c.state.intent)),
    texts(changes.map((c) => c.state.safety.level)),
    texts(changes.map((c) => c.state.emotion.label)),
    texts(changes.map((c) => c.state.handoff?.queue ?? null)),
    smallints(changes.map((c) => c.state.handoff?.priority ?? 0)),
    instants(changes.map((c) => c.state.handoff?.since ?? null)),
    instants(changes.map((c) => c.state.handoff?.dueAt ?? null)),
    texts(changes.map((c) => c.state.handoff?.assignedTo?.staffId ?? null)),
    instants(changes.map((c) => (c.state.status === 'closed' ? last(c) : null))),
    // Null: nothing was said, so the time of the last message stays.
    instants(
      changes.map((c) => c.events.findLast((e) => e.kind === 'message.received' || e.kind === 'message.queued')?.at ?? null),
    ),
  ];
}

function outboundColumns(out: readonly OutboundSpec[], keys: SystemKeys): unknown[] {
  return [
    uuids(out.map((o) => o.sending.id)),
    uuids(out.map((o) => o.change.conversationId)),
    uuids(out.map((o) => o.sending.addressId)),
    integers(out.map((o) => o.seq)),
    texts(out.map((o) => o.sending.channel)),
    byteas(out.map((o) => blindIndex(keys.blind, 'words', JSON.stringify(o.sending.parts)))),
    texts(out.map((o) => (o.change.claim === null ? 'pending' : 'sending'))),
    integers(out.map((o) => o.change.claim)),
  ];
}

async function writeEffects(client: pg.PoolClient, changes: readonly Change[]): Promise<void> {
  const asked = changes.flatMap((change) =>
    change.events.flatMap((event) => (event.kind === 'effect.requested' ? [{ change, body: event.body }] : [])),
  );
  if (asked.length === 0) return;
  await run(client, commit.requestEffects, [
    asked.map(({ body }) => body.effectId),
    asked.map(({ change }) => change.conversationId),
    asked.map(({ body }) => body.kind),
    asked.map(({ change }) => change.keyId),
    asked.map(({ change, body }) => seal(change.key, JSON.stringify(body.request), effectContext(body.effectId))),
  ]);
}

async function writeQueue(client: pg.PoolClient, change: Change): Promise<void> {
  const id = change.conversationId;
  for (const event of change.events) {
    switch (event.kind) {
      case 'handoff.requested': {
        const { queue, priority, level, because, dueAt } = event.body;
        await run(client, commit.openQueueEntry, [
          randomUUID(),
          id,
          queue,
          priority,
          level,
          JSON.stringify(because),
          event.at,
          dueAt,
        ]);
        break;
      }
      case 'handoff.claimed': {
        const { queue, priority, level, because, since, dueAt } = change.state.handoff ?? {
          queue: 'front-desk',
          priority: 0,
          level: 'none',
          because: [],
          since: event.at,
          dueAt: event.at,
        };
        await run(client, commit.openQueueEntry, [
          randomUUID(),
          id,
          queue,
          priority,
          level,
          JSON.stringify(because),
          since,
          dueAt,
        ]);
        await run(client, commit.assignQueueEntry, [id, event.body.staffId, event.at]);
        break;
      }
      case 'handoff.transferred':
        await run(client, commit.requeueEntry, [id, event.body.queue ?? null]);
        break;
      case 'conversation.returned':
      case 'conversation.resolved':
        await run(client, commit.closeQueueEntry, [id, event.at]);
        break;
      default:
        break;
    }
  }
}

/** What an effect's request is bound to. */
export function effectContext(id: string): string {
  return `effect:${id}`;
}
