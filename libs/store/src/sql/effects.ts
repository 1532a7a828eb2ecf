import { statement } from './statement.js';

export interface EffectRow {
  id: string;
  conversation_id: string;
  kind: string;
  attempts: number;
  key_id: string;
  body: Buffer;
  master_version: number;
  wrapped: Buffer;
}

/** Takes effects whose time has come and that nobody is at, for $2 seconds. */
export const claimEffects = statement<EffectRow>(
  'claim-effects',
  `WITH due AS (
     SELECT id FROM effect WHERE state = 'pending' AND next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
   ), claimed AS (
     UPDATE effect e SET attempts = attempts + 1, next_at = now() + make_interval(secs => $2) FROM due WHERE e.id = due.id RETURNING e.*
   )
   SELECT c.id, c.conversation_id, c.kind, c.attempts, c.key_id, c.body, k.master_version, k.wrapped
     FROM claimed c JOIN data_key k ON k.id = c.key_id`,
);

export const claimEffect = statement<EffectRow>(
  'claim-effect',
  `WITH claimed AS (
     UPDATE effect SET attempts = attempts + 1, next_at = now() + make_interval(secs => $2) WHERE id = $1 AND state = 'pending' RETURNING *
   )
   SELECT c.id, c.conversation_id, c.kind, c.attempts, c.key_id, c.body, k.master_version, k.wrapped
     FROM claimed c JOIN data_key k ON k.id = c.key_id`,
);

/** Leaves an effect for another try in $2 seconds. */
export const laterEffect = statement(
  'later-effect',
  `UPDATE effect SET next_at = now() + make_interval(secs => $2) WHERE id = $1 AND state = 'pending'`,
);

/**
 * Notes, as the cause of a turn, effects of some kinds that have been asked for $2 seconds ago and have no result yet: each once. Its row
 * is locked, so that a result which comes at the same moment is stored after the note or keeps it from being written.
 */
export const noteSlow = statement<{ id: string }>(
  'note-slow',
  `WITH slow AS (
     SELECT e.id, e.conversation_id FROM effect e
      WHERE e.state = 'pending' AND e.kind = ANY($1::text[]) AND e.created_at <= now() - make_interval(secs => $2)
        AND NOT EXISTS (SELECT FROM inbox i WHERE i.channel = 'effect-slow' AND i.provider_id = e.id::text)
      LIMIT $3 FOR UPDATE OF e SKIP LOCKED
   )
   INSERT INTO inbox (channel, provider_id, conversation_id)
   SELECT 'effect-slow', id::text, conversation_id FROM slow
   ON CONFLICT (channel, provider_id) DO NOTHING
   RETURNING provider_id AS id`,
);

/** Stores an effect's result as the cause of a turn and ends the effect, in one. A second result counts for nothing. */
export const finishEffect = statement<{ id: string }>(
  'finish-effect',
  `WITH ended AS (UPDATE effect SET state = 'done' WHERE id = $1 AND state = 'pending' RETURNING id, conversation_id)
   INSERT INTO inbox (channel, provider_id, conversation_id, body)
   SELECT 'effect', id::text, conversation_id, $2 FROM ended
   ON CONFLICT (channel, provider_id) DO NOTHING
   RETURNING provider_id AS id`,
);
