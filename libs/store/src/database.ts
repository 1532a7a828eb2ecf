import pg from 'pg';
import { applyMigrations } from './migration/index.js';

/** One database. */
export interface Database {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** The database does not answer as it must; `message` is one sentence for the person at the terminal and holds no password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

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
  try {
    await applyMigrations(pool, url);
  } catch (error) {
    await pool.end();
    throw new DatabaseUnusable(sentenceFor(error, url), { cause: error });
  }
  return { pool, close: () => pool.end() };
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
