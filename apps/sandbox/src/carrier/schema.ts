import type { Pool } from 'pg';

/** The carrier's tables, in a schema of their own. `seq` is the order in which the carrier took the messages. */
const TABLES = `
  CREATE SCHEMA IF NOT EXISTS sandbox_carrier;

  CREATE TABLE IF NOT EXISTS sandbox_carrier.message (
    seq             bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    sid             text        PRIMARY KEY,
    direction       text        NOT NULL CHECK (direction IN ('inbound', 'outbound-api', 'outbound-reply')),
    from_number     text        NOT NULL,
    to_number       text        NOT NULL,
    service_sid     text,
    body            text        NOT NULL,
    status          text        NOT NULL,
    error_code      integer,
    segments        integer     NOT NULL,
    status_callback text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS message_to   ON sandbox_carrier.message (to_number, seq);
  CREATE INDEX IF NOT EXISTS message_from ON sandbox_carrier.message (from_number, seq);
  CREATE INDEX IF NOT EXISTS message_open ON sandbox_carrier.message (seq) WHERE status IN ('queued', 'sent') AND direction <> 'inbound';

  CREATE TABLE IF NOT EXISTS sandbox_carrier.media (
    sid          text    PRIMARY KEY,
    message_sid  text    NOT NULL REFERENCES sandbox_carrier.message (sid),
    position     integer NOT NULL,
    content_type text    NOT NULL,
    content      bytea   NOT NULL,
    UNIQUE (message_sid, position)
  );

  CREATE TABLE IF NOT EXISTS sandbox_carrier.opt_out (number text PRIMARY KEY);

  CREATE TABLE IF NOT EXISTS sandbox_carrier.failure (number text PRIMARY KEY, code text NOT NULL);
`;

/** Two processes that start at once would otherwise both create the schema, and one of them fail. */
const LOCK = 'SELECT pg_advisory_xact_lock(727010, 1)';

export async function makeTables(pool: Pool): Promise<void> {
  await pool.query(`BEGIN; ${LOCK}; ${TABLES} COMMIT;`);
}
