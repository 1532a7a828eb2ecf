import type { Channel, ConversationEvent, Language } from '@carethread/conversation';
import { decrypted, type EventRow } from './log.js';
import { conversationsOfPatient } from './reading.js';
import { run, statement } from './sql/statement.js';
import { blindOf, scopeOf } from './system-keys.js';
import type { TurnStore } from './turns/batch.js';

/**
 * A conversation's events are numbered from its own start; a visitor's transcript runs over all of their conversations. The
 * place of the nth conversation's event is n times this plus its seq: it rises, never changes, and fits a double.
 */
const CONVERSATION_SPAN = 1_000_000;

/** What of a log its patient gets to see, on the channel where it was said; the hands that a conversation is in, on all. */
const SHOWN = ['handoff.claimed', 'conversation.returned', 'conversation.resolved'] as const;
const SAID = ['message.received', 'message.queued'] as const;

/** An event as a line of its patient's transcript. */
export interface PlacedEvent {
  /** Rises over all of the patient's conversations, from 1, with gaps. */
  readonly place: number;
  /** The conversation's language as it is now. */
  readonly language: Language | null;
  readonly event: Extract<ConversationEvent, { kind: (typeof SHOWN)[number] | (typeof SAID)[number] }>;
}

const patientsByBlind = statement<{ blind: Buffer; patient_id: string }>(
  'patients-by-blind',
  `SELECT blind, patient_id FROM address WHERE scope = $1 AND blind = ANY($2::bytea[])`,
);

type PlacedRow = EventRow & { conversation_id: string; conversation: number; language: Language | null };

const transcriptAfter = statement<PlacedRow>(
  'transcript-after',
  `WITH own AS (
     SELECT c.id, c.language, (row_number() OVER (ORDER BY c.opened_at, c.id) - 1)::int AS n FROM conversation c WHERE c.patient_id = $1
   )
   SELECT o.id AS conversation_id, o.n AS conversation, o.language, e.*, k.master_version, k.wrapped
     FROM own o
     CROSS JOIN LATERAL (
       SELECT seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash FROM event
        WHERE conversation_id = o.id AND seq > CASE WHEN o.n = $3::int THEN $4::int ELSE 0 END
          AND (kind = ANY($5::text[]) OR (kind = ANY($6::text[]) AND meta ->> 'channel' = $2))
        ORDER BY seq LIMIT $7) e
     JOIN data_key k ON k.id = e.key_id AND k.wrapped IS NOT NULL
    WHERE o.n >= $3::int ORDER BY o.n, e.seq LIMIT $7`,
);

const transcriptBefore = statement<PlacedRow>(
  'transcript-before',
  `WITH own AS (
     SELECT c.id, c.language, (row_number() OVER (ORDER BY c.opened_at, c.id) - 1)::int AS n FROM conversation c WHERE c.patient_id = $1
   )
   SELECT o.id AS conversation_id, o.n AS conversation, o.language, e.*, k.master_version, k.wrapped
     FROM own o
     CROSS JOIN LATERAL (
       SELECT seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash FROM event
        WHERE conversation_id = o.id AND seq < CASE WHEN o.n = $3::int THEN $4::int ELSE ${CONVERSATION_SPAN} END
          AND (kind = ANY($5::text[]) OR (kind = ANY($6::text[]) AND meta ->> 'channel' = $2))
        ORDER BY seq DESC LIMIT $7) e
     JOIN data_key k ON k.id = e.key_id AND k.wrapped IS NOT NULL
    WHERE o.n <= $3::int ORDER BY o.n DESC, e.seq DESC LIMIT $7`,
);

/** @returns the patients to whom addresses of a channel belong, by address; who has not written yet is missing */
export async function patientsOf(store: TurnStore, channel: Channel, addresses: readonly string[]): Promise<Map<string, string>> {
  const byBlind = new Map(addresses.map((address) => [blindOf(store.keys, channel, address).toString('base64'), address]));
  const blinds = [...byBlind.keys()].map((blind) => Buffer.from(blind, 'base64'));
  const rows = await run(store.database.pool, patientsByBlind, [scopeOf(channel), blinds]);
  return new Map(
    rows.flatMap((row) => {
      const address = byBlind.get(row.blind.toString('base64'));
      return address === undefined ? [] : [[address, row.patient_id] as const];
    }),
  );
}

/**
 * @param after the place of the last line that is known; 0 for none
 * @returns what follows in the patient's transcript on a channel, in order: `limit` lines, fewer only where there are no more.
 *   What is appended to a closed conversation after the next one was opened stands before it, as it does in the log.
 */
export async function readTranscript(
  store: TurnStore,
  patientId: string,
  channel: Channel,
  after: number,
  limit: number,
): Promise<PlacedEvent[]> {
  return placed(
    store,
    await run(store.database.pool, transcriptAfter, [patientId, channel, ...partsOf(after), SHOWN, SAID, limit]),
  );
}

/**
 * @param before the place of a line, which is left out; null for the end of the transcript
 * @returns the `limit` lines nearest before it in the patient's transcript on a channel, in order
 */
export async function readTranscriptBefore(
  store: TurnStore,
  patientId: string,
  channel: Channel,
  before: number | null,
  limit: number,
): Promise<PlacedEvent[]> {
  const end = partsOf(before ?? Number.MAX_SAFE_INTEGER);
  const rows = await run(store.database.pool, transcriptBefore, [patientId, channel, ...end, SHOWN, SAID, limit]);
  return placed(store, rows.reverse());
}

/** @returns the conversation and the event that a place names. One of somebody's own making may be larger than any there is. */
function partsOf(place: number): [conversation: number, seq: number] {
  return [Math.min(Math.floor(place / CONVERSATION_SPAN), 2 ** 31 - 1), place % CONVERSATION_SPAN];
}

function placed(store: TurnStore, rows: readonly PlacedRow[]): PlacedEvent[] {
  return rows.flatMap((row) =>
    row.wrapped
      ? [
          {
            place: row.conversation * CONVERSATION_SPAN + row.seq,
            language: row.language,
            event: decrypted(store, row.conversation_id, row, row.wrapped) as PlacedEvent['event'],
          },
        ]
      : [],
  );
}

/** @returns the name of the person who has a patient's conversation now, or null while nobody has */
export async function holderOf(store: TurnStore, patientId: string): Promise<string | null> {
  const [latest] = await conversationsOfPatient(store, patientId, 1);
  return latest?.state.handoff?.assignedTo?.name ?? null;
}
