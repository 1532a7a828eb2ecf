import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';

/** The folder that drizzle-kit writes migrations to. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'migrations');
/** Where it is noted which of them were applied. */
const SCHEMA = 'public';
const TABLE = 'migration';

/** What the thread works with. */
export interface Task {
  readonly url: string;
  readonly folder: string;
  readonly schema: string;
  readonly table: string;
}

/** How a migration went; errors cross as their code and message. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly code: string; readonly message: string };

/** Under the sources it is the source itself, whose types Node strips. */
const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/** PostgreSQL's code for a table that is not there. */
const NO_SUCH_TABLE = '42P01';

/** A migration failed; `code` is PostgreSQL's where it came from there. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/**
 * Applies the migrations that are missing. Only where there are any is drizzle loaded, on a thread that ends with it: it takes
 * some 130 MB that the service has no use for.
 * @throws MigrationFailed, or the error of a database that does not answer
 */
export async function applyMigrations(pool: pg.Pool, url: string): Promise<void> {
  if ((await lastApplied(pool)) === (await lastWritten())) return;
  const outcome = await onThread({ url, folder: FOLDER, schema: SCHEMA, table: TABLE });
  if (!outcome.done) throw new MigrationFailed(outcome.message, outcome.code);
}

/** @returns when the last migration was written, milliseconds: drizzle's name for it */
async function lastWritten(): Promise<number> {
  const journal = JSON.parse(await readFile(join(FOLDER, 'meta', '_journal.json'), 'utf8')) as { entries: { when: number }[] };
  return Math.max(...journal.entries.map(({ when }) => when));
}

async function lastApplied(pool: pg.Pool): Promise<number | null> {
  try {
    const { rows } = await pool.query<{ last: string | null }>(`SELECT max(created_at) AS last FROM ${SCHEMA}.${TABLE}`);
    return Number(rows[0]?.last ?? 0);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === NO_SUCH_TABLE) return null;
    throw error;
  }
}

function onThread(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(PROGRAM, { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new MigrationFailed(`the thread that migrates ended with ${code}`, '')));
  });
}
