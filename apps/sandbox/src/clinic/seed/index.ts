import type { WithId } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { DateTime } from 'luxon';
import type { Pool, PoolClient } from 'pg';
import { indexValuesOf } from '../fhir/index-values.js';
import { insertRows } from '../fhir/rows.js';
import { locked } from '../fhir/schema.js';
import { inTransaction } from '../fhir/transaction.js';
import { validate } from '../fhir/validate.js';
import { appointments } from './appointments.js';
import { medicines } from './medicines.js';
import { people } from './people.js';
import { practice } from './practice.js';
import { slotsFrom } from './slots.js';

export interface SeedOptions {
  readonly pool: Pool;
  readonly timeZone: string;
  readonly now: () => Date;
}

/**
 * Fills an empty clinic with people and records, once, and tops the book of free slots up to four weeks, each time.
 * What is there already is never touched, so nothing that somebody booked is lost.
 */
export async function seed(options: SeedOptions): Promise<void> {
  const today = DateTime.fromJSDate(options.now(), { zone: options.timeZone }).startOf('day');
  await locked(options.pool, () =>
    inTransaction({ pool: options.pool, current: null, oneByOne: false }, async (client) => {
      const first = await isFirst(client, options.now());
      if (first) await keep(client, [...practice(), ...people(), ...medicines(today), ...appointments(today)], options);
      const there = await slotIds(client);
      const missing = slotsFrom(today).filter(({ id = '' }) => !there.has(id));
      await keep(client, missing, options);
      // Without statistics the planner takes thousands of slots for one, and a search takes a second.
      if (missing.length > 0) await client.query('ANALYZE sandbox_clinic.resource, sandbox_clinic.index_value');
    }),
  );
}

async function isFirst(client: PoolClient, at: Date): Promise<boolean> {
  const text = "INSERT INTO sandbox_clinic.seeded (what, at) VALUES ('people', $1) ON CONFLICT DO NOTHING";
  return (await client.query(text, [at])).rowCount === 1;
}

async function slotIds(client: PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM sandbox_clinic.resource WHERE type = 'Slot'");
  return new Set(rows.map(({ id }) => id));
}

async function keep(client: PoolClient, resources: readonly Resource[], { timeZone, now }: SeedOptions): Promise<void> {
  const at = now();
  const writes = resources.map((resource) => {
    const meta = { versionId: '1', lastUpdated: at.toISOString() };
    const version = { ...resource, id: resource.id ?? '', meta } as WithId<Resource>;
    validate(version);
    return { resource: version, version: 1, at, index: indexValuesOf(version, timeZone) };
  });
  await insertRows(client, writes);
}
