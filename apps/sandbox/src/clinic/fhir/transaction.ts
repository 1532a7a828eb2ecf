import { conflict, OperationOutcomeError } from '@medplum/core';
import type { Pool, PoolClient } from 'pg';

/**
 * What a conditional create looks for and does not find must not come to be before it writes: such transactions take
 * turns on one advisory lock ("cond" in ASCII). Simpler than SERIALIZABLE, and a clinic's front desk is no faster.
 */
const ONE_BY_ONE_LOCK = 0x636f6e64;

/** A deadlock is PostgreSQL's to notice and ours to try again. */
const DEADLOCK = '40P01';
const TRIES = 3;

export interface TransactionScope {
  readonly pool: Pool;
  /** The transaction that is under way, if one is: then this is a part of it. */
  readonly current: PoolClient | null;
  readonly oneByOne: boolean;
}

/** Runs `work` in one PostgreSQL transaction: all that it writes is kept, or nothing is. */
export async function inTransaction<R>(scope: TransactionScope, work: (client: PoolClient) => Promise<R>): Promise<R> {
  if (scope.current) {
    if (scope.oneByOne) await takeTurn(scope.current);
    return work(scope.current);
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(scope, work);
    } catch (error) {
      if (!isDeadlock(error)) throw error;
      if (attempt === TRIES) throw new OperationOutcomeError(conflict('Too many writes of the same resources at once'));
    }
  }
}

async function once<R>(scope: TransactionScope, work: (client: PoolClient) => Promise<R>): Promise<R> {
  const client = await scope.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    if (scope.oneByOne) await takeTurn(client);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function takeTurn(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [ONE_BY_ONE_LOCK]);
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DEADLOCK;
}
