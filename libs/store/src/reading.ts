import type { ConversationState } from '@carethread/conversation';
import { emptyState } from '@carethread/conversation';
import { type Ciphertext, open } from '@carethread/privacy';
import { minuteOf } from './sql/minute.js';
import { run, statement } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';
import { addressContext } from './turns/opening.js';
import { snapshotContext } from './turns/sealing.js';

interface Row {
  id: string;
  patient_id: string;
  seq: number;
  snapshot: Buffer | null;
  opened_at: Date;
  last_message_at: Date;
  closed_at: Date | null;
  key_id: string;
  master_version: number;
  wrapped: Buffer;
}

/** A conversation as lists and contexts are made of it: its snapshot, decrypted, and its times. */
export interface ConversationRecord {
  readonly id: string;
  readonly patientId: string;
  readonly state: ConversationState;
  readonly openedAt: string;
  readonly lastMessageAt: string;
  readonly closedAt: string | null;
}

export interface AddressRecord {
  readonly id: string;
  readonly patientId: string;
  readonly scope: string;
  readonly value: string;
  readonly consent: { readonly state: 'granted' | 'revoked'; readonly since: string | null; readonly source: string | null };
}

const COLUMNS = `c.id, c.patient_id, c.seq, c.snapshot, c.opened_at, c.last_message_at, c.closed_at, c.key_id, k.master_version, k.wrapped`;
const FROM = `FROM conversation c JOIN data_key k ON k.id = c.key_id AND k.wrapped IS NOT NULL`;

const newest = statement<Row>(
  'conversations-newest',
  `SELECT ${COLUMNS} ${FROM}
    WHERE ($1::text IS NULL OR c.status = $1)
      AND ($2::timestamptz IS NULL OR (c.last_minute <= ${minuteOf('$2::timestamptz')}
           AND c.last_message_at <= $2 AND (c.last_message_at < $2 OR c.id > $3::uuid)))
    ORDER BY c.last_minute DESC NULLS LAST, c.last_message_at DESC, c.id LIMIT $4`,
);
const byId = statement<Row>('conversations-by-id', `SELECT ${COLUMNS} ${FROM} WHERE c.id = ANY($1::uuid[])`);
const ofPatient = statement<Row>(
  'conversations-of-patient',
  `SELECT ${COLUMNS} ${FROM} WHERE c.patient_id = $1 ORDER BY c.opened_at DESC LIMIT $2`,
);
const addresses = statement<{
  id: string;
  patient_id: string;
  scope: string;
  sealed: Buffer;
  consent: 'granted' | 'revoked';
  since: Date | null;
  source: string | null;
  key_id: string;
  master_version: number;
  wrapped: Buffer;
}>(
  'addresses-of-patients',
  `SELECT a.id, a.patient_id, a.scope, a.sealed, a.consent, r.at AS since, r.source, p.key_id, k.master_version, k.wrapped
     FROM address a JOIN patient p ON p.id = a.patient_id JOIN data_key k ON k.id = p.key_id AND k.wrapped IS NOT NULL
     LEFT JOIN LATERAL (SELECT at, source FROM consent_record WHERE address_id = a.id ORDER BY seq DESC LIMIT 1) r ON true
    WHERE a.patient_id = ANY($1::uuid[]) ORDER BY a.created_at`,
);
const deliveries = statement<{ id: string; state: string; error_words: string | null }>(
  'deliveries-of',
  `SELECT id, state, error_words FROM outbound WHERE conversation_id = $1 AND seq >= $2`,
);

/** @returns conversations of a status (or any), newest first, from after a place */
export async function listConversations(
  store: TurnStore,
  { status = null, after = null, limit }: { status?: string | null; after?: { at: string; id: string } | null; limit: number },
): Promise<ConversationRecord[]> {
  return (await run(store.database.pool, newest, [status, after?.at ?? null, after?.id ?? null, limit])).map((row) =>
    record(store, row),
  );
}

/** @returns those of the conversations that exist, in no order */
export async function readConversations(store: TurnStore, ids: readonly string[]): Promise<ConversationRecord[]> {
  return (await run(store.database.pool, byId, [ids])).map((row) => record(store, row));
}

/** @returns a patient's conversations, the latest first */
export async function conversationsOfPatient(store: TurnStore, patientId: string, limit: number): Promise<ConversationRecord[]> {
  return (await run(store.database.pool, ofPatient, [patientId, limit])).map((row) => record(store, row));
}

/** @returns every address of the patients, decrypted: mask them before anybody sees them */
export async function readAddresses(store: TurnStore, patientIds: readonly string[]): Promise<AddressRecord[]> {
  return (await run(store.database.pool, addresses, [patientIds])).map((row) => {
    const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: row.wrapped as Ciphertext });
    const consent = { state: row.consent, since: row.since?.toISOString() ?? null, source: row.source };
    return {
      id: row.id,
      patientId: row.patient_id,
      scope: row.scope,
      value: open(key, row.sealed, addressContext(row.id)),
      consent,
    };
  });
}

/** @returns how far each message of a conversation got, by outbound id, from an event's number on */
export async function readDeliveries(
  store: TurnStore,
  conversationId: string,
  fromSeq: number,
): Promise<Map<string, { state: string; words: string | null }>> {
  const rows = await run(store.database.pool, deliveries, [conversationId, fromSeq]);
  return new Map(rows.map((row) => [row.id, { state: row.state, words: row.error_words }]));
}

function record(store: TurnStore, row: Row): ConversationRecord {
  const key = store.keyring.unwrap({ id: row.key_id, masterVersion: row.master_version, wrapped: row.wrapped as Ciphertext });
  const state: ConversationState = row.snapshot
    ? JSON.parse(open(key, row.snapshot, snapshotContext(row.id, row.seq)))
    : emptyState();
  return {
    id: row.id,
    patientId: row.patient_id,
    state,
    openedAt: row.opened_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
