import type pg from 'pg';

const EVENTS_EACH = 6;

/**
 * Stores conversations that nobody will open, so that every table and index on a turn's way is as large as after years of use:
 * rows of the usual size and number, with noise where ciphertext would stand.
 * @param count conversations
 */
export async function storeBallast(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE ballast ON COMMIT DROP AS
       SELECT gen_random_uuid() AS c, gen_random_uuid() AS p, gen_random_uuid() AS k, gen_random_uuid() AS a, n,
              now() - n * interval '5 minutes' AS at, noise.bytes
       FROM generate_series(1, $1::int) AS n,
            LATERAL (SELECT decode(repeat(md5(n::text), 14), 'hex') AS bytes) AS noise`,
      [count],
    );
    for (const statement of STATEMENTS) await client.query(statement);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const STATEMENTS = [
  `INSERT INTO data_key (id, purpose, master_version, wrapped) SELECT k, 'patient', 1, substr(bytes, 1, 60) FROM ballast`,
  'INSERT INTO patient (id, key_id) SELECT p, k FROM ballast',
  `INSERT INTO address (id, patient_id, scope, blind, sealed)
   SELECT a, p, 'phone', decode(md5('blind' || n), 'hex'), substr(bytes, 1, 44) FROM ballast`,
  `INSERT INTO conversation (id, patient_id, key_id, seq, head, snapshot, status, channel, language, opened_at, last_message_at)
   SELECT c, p, k, ${EVENTS_EACH}, substr(bytes, 1, 32), bytes || bytes, CASE WHEN n % 2 = 0 THEN 'closed' ELSE 'bot' END, 'sms', 'en', at, at
   FROM ballast`,
  `INSERT INTO event (conversation_id, seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash)
   SELECT c, s, 'sms:' || md5(n || '-' || (s - 1) / 3), (s - 1) % 3, at, 'patient',
          (ARRAY['message.received', 'turn.decided', 'message.queued'])[(s - 1) % 3 + 1], '{}', k, bytes, substr(bytes, 1, 32), substr(bytes, 1, 32)
   FROM ballast, generate_series(1, ${EVENTS_EACH}) AS s`,
  `INSERT INTO inbox (channel, provider_id, scope, blind, received_at, taken_at)
   SELECT 'sms', 'SM' || md5(n || '-' || i), 'phone', decode(md5('blind' || n), 'hex'), at, at FROM ballast, generate_series(0, 1) AS i`,
  `INSERT INTO outbound (id, conversation_id, address_id, seq, channel, digest, state, provider_id, segments)
   SELECT gen_random_uuid(), c, a, i * 3, 'sms', decode(md5(n || 'd' || i), 'hex'), 'delivered',
          'SM' || md5('out' || n || '-' || i), 1
   FROM ballast, generate_series(1, 2) AS i`,
];
