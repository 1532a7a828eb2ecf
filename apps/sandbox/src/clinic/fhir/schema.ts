import type { Pool } from 'pg';

/**
 * The clinic's tables, in a schema of their own: nothing of Carethread's is in it, and nothing of the clinic's is outside.
 * Every version of a resource is kept in `history`; `index_value` is derived from `resource` and is what searches read.
 */
const TABLES = `
  CREATE SCHEMA IF NOT EXISTS sandbox_clinic;

  CREATE TABLE IF NOT EXISTS sandbox_clinic.resource (
    type         text        NOT NULL,
    id           text        NOT NULL,
    version      integer     NOT NULL,
    content      jsonb       NOT NULL,
    last_updated timestamptz NOT NULL,
    deleted      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (type, id)
  );

  CREATE TABLE IF NOT EXISTS sandbox_clinic.history (
    type         text        NOT NULL,
    id           text        NOT NULL,
    version      integer     NOT NULL,
    content      jsonb       NOT NULL,
    last_updated timestamptz NOT NULL,
    deleted      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (type, id, version)
  );

  CREATE TABLE IF NOT EXISTS sandbox_clinic.index_value (
    type    text NOT NULL,
    id      text NOT NULL,
    code    text NOT NULL,
    value   text,
    exact   text,
    system  text,
    from_at timestamptz,
    to_at   timestamptz
  );
  CREATE INDEX IF NOT EXISTS index_value_of  ON sandbox_clinic.index_value (type, id, code);
  CREATE INDEX IF NOT EXISTS index_value_is  ON sandbox_clinic.index_value (type, code, value);
  CREATE INDEX IF NOT EXISTS index_value_at  ON sandbox_clinic.index_value (type, code, from_at);

  -- A slot holds one appointment, whichever way a client writes it.
  CREATE UNIQUE INDEX IF NOT EXISTS one_appointment_a_slot
    ON sandbox_clinic.resource ((content->'slot'->0->>'reference'))
    WHERE type = 'Appointment' AND NOT deleted
      AND content->>'status' IN ('pending', 'booked', 'arrived', 'checked-in');

  CREATE TABLE IF NOT EXISTS sandbox_clinic.seeded (what text PRIMARY KEY, at timestamptz NOT NULL);
`;

/** Which advisory lock guards the making of the tables and the seeding ("clin" in ASCII). */
const SETUP_LOCK = 0x636c696e;

/** Makes what tables are missing. Two processes that start at once take turns. */
export async function makeTables(pool: Pool): Promise<void> {
  await locked(pool, async () => {
    await pool.query(TABLES);
  });
}

/** Runs a step of the set-up while no other process does. */
export async function locked(pool: Pool, step: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    await step();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [SETUP_LOCK]).finally(() => client.release());
  }
}
