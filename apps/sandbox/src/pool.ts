import type { FastifyInstance } from 'fastify';
import { Pool } from 'pg';

/**
 * Connections of a part of the sandbox that outlive a restart of PostgreSQL.
 * @param part as it is called in the log: "clinic"
 * @param max most connections
 */
export function openPool({ log }: Pick<FastifyInstance, 'log'>, part: string, databaseUrl: string, max: number): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max });
  const lost = (error: Error) =>
    log.warn({ code: 'code' in error ? error.code : error.name }, `the sandbox ${part} lost a connection`);
  pool.on('error', lost);
  // A connection that is lost while it is in use, or being let go, tells nobody but its own listeners; with none, the process would end.
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
