import type { Pool } from 'pg';

/** A mail as it came. */
export interface Mail {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** More are seldom looked for. */
const SHOWN = 100;

const TABLE = `
  CREATE SCHEMA IF NOT EXISTS sandbox_mail;
  CREATE TABLE IF NOT EXISTS sandbox_mail.message (
    seq     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    sender  text NOT NULL,
    address text NOT NULL,
    subject text NOT NULL,
    body    text NOT NULL
  );
`;
/** Two processes that start at once would otherwise both create the schema, and one of them fail. */
const LOCK = 'SELECT pg_advisory_xact_lock(727010, 3)';

/** The mailbox's table, in a schema of its own. */
export class MailStore {
  private constructor(private readonly pool: Pool) {}

  static async open(pool: Pool): Promise<MailStore> {
    await pool.query(`BEGIN; ${LOCK}; ${TABLE} COMMIT;`);
    return new MailStore(pool);
  }

  async add({ at, from, to, subject, text }: Mail): Promise<void> {
    await this.pool.query('INSERT INTO sandbox_mail.message (at, sender, address, subject, body) VALUES ($1, $2, $3, $4, $5)', [
      ...[at, from, to, subject, text],
    ]);
  }

  /** @returns the last ones, the newest first */
  async newest(): Promise<Mail[]> {
    const { rows } = await this.pool.query<{ at: Date; from: string; to: string; subject: string; text: string }>(
      `SELECT at, sender AS "from", address AS "to", subject, body AS "text" FROM sandbox_mail.message ORDER BY seq DESC LIMIT $1`,
      [SHOWN],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
