import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instantColumn } from './columns.js';
import { conversation } from './conversations.js';

/**
 * All that causes turns: what providers sent and the results of effects. The unique provider id is what makes a webhook
 * that comes twice count once. The body is under the inbox key until a turn has taken it, then it is gone from here.
 */
export const inbox = pgTable(
  'inbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** A channel, or "effect" for a result, "effect-slow" for none after some seconds. */
    channel: text('channel').notNull(),
    providerId: text('provider_id').notNull(),
    /** Who wrote: scope and blind index of the address. Null for an effect. */
    scope: text('scope'),
    blind: bytea('blind'),
    /** Whose effect it is. Null for a message. */
    conversationId: uuid('conversation_id').references(() => conversation.id),
    /** Context "inbox:<channel>:<provider id>". */
    body: bytea('body'),
    receivedAt: instantColumn('received_at').notNull().defaultNow(),
    takenAt: instantColumn('taken_at'),
    /** How often a turn over it failed; after some it is set aside for a person to look at. */
    attempts: smallint('attempts').notNull().default(0),
  },
  (t) => [
    uniqueIndex('inbox_provider_id').on(t.channel, t.providerId),
    index('inbox_unread').on(t.id).where(sql`${t.takenAt} IS NULL`),
  ],
);

/**
 * What must go out: the words are in its event. `pending` ▶ `sending` ▶ `sent` ▶ what the provider reports. No foreign keys, for the
 * same reason as in `event`.
 */
export const outbound = pgTable(
  'outbound',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id').notNull(),
    addressId: uuid('address_id').notNull(),
    /** Number of the event that queued it: the order in which a conversation's messages go out. */
    seq: integer('seq').notNull(),
    channel: text('channel').notNull(),
    /** Keyed hash of the words, to count how many of the same were sent when one is in doubt. */
    digest: bytea('digest').notNull(),
    /** pending | sending | sent | delivered | read | undelivered | failed */
    state: text('state').notNull(),
    providerId: text('provider_id'),
    segments: smallint('segments'),
    errorCode: text('error_code'),
    errorWords: text('error_words'),
    attempts: smallint('attempts').notNull().default(0),
    /** When a pending one is due. */
    nextAt: instantColumn('next_at').notNull().defaultNow(),
    /** When it was taken for sending, and by which process (the number whose advisory lock that process holds while it lives). */
    claimedAt: instantColumn('claimed_at'),
    claimedBy: integer('claimed_by'),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    updatedAt: instantColumn('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('outbound_unsettled').on(t.conversationId, t.seq).where(sql`${t.state} IN ('pending', 'sending')`),
    index('outbound_due').on(t.nextAt).where(sql`${t.state} = 'pending'`),
    index('outbound_of_conversation').on(t.conversationId, t.seq),
    index('outbound_provider_id').on(t.providerId).where(sql`${t.providerId} IS NOT NULL`),
  ],
);

/** Something to be done outside, asked for by a turn; its result goes to the inbox. */
export const effect = pgTable(
  'effect',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    kind: text('kind').notNull(),
    keyId: uuid('key_id').notNull(),
    /** The request, context "effect:<id>". */
    body: bytea('body').notNull(),
    /** pending | done */
    state: text('state').notNull().default('pending'),
    attempts: smallint('attempts').notNull().default(0),
    /** When it is free to be taken (again). */
    nextAt: instantColumn('next_at').notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('effect_due').on(t.nextAt).where(sql`${t.state} = 'pending'`),
    index('effect_of_conversation').on(t.conversationId),
  ],
);

/** A file that a patient sent, fetched from the provider. Its id is that of the effect that fetched it. */
export const attachment = pgTable(
  'attachment',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    keyId: uuid('key_id').notNull(),
    contentType: text('content_type').notNull(),
    /** Context "attachment:<id>". */
    body: bytea('body').notNull(),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
  },
  (t) => [index('attachment_of_conversation').on(t.conversationId)],
);

/** Who of the staff saw or did what. Append-only, one chain. */
export const auditRecord = pgTable(
  'audit_record',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: instantColumn('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [index('audit_by_subject').on(t.subject, t.seq), index('audit_by_actor').on(t.actor, t.seq)],
);

/** What was done under an Idempotency-Key: whose, what was asked (as keyed hashes) and what it was answered with. */
export const commandKey = pgTable(
  'command_key',
  {
    actor: text('actor').notNull(),
    key: bytea('key').notNull(),
    request: bytea('request').notNull(),
    answer: jsonb('answer').$type<unknown>().notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] })],
);

/** Small facts about ourselves: the last message seen by a backfill, and the like. */
export const mark = pgTable('mark', { name: text('name').primaryKey(), value: jsonb('value').$type<unknown>().notNull() });
