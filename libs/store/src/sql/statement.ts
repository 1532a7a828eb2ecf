import type pg from 'pg';

/** A statement with a name, so that the server plans it once a connection. */
export interface Statement<Row extends object> {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the type of a row. */
  readonly row?: Row;
}

export function statement<Row extends object = Record<string, never>>(name: string, text: string): Statement<Row> {
  return { name, text };
}

export type Queryable = pg.Pool | pg.PoolClient;

/** Runs a statement. @returns its rows */
export async function run<Row extends object>(
  on: Queryable,
  { name, text }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await on.query<Row & pg.QueryResultRow>({ name, text, values: values as unknown[] });
  return result.rows;
}
