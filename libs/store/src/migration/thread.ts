import { parentPort, workerData } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Outcome, Task } from './index.js';

/** Number of the advisory lock under which migrations run: any constant, the same in every process. */
const MIGRATION_LOCK = 7_213_001;

/** The program of the thread that migrates: one process at a time, then says how it went. */
const { url, folder, schema, table } = workerData as Task;
const client = new pg.Client({ connectionString: url });
let outcome: Outcome = { done: true };
try {
  await client.connect();
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  await migrate(drizzle(client), { migrationsFolder: folder, migrationsSchema: schema, migrationsTable: table });
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  outcome = { done: false, code: String((cause as { code?: unknown }).code ?? ''), message: String((cause as Error).message) };
} finally {
  await client.end().catch(() => undefined);
}
parentPort?.postMessage(outcome);
