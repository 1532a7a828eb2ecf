import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import * as schema from './schema/index.js';

/** One database: the pool for statements that are read in `sql/`, and drizzle over it for the rest. */
export interface Database {
  readonly pool: pg.Pool;
  readonly orm: NodePgDatabase<typeof schema>;
  close(): Promise<void>;
}

/** The database does not answer as it must; `message` is one sentence for the person at the terminal and holds no password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** Number of the advisory lock under which migrations run: any constant, the same in every process. */
const MIGRATION_LOCK = 7_213_001;

/**
 * Opens a pool on a PostgreSQL server and applies the migrations that are missing, one process at a time.
 * @param connections most connections of this process
 * @throws DatabaseUnusable
 */
export async function openDatabase(url: string, connections = 12): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks in use fails the query that it was in; the event itself says nothing more.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const orm = drizzle(pool, { schema });
  try {
    await applyMigrations(pool);
  } catch (error) {
    await pool.end();
    throw new DatabaseUnusable(sentenceFor(error, url), { cause: error });
  }
  return { pool, orm, close: () => pool.end() };
}

async function applyMigrations(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations'),
      migrationsSchema: 'public',
      migrationsTable: 'migration',
    });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the password is wrong',
  '28000': 'the user is refused',
  '3D000': 'there is no such database',
  '42501': 'the user may not create tables',
  '53100': 'its disk is full',
  '53300': 'it has no connection left',
};

function sentenceFor(error: unknown, url: string): string {
  let where = 'the address given';
  try {
    const { host, pathname } = new URL(url);
    where = `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL is no address: give one like postgres://user:password@host:5432/carethread.';
  }
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const reason =
    REASONS[code] ??
    (cause instanceof Error || (typeof cause === 'object' && cause !== null)
      ? String((cause as { message?: unknown }).message)
      : String(cause));
  return `The PostgreSQL database at ${where} cannot be used: ${reason}.`;
}
