import { getMigrations } from 'better-auth/db/migration';
import type { Pool } from 'pg';
import { authOptions } from './options.js';

/** One migration at a time across processes: the number is only ours, and names this lock in pg_locks. */
const MIGRATION_LOCK = 7_261_001;

/** Ours beside better-auth's: what it does not know. Each statement can run again. */
const OWN_TABLES = `
  CREATE TABLE IF NOT EXISTS staff.presence (
    staff_id text PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('available', 'busy', 'break', 'away')),
    since timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL
  );
  CREATE TABLE IF NOT EXISTS staff.access_token (
    id uuid PRIMARY KEY,
    staff_id text NOT NULL REFERENCES staff."user" (id) ON DELETE CASCADE,
    name text NOT NULL,
    digest bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  CREATE INDEX IF NOT EXISTS access_token_of ON staff.access_token (staff_id);
`;

/**
 * Brings the schema `staff` up to date: better-auth's tables as it works them out from our options, then our own. Safe to
 * run at every start and by several processes at once (advisory lock).
 * @throws where better-auth finds tables that it cannot bring up to date without losing rows
 */
export async function migrateStaff(pool: Pool): Promise<void> {
  const holder = await pool.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await holder.query('CREATE SCHEMA IF NOT EXISTS staff');
    const options = authOptions({ pool, secret: 'not used to migrate, but asked for', baseUrl: 'http://localhost' });
    const { runMigrations } = await getMigrations(options);
    await runMigrations();
    await holder.query(OWN_TABLES);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).finally(() => holder.release());
  }
}
