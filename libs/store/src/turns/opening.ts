import { randomUUID } from 'node:crypto';
import type { InboundMessage } from '@carethread/channel';
import { type Ciphertext, GENESIS, open, seal } from '@carethread/privacy';
import type pg from 'pg';
import { inboxContext } from '../inbox.js';
import type { ReadableRow } from '../sql/inbox.js';
import { openConversations, welcomeStrangers } from '../sql/opening.js';
import { run, statement } from '../sql/statement.js';
import type { TurnStore } from './batch.js';

const bodiesOf = statement<{ id: string; channel: string; provider_id: string; body: Buffer }>(
  'bodies-of',
  `SELECT id, channel, provider_id, body FROM inbox WHERE id = ANY($1::bigint[]) AND taken_at IS NULL`,
);

/**
 * Opens a conversation for every address that has none open: for one never seen before with a patient of its own, for a known
 * one with its patient. Where another worker does the same at the same moment, that one has it and it is not in the result.
 * @returns the rows as if they had been found and locked
 */
export async function openForStrangers(
  store: TurnStore,
  client: pg.PoolClient,
  rows: readonly ReadableRow[],
  at: string,
): Promise<ReadableRow[]> {
  const groups = new Map<string, ReadableRow[]>();
  for (const row of rows) {
    const name = `${row.scope} ${row.blind?.toString('base64')}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const unknown = [...groups.values()].filter((group) => group[0]?.patient_id === null);
  const known = [...groups.values()].filter((group) => group[0]?.patient_id !== null);
  const welcomed = await welcome(store, client, unknown);
  const all = [...known.map((group) => ({ group, row: group[0] })), ...welcomed].flatMap(({ group, row }) =>
    row?.patient_id && row.patient_key_id ? [{ group, row, patientId: row.patient_id, keyId: row.patient_key_id }] : [],
  );
  if (all.length === 0) return [];
  // A patient with two addresses that both wrote gets one conversation.
  const patients = [...new Map(all.map((one) => [one.patientId, one])).values()];
  const made = await run(client, openConversations, [
    patients.map(() => randomUUID()),
    patients.map((p) => p.patientId),
    patients.map((p) => p.keyId),
    GENESIS,
    at,
  ]);
  const ids = new Map(made.map((row) => [row.patient_id, row.id]));
  return all.flatMap(({ group, row, patientId, keyId }) => {
    const id = ids.get(patientId);
    if (!id) return [];
    const opened = {
      ...row,
      conversation_id: id,
      locked: true,
      status: 'bot',
      seq: 0,
      head: GENESIS,
      key_id: keyId,
    };
    return group.map((item) => ({ ...opened, inbox_id: item.inbox_id }));
  });
}

async function welcome(
  store: TurnStore,
  client: pg.PoolClient,
  groups: readonly ReadableRow[][],
): Promise<{ group: ReadableRow[]; row: ReadableRow }[]> {
  if (groups.length === 0) return [];
  const bodies = await run(client, bodiesOf, [groups.map((group) => group[0]?.inbox_id)]);
  const byId = new Map(bodies.map((row) => [row.id, row]));
  const strangers = groups.flatMap((group) => {
    const row = group[0];
    const body = byId.get(row?.inbox_id ?? '');
    if (!row || !body) return [];
    const inbound = JSON.parse(open(store.keys.inbox, body.body, inboxContext(body.channel, body.provider_id))) as InboundMessage;
    const keyId = randomUUID();
    const addressId = randomUUID();
    const wrapped = store.keyring.create(keyId);
    const key = store.keyring.unwrap(wrapped);
    return [
      {
        group,
        row,
        patientId: randomUUID(),
        keyId,
        addressId,
        wrapped,
        sealed: seal(key, inbound.from, addressContext(addressId)),
      },
    ];
  });
  const made = await run(client, welcomeStrangers, [
    strangers.map((s) => s.patientId),
    strangers.map((s) => s.keyId),
    strangers.map((s) => s.addressId),
    strangers.map((s) => s.row.scope),
    strangers.map((s) => s.row.blind),
    strangers.map((s) => s.sealed),
    strangers.map((s) => s.wrapped.masterVersion),
    strangers.map((s) => s.wrapped.wrapped),
  ]);
  const welcomed = new Set(made.map((row) => row.patient_id));
  return strangers
    .filter((s) => welcomed.has(s.patientId))
    .map((s) => ({
      group: s.group,
      row: {
        ...s.row,
        address_id: s.addressId,
        patient_id: s.patientId,
        patient_key_id: s.keyId,
        master_version: s.wrapped.masterVersion,
        wrapped: s.wrapped.wrapped as Ciphertext,
      },
    }));
}

/** What a sealed address is bound to. */
export function addressContext(id: string): string {
  return `address:${id}`;
}
