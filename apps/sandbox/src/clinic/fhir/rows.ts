import type { WithId } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import type { Pool, PoolClient } from 'pg';
import type { IndexValue } from './index-values.js';
import type { Query } from './search-sql.js';

/** Where a statement runs: by itself on the pool, or inside a transaction. */
export type Connection = Pool | PoolClient;

export interface Row {
  readonly version: number;
  readonly content: WithId<Resource>;
  readonly deleted: boolean;
}

/** A version that is about to be written. */
export interface Write {
  readonly resource: WithId<Resource>;
  readonly version: number;
  readonly at: Date;
  readonly deleted?: boolean;
  readonly index: readonly IndexValue[];
}

const INDEX_COLUMNS = 'SELECT $1, $2, code, value, exact, system, from_at, to_at';
const INDEX_ROWS = `unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[])
  AS i (code, value, exact, system, from_at, to_at)`;

const INSERT = `
  WITH written AS (
    INSERT INTO sandbox_clinic.resource (type, id, version, content, last_updated, deleted)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (type, id) DO NOTHING RETURNING 1
  ), kept AS (
    INSERT INTO sandbox_clinic.history (type, id, version, content, last_updated, deleted)
    SELECT $1, $2, $3, $4, $5, $6 FROM written
  ), indexed AS (
    INSERT INTO sandbox_clinic.index_value (type, id, code, value, exact, system, from_at, to_at)
    ${INDEX_COLUMNS} FROM written, ${INDEX_ROWS}
  )
  SELECT count(*)::int AS written FROM written`;

const INSERT_MANY = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1)
      AS g (type text, id text, version integer, content jsonb, last_updated timestamptz)
  ), written AS (
    INSERT INTO sandbox_clinic.resource (type, id, version, content, last_updated)
    SELECT type, id, version, content, last_updated FROM given ON CONFLICT (type, id) DO NOTHING
    RETURNING type, id, version, content, last_updated
  ), kept AS (
    INSERT INTO sandbox_clinic.history (type, id, version, content, last_updated)
    SELECT type, id, version, content, last_updated FROM written
  )
  SELECT type, id FROM written`;

const INDEX_MANY = `
  INSERT INTO sandbox_clinic.index_value (type, id, code, value, exact, system, from_at, to_at)
  SELECT type, id, code, value, exact, system, "from", "to" FROM jsonb_to_recordset($1) AS g (
    type text, id text, code text, value text, exact text, system text, "from" timestamptz, "to" timestamptz)`;

const UPDATE = `
  WITH written AS (
    UPDATE sandbox_clinic.resource SET version = $3, content = $4, last_updated = $5, deleted = $6
    WHERE type = $1 AND id = $2 AND version = $3 - 1 RETURNING 1
  ), kept AS (
    INSERT INTO sandbox_clinic.history (type, id, version, content, last_updated, deleted)
    SELECT $1, $2, $3, $4, $5, $6 FROM written
  ), outdated AS (
    DELETE FROM sandbox_clinic.index_value WHERE type = $1 AND id = $2 AND EXISTS (SELECT FROM written)
  ), indexed AS (
    INSERT INTO sandbox_clinic.index_value (type, id, code, value, exact, system, from_at, to_at)
    ${INDEX_COLUMNS} FROM written, ${INDEX_ROWS}
  )
  SELECT count(*)::int AS written FROM written`;

/**
 * Writes the first version of a resource, its history and its index in one statement.
 * @returns false where the id is taken; throws where the slot is (the other unique index)
 */
export async function insertRow(db: Connection, write: Write): Promise<boolean> {
  return written(await db.query<{ written: number }>(INSERT, parameters(write)));
}

/** Writes many first versions at once; ids that are taken are left as they are. Two statements, however many. */
export async function insertRows(db: Connection, writes: readonly Write[]): Promise<void> {
  const rows = writes.map(({ resource, version, at }) => ({
    type: resource.resourceType,
    ...{ id: resource.id, version, content: resource, last_updated: at },
  }));
  const { rows: kept } = await db.query<{ type: string; id: string }>(INSERT_MANY, [JSON.stringify(rows)]);
  const fresh = new Set(kept.map(({ type, id }) => `${type}/${id}`));
  const index = writes
    .filter(({ resource }) => fresh.has(`${resource.resourceType}/${resource.id}`))
    .flatMap(({ resource, index }) => index.map((entry) => ({ type: resource.resourceType, id: resource.id, ...entry })));
  await db.query(INDEX_MANY, [JSON.stringify(index)]);
}

/** Writes the next version in one statement. @returns false where another version came in between. */
export async function updateRow(db: Connection, write: Write): Promise<boolean> {
  return written(await db.query<{ written: number }>(UPDATE, parameters(write)));
}

/** @returns the latest version, a deleted one too, or null. */
export async function readRow(db: Connection, type: string, id: string): Promise<Row | null> {
  const text = 'SELECT version, content, deleted FROM sandbox_clinic.resource WHERE type = $1 AND id = $2';
  return (await db.query<Row>(text, [type, id])).rows[0] ?? null;
}

/** @returns the latest versions of several resources of any types, in no particular order; what is missing is left out. */
export async function readRows(db: Connection, keys: readonly { type: string; id: string }[]): Promise<Row[]> {
  const text = `SELECT r.version, r.content, r.deleted FROM sandbox_clinic.resource r
    JOIN unnest($1::text[], $2::text[]) AS k (type, id) ON r.type = k.type AND r.id = k.id`;
  return (await db.query<Row>(text, [keys.map((key) => key.type), keys.map((key) => key.id)])).rows;
}

/** @returns the versions of a resource, newest first. */
export async function readVersions(db: Connection, type: string, id: string, limit: number, offset: number): Promise<Row[]> {
  const text = `SELECT version, content, deleted FROM sandbox_clinic.history
    WHERE type = $1 AND id = $2 ORDER BY version DESC LIMIT $3 OFFSET $4`;
  return (await db.query<Row>(text, [type, id, limit, offset])).rows;
}

/** @returns one version of a resource, or null. */
export async function readVersionRow(db: Connection, type: string, id: string, version: number): Promise<Row | null> {
  const text = 'SELECT version, content, deleted FROM sandbox_clinic.history WHERE type = $1 AND id = $2 AND version = $3';
  return (await db.query<Row>(text, [type, id, version])).rows[0] ?? null;
}

/** @returns one page of a search and the number of matches on all pages. */
export async function searchRows(db: Connection, query: Query): Promise<{ resources: WithId<Resource>[]; total: number }> {
  const { rows } = await db.query<{ content: WithId<Resource> | null; total: string }>(query.text, [...query.values]);
  return { resources: rows.flatMap((row) => row.content ?? []), total: Number(rows[0]?.total ?? 0) };
}

function written(result: { rows: { written: number }[] }): boolean {
  return result.rows[0]?.written === 1;
}

function parameters({ resource, version, at, deleted = false, index }: Write): unknown[] {
  const column = <K extends keyof IndexValue>(key: K) => index.map((entry) => entry[key]);
  const head = [resource.resourceType, resource.id, version, JSON.stringify(resource), at, deleted];
  return [...head, column('code'), column('value'), column('exact'), column('system'), column('from'), column('to')];
}
