import { statement } from './statement.js';

/** All that an ordinary turn writes, in one statement: events, the conversation's end and snapshot, what goes out, what was read. */
export const commitTurns = statement(
  'commit-turns',
  `WITH written AS (
     INSERT INTO event (conversation_id, seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash)
     SELECT e.conversation_id, e.seq, e.cause, e.part, e.at, e.actor, e.kind, e.meta::jsonb, e.key_id, e.body, e.prev_hash, e.hash
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::int2[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[],
                   $10::bytea[], $11::bytea[], $12::bytea[])
         AS e (conversation_id, seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash)
   ), moved AS (
     UPDATE conversation c
        SET seq = n.seq, head = n.head, snapshot = n.snapshot, status = n.status, channel = n.channel, language = n.language,
            intent = n.intent, safety = n.safety, emotion = n.emotion, queue = n.queue, priority = n.priority,
            waiting_since = n.waiting_since, due_at = n.due_at, assigned_to = n.assigned_to, closed_at = n.closed_at,
            last_message_at = coalesce(n.last_message_at, c.last_message_at)
       FROM unnest($13::uuid[], $14::int[], $15::bytea[], $16::bytea[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[],
                   $22::text[], $23::text[], $24::int2[], $25::timestamptz[], $26::timestamptz[], $27::text[], $28::timestamptz[], $29::timestamptz[])
         AS n (id, seq, head, snapshot, status, channel, language, intent, safety, emotion, queue, priority, waiting_since, due_at,
               assigned_to, closed_at, last_message_at)
      WHERE c.id = n.id
   ), queued AS (
     INSERT INTO outbound (id, conversation_id, address_id, seq, channel, digest, state, claimed_by, claimed_at, attempts)
     SELECT o.id, o.conversation_id, o.address_id, o.seq, o.channel, o.digest, o.state, o.claimed_by,
            CASE WHEN o.claimed_by IS NULL THEN NULL ELSE now() END, CASE WHEN o.claimed_by IS NULL THEN 0 ELSE 1 END
       FROM unnest($30::uuid[], $31::uuid[], $32::uuid[], $33::int[], $34::text[], $35::bytea[], $36::text[], $37::int[])
         AS o (id, conversation_id, address_id, seq, channel, digest, state, claimed_by)
   )
   UPDATE inbox SET taken_at = now(), body = NULL WHERE id = ANY($38::bigint[])`,
);

export const requestEffects = statement(
  'request-effects',
  `INSERT INTO effect (id, conversation_id, kind, key_id, body, next_at)
   SELECT e.id, e.conversation_id, e.kind, e.key_id, e.body, now() + interval '30 seconds'
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bytea[]) AS e (id, conversation_id, kind, key_id, body)`,
);

/** A conversation has one open entry: asked again, it moves to the graver queue and keeps its place in time. */
export const openQueueEntry = statement(
  'open-queue-entry',
  `INSERT INTO queue_entry (id, conversation_id, queue, priority, level, because, opened_at, due_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (conversation_id) WHERE state <> 'done' DO UPDATE
      SET queue = CASE WHEN excluded.priority >= queue_entry.priority THEN excluded.queue ELSE queue_entry.queue END,
          priority = greatest(queue_entry.priority, excluded.priority), level = excluded.level, because = excluded.because,
          due_at = least(queue_entry.due_at, excluded.due_at), announced_at = NULL`,
);

export const assignQueueEntry = statement(
  'assign-queue-entry',
  `UPDATE queue_entry SET state = 'assigned', assigned_to = $2, assigned_at = $3 WHERE conversation_id = $1 AND state <> 'done'`,
);

export const requeueEntry = statement(
  'requeue-entry',
  `UPDATE queue_entry SET state = 'waiting', queue = coalesce($2, queue), assigned_to = NULL, assigned_at = NULL, announced_at = NULL
    WHERE conversation_id = $1 AND state <> 'done'`,
);

export const closeQueueEntry = statement(
  'close-queue-entry',
  `UPDATE queue_entry SET state = 'done', closed_at = $2, announced_at = coalesce(announced_at, $2) WHERE conversation_id = $1 AND state <> 'done'`,
);

/** The end of an address's consent chain, locked until the commit. */
export const consentHead = statement<{ seq: number; hash: Buffer }>(
  'consent-head',
  `SELECT seq, hash FROM consent_record WHERE address_id = (SELECT id FROM address WHERE id = $1 FOR UPDATE) ORDER BY seq DESC LIMIT 1`,
);

export const recordConsent = statement(
  'record-consent',
  `WITH changed AS (UPDATE address SET consent = $3 WHERE id = $1)
   INSERT INTO consent_record (address_id, seq, "to", source, cause, at, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (address_id, cause) DO NOTHING`,
);
