import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { minuteOf } from '../sql/minute.js';
import { bytea, instantColumn } from './columns.js';
import { address, dataKey, patient } from './people.js';

/**
 * A conversation: the end of its log (`seq`, `head`), its snapshot, and in clear what the lists of the console need and
 * no patient's words. The row is also the lock of its turns.
 */
export const conversation = pgTable(
  'conversation',
  {
    id: uuid('id').primaryKey(),
    patientId: uuid('patient_id')
      .notNull()
      .references(() => patient.id),
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKey.id),
    /** Number and hash of the last event. */
    seq: integer('seq').notNull().default(0),
    head: bytea('head').notNull(),
    /** ConversationState, under the patient's key, context "snapshot:<id>:<seq>"; null before the first event. */
    snapshot: bytea('snapshot'),
    status: text('status').notNull().default('bot'),
    channel: text('channel'),
    language: text('language'),
    intent: text('intent'),
    safety: text('safety').notNull().default('none'),
    emotion: text('emotion').notNull().default('neutral'),
    queue: text('queue'),
    priority: smallint('priority').notNull().default(0),
    waitingSince: instantColumn('waiting_since'),
    dueAt: instantColumn('due_at'),
    assignedTo: text('assigned_to'),
    openedAt: instantColumn('opened_at').notNull().defaultNow(),
    lastMessageAt: instantColumn('last_message_at').notNull().defaultNow(),
    /**
     * The minute of `lastMessageAt`, since 1970: what lists of the newest are found by. An index on the instant itself would have
     * every index of this row written anew with every message.
     */
    lastMinute: integer('last_minute').generatedAlwaysAs(sql.raw(minuteOf("last_message_at AT TIME ZONE 'UTC'"))),
    closedAt: instantColumn('closed_at'),
  },
  (t) => [
    uniqueIndex('conversation_open_of_patient').on(t.patientId).where(sql`${t.status} <> 'closed'`),
    index('conversation_of_patient').on(t.patientId, t.openedAt),
    index('conversation_newest').on(t.lastMinute.desc()),
    index('conversation_waiting').on(t.priority.desc(), t.waitingSince).where(sql`${t.status} IN ('queued', 'with_agent')`),
  ],
);

/**
 * The log. Append-only; the first event of a cause is unique in its conversation, so that nothing is done twice. No foreign key:
 * events are written under the lock of their conversation, in the transaction that moves its end, and no conversation is deleted.
 */
export const event = pgTable(
  'event',
  {
    conversationId: uuid('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    cause: text('cause').notNull(),
    part: smallint('part').notNull(),
    at: instantColumn('at').notNull(),
    actor: text('actor').notNull(),
    kind: text('kind').notNull(),
    /** What the views need in clear. */
    meta: jsonb('meta').$type<Record<string, unknown>>().notNull(),
    keyId: uuid('key_id').notNull(),
    /** The body, context "event:<conversation>:<seq>". */
    body: bytea('body').notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.seq] }),
    uniqueIndex('event_cause').on(t.conversationId, t.cause).where(sql`${t.part} = 0`),
  ],
);

/** A conversation waiting for a person, or with one. */
export const queueEntry = pgTable(
  'queue_entry',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    queue: text('queue').notNull(),
    priority: smallint('priority').notNull(),
    level: text('level').notNull(),
    because: jsonb('because').$type<string[]>().notNull(),
    /** waiting | assigned | done */
    state: text('state').notNull().default('waiting'),
    openedAt: instantColumn('opened_at').notNull(),
    dueAt: instantColumn('due_at').notNull(),
    assignedTo: text('assigned_to'),
    assignedAt: instantColumn('assigned_at'),
    closedAt: instantColumn('closed_at'),
    /** When BullMQ was told; null: the sweeper tells it. */
    announcedAt: instantColumn('announced_at'),
  },
  (t) => [
    uniqueIndex('queue_entry_open').on(t.conversationId).where(sql`${t.state} <> 'done'`),
    index('queue_entry_waiting').on(t.queue, t.priority.desc(), t.openedAt).where(sql`${t.state} = 'waiting'`),
    index('queue_entry_unannounced').on(t.openedAt).where(sql`${t.announcedAt} IS NULL`),
    index('queue_entry_closed').on(t.closedAt).where(sql`${t.state} = 'done'`),
    index('queue_entry_of_agent').on(t.assignedTo).where(sql`${t.state} = 'assigned'`),
  ],
);

export { address, patient };
