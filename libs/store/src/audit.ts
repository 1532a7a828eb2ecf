import { canonicalJson, firstBreak, GENESIS, linkHash } from '@carethread/privacy';
import type pg from 'pg';
import type { Database } from './database.js';
import { run, statement } from './sql/statement.js';

/** Who of the staff saw or did what. `subject` is an id ("conversation:…"); `detail` holds no patient's words. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditRow extends Required<AuditEntry> {
  readonly seq: number;
  readonly at: string;
}

/** The chain has one end: whoever appends holds this lock until the commit. */
const AUDIT_LOCK = 7_213_003;
const NOTHING = Buffer.alloc(0);

const lastRecord = statement<{ seq: string; hash: Buffer }>(
  'audit-last',
  'SELECT seq, hash FROM audit_record ORDER BY seq DESC LIMIT 1',
);
const append = statement(
  'audit-append',
  `INSERT INTO audit_record (seq, at, actor, action, subject, detail, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const read = statement<{
  seq: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
  prev_hash: Buffer;
  hash: Buffer;
}>(
  'audit-read',
  `SELECT * FROM audit_record WHERE ($1::text IS NULL OR actor = $1) AND ($2::text IS NULL OR subject = $2) AND seq < $3 ORDER BY seq DESC LIMIT $4`,
);

/** Appends to the audit trail. Resolves once it is stored: what is audited is shown only after. */
export async function audit(database: Database, entries: readonly AuditEntry[], at: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await appendAudit(client, entries, at);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The same within a transaction of the caller's: what is done and the record of it are stored together or not at all. */
export async function appendAudit(client: pg.PoolClient, entries: readonly AuditEntry[], at: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK]);
  const [last] = await run(client, lastRecord, []);
  let previous = last?.hash ?? GENESIS;
  let seq = Number(last?.seq ?? 0);
  for (const entry of entries) {
    seq += 1;
    const detail = entry.detail ?? {};
    const hash = linkHash(previous, { chain: 'audit', seq, fields: fieldsOf({ ...entry, detail, at }), body: NOTHING });
    await run(client, append, [seq, at, entry.actor, entry.action, entry.subject, JSON.stringify(detail), previous, hash]);
    previous = hash;
  }
}

/** @returns records, newest first, before a seq */
export async function readAudit(
  database: Database,
  {
    actor = null,
    subject = null,
    before = Number.MAX_SAFE_INTEGER,
    limit = 100,
  }: { actor?: string | null; subject?: string | null; before?: number; limit?: number },
): Promise<AuditRow[]> {
  const rows = await run(database.pool, read, [actor, subject, before, limit]);
  return rows.map(({ seq, at, actor: who, action, subject: what, detail }) => ({
    seq: Number(seq),
    at: at.toISOString(),
    actor: who,
    action,
    subject: what,
    detail,
  }));
}

/** @returns the first place at which the trail does not hold, or null */
export async function verifyAudit(database: Database): Promise<ReturnType<typeof firstBreak>> {
  const rows = (await run(database.pool, read, [null, null, Number.MAX_SAFE_INTEGER, 10_000_000])).reverse();
  return firstBreak(
    rows.map((row) => ({
      chain: 'audit',
      seq: Number(row.seq),
      fields: fieldsOf({ ...row, at: row.at.toISOString() }),
      body: NOTHING,
      previous: row.prev_hash,
      hash: row.hash,
    })),
  );
}

function fieldsOf(row: {
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}): string[] {
  return [row.at, row.actor, row.action, row.subject, canonicalJson(row.detail)];
}
