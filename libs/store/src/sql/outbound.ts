import type { Channel, Language } from '@carethread/conversation';
import { statement } from './statement.js';

export interface OutboundRow {
  id: string;
  conversation_id: string;
  address_id: string;
  channel: string;
  seq: number;
  attempts: number;
  language: Language | null;
  /** Body of the event that queued it. */
  body: Buffer;
  sealed: Buffer;
  key_id: string;
  master_version: number;
  wrapped: Buffer;
}

/** A claimed row with what is needed to send it: its words from the log, its address, the key of both. */
const WITH_WORDS = `SELECT o.id, o.conversation_id, o.address_id, o.channel, o.seq, o.attempts, c.language, e.body, a.sealed, e.key_id, k.master_version, k.wrapped
     FROM claimed o
     JOIN conversation c ON c.id = o.conversation_id
     JOIN event e ON e.conversation_id = o.conversation_id AND e.seq = o.seq
     JOIN address a ON a.id = o.address_id
     JOIN data_key k ON k.id = e.key_id
    ORDER BY o.seq`;

/** Takes what is due for sending: of each conversation only the first that has not gone out, so that order is kept. */
export const claimDue = statement<OutboundRow>(
  'claim-due',
  `WITH due AS (
     SELECT o.id FROM outbound o
      WHERE o.state = 'pending' AND o.next_at <= now()
        AND NOT EXISTS (SELECT FROM outbound e WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.state IN ('pending', 'sending'))
      ORDER BY o.next_at LIMIT $1 FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE outbound o SET state = 'sending', claimed_by = $2, claimed_at = now(), attempts = attempts + 1, updated_at = now()
       FROM due WHERE o.id = due.id RETURNING o.*
   )
   ${WITH_WORDS}`,
);

/**
 * Rows that a process took and did not settle: it died, or has had them for longer than any sending takes. Whoever looks them up
 * holds them under its negative number: they are not on their way in its hands, so that what follows has to wait behind them.
 */
export const claimInDoubt = statement<OutboundRow>(
  'claim-in-doubt',
  `WITH doubtful AS (
     SELECT id FROM outbound
      WHERE state = 'sending' AND (abs(claimed_by) = ANY($2::int[]) OR claimed_at < now() - make_interval(secs => $3)
             OR (claimed_by < 0 AND claimed_at < now() - interval '10 seconds'))
      ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE outbound o SET claimed_by = -$4::int, claimed_at = now(), updated_at = now() FROM doubtful WHERE o.id = doubtful.id RETURNING o.*
   )
   ${WITH_WORDS}`,
);

/** Out of its process's hands: it may have reached the provider, or not. */
export const leaveInDoubt = statement(
  'leave-in-doubt',
  `UPDATE outbound SET claimed_by = -abs(claimed_by), claimed_at = now() WHERE id = $1 AND state = 'sending'`,
);

export const holdersOfSending = statement<{ claimed_by: number }>(
  'holders-of-sending',
  `SELECT DISTINCT abs(claimed_by) AS claimed_by FROM outbound WHERE state = 'sending' AND abs(claimed_by) <> $1`,
);

/** An address, with the key that it is sealed under. */
export const sealedAddress = statement<{ sealed: Buffer; key_id: string; master_version: number; wrapped: Buffer | null }>(
  'sealed-address',
  `SELECT a.sealed, p.key_id, k.master_version, k.wrapped
     FROM address a JOIN patient p ON p.id = a.patient_id JOIN data_key k ON k.id = p.key_id WHERE a.id = $1`,
);

/** How many messages with these words the provider has from us already, by our books. Found through the conversations of whose address it is. */
export const sameWordsSent = statement<{ count: string }>(
  'same-words-sent',
  `SELECT count(*)
     FROM outbound mine
     JOIN address a ON a.id = mine.address_id
     JOIN conversation c ON c.patient_id = a.patient_id
     JOIN outbound o ON o.conversation_id = c.id AND o.address_id = mine.address_id AND o.digest = mine.digest
    WHERE mine.id = $1 AND o.id <> mine.id AND o.provider_id IS NOT NULL`,
);

/**
 * Notes what became of a batch of sendings. `undelivered` and the like that a callback reported meanwhile stay. Rank as in
 * the channel contract: a state only ever advances.
 */
export const settleSent = statement(
  'settle-sent',
  `UPDATE outbound o
      SET state = CASE WHEN o.state IN ('pending', 'sending') THEN 'sent' ELSE o.state END,
          provider_id = coalesce(o.provider_id, s.provider_id), segments = s.segments, error_code = CASE WHEN o.state IN ('pending', 'sending') THEN NULL ELSE o.error_code END,
          updated_at = now()
     FROM unnest($1::uuid[], $2::text[], $3::int2[]) AS s (id, provider_id, segments)
    WHERE o.id = s.id`,
);

export const putBack = statement(
  'put-back',
  `UPDATE outbound SET state = 'pending', next_at = now() + make_interval(secs => $2), error_code = $3, error_words = $4, updated_at = now()
    WHERE id = $1 AND state = 'sending'`,
);

export const markFailed = statement<{ conversation_id: string }>(
  'mark-failed',
  `UPDATE outbound SET state = 'failed', error_code = $2, error_words = $3, updated_at = now()
    WHERE id = $1 AND state IN ('pending', 'sending') RETURNING conversation_id`,
);

/** What callbacks reported, in any order. Returns the rows that changed. */
export const applyStatuses = statement<{ id: string; conversation_id: string; state: string }>(
  'apply-statuses',
  `WITH report AS (
     SELECT DISTINCT ON (outbound_id, provider_id) * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[])
       AS r (outbound_id, provider_id, state, rank, error_code, error_words) ORDER BY outbound_id, provider_id, rank DESC
   ), found AS (
     SELECT o.id, r.* FROM report r JOIN outbound o ON o.id = r.outbound_id
     UNION ALL
     SELECT o.id, r.* FROM report r JOIN outbound o ON o.provider_id = r.provider_id WHERE r.outbound_id IS NULL
   )
   UPDATE outbound o
      SET state = f.state, provider_id = coalesce(o.provider_id, f.provider_id),
          error_code = f.error_code, error_words = f.error_words, updated_at = now()
     FROM found f
    WHERE o.id = f.id
      AND f.rank > array_position(ARRAY['pending', 'sending', 'sent', 'undelivered', 'delivered', 'read'], CASE o.state WHEN 'failed' THEN 'undelivered' ELSE o.state END) - 1
   RETURNING o.id, o.conversation_id, o.state`,
);

/** One more try for what the carrier could not deliver for a passing reason. */
export const tryAgain = statement<{ id: string }>(
  'try-again',
  `UPDATE outbound SET state = 'pending', provider_id = NULL, next_at = now() + make_interval(secs => $2), updated_at = now()
    WHERE id = $1 AND state IN ('undelivered', 'failed') AND attempts < $3 RETURNING id`,
);

export const addressOf = statement<{ conversation_id: string; address_id: string; channel: Channel }>(
  'address-of',
  `SELECT conversation_id, address_id, channel FROM outbound WHERE id = $1`,
);
