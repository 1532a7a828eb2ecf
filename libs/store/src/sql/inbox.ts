import { statement } from './statement.js';

/** After so many failed turns an item is set aside: it stays unread for a person to look at, and keeps nobody waiting. */
const MOST_ATTEMPTS = 10;

/** Stores a batch of what providers sent, in order. Returns those that are new: the others came before. */
export const storeInbound = statement<{ id: string; channel: string; provider_id: string }>(
  'store-inbound',
  `INSERT INTO inbox (channel, provider_id, scope, blind, conversation_id, body)
   SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::uuid[], $6::bytea[])
   ON CONFLICT (channel, provider_id) DO NOTHING
   RETURNING id, channel, provider_id`,
);

export interface ReadableRow {
  inbox_id: string | null;
  scope: string | null;
  blind: Buffer | null;
  address_id: string | null;
  patient_id: string | null;
  patient_key_id: string | null;
  conversation_id: string | null;
  locked: boolean;
  status: string | null;
  seq: number | null;
  head: Buffer | null;
  key_id: string | null;
  master_version: number | null;
  wrapped: Buffer | null;
}

/**
 * The oldest unread items with the open conversation each belongs to, and a lock on those conversations that no other worker
 * has. In id order and SKIP LOCKED: two workers never wait for each other. What is read of the inbox here may already have
 * been taken by the worker that just let go of a lock, so it is read again under the lock (takeInbound).
 * $2 and $3: addresses and conversations that another batch of this process has in hand.
 */
export const lockReadable = statement<ReadableRow>(
  'lock-readable',
  `WITH unread AS MATERIALIZED (
     SELECT id, scope, blind, conversation_id FROM inbox
      WHERE taken_at IS NULL AND attempts < ${MOST_ATTEMPTS} AND (blind IS NULL OR blind <> ALL($2::bytea[]))
      ORDER BY id LIMIT $1
   ), who AS MATERIALIZED (
     SELECT u.id AS inbox_id, u.scope, u.blind, a.id AS address_id, a.patient_id, coalesce(u.conversation_id, c.id) AS conversation_id
       FROM unread u
       LEFT JOIN address a ON a.scope = u.scope AND a.blind = u.blind
       LEFT JOIN conversation c ON c.patient_id = a.patient_id AND c.status <> 'closed'
      WHERE coalesce(u.conversation_id, c.id) IS NULL OR coalesce(u.conversation_id, c.id) <> ALL($3::uuid[])
   ), locked AS MATERIALIZED (
     SELECT id, patient_id, status, seq, head, key_id FROM conversation
      WHERE id IN (SELECT conversation_id FROM who) ORDER BY id FOR UPDATE SKIP LOCKED
   )
   SELECT w.inbox_id, w.scope, w.blind, w.address_id, w.patient_id, p.key_id AS patient_key_id, w.conversation_id, l.id IS NOT NULL AS locked,
          l.status, l.seq, l.head, coalesce(l.key_id, p.key_id) AS key_id, k.master_version, k.wrapped
     FROM who w
     LEFT JOIN locked l ON l.id = w.conversation_id
     LEFT JOIN patient p ON p.id = coalesce(w.patient_id, l.patient_id)
     LEFT JOIN data_key k ON k.id = coalesce(l.key_id, p.key_id)
    ORDER BY w.inbox_id`,
);

export interface TakenRow {
  id: string;
  channel: string;
  provider_id: string;
  conversation_id: string;
  /** Null where the message is at hand. */
  body: Buffer | null;
  attempts: number;
  behind: boolean;
  snapshot: Buffer | null;
}

/**
 * The same items again, now that their conversations are locked: those still unread. `behind`: an earlier message of the
 * conversation has not gone out yet and is not in this process's hands, so that an answer must queue up behind it. $4: the
 * conversations whose snapshot is not at hand; $5: the items whose body is.
 */
export const takeInbound = statement<TakenRow>(
  'take-inbound',
  `SELECT i.id, i.channel, i.provider_id, u.conversation_id, CASE WHEN i.id = ANY($5::bigint[]) THEN NULL ELSE i.body END AS body, i.attempts,
          EXISTS (SELECT FROM outbound o WHERE o.conversation_id = u.conversation_id AND o.state IN ('pending', 'sending')
                     AND (o.state = 'pending' OR o.claimed_by IS DISTINCT FROM $3)) AS behind,
          c.snapshot
     FROM unnest($1::bigint[], $2::uuid[]) AS u (id, conversation_id)
     JOIN inbox i ON i.id = u.id AND i.taken_at IS NULL
     LEFT JOIN conversation c ON c.id = u.conversation_id AND c.id = ANY($4::uuid[])
    ORDER BY i.id`,
);

export const countAttempt = statement(
  'count-attempt',
  `UPDATE inbox SET attempts = attempts + 1 WHERE id = ANY($1::bigint[]) AND taken_at IS NULL`,
);

export const anyUnread = statement<{ waiting: boolean }>(
  'any-unread',
  `SELECT EXISTS (SELECT FROM inbox WHERE taken_at IS NULL AND attempts < ${MOST_ATTEMPTS}) AS waiting`,
);
