import { statement } from './statement.js';

/**
 * A patient for each address that nobody had before: key, patient, address. Where another worker was faster, nothing is made.
 * Rows come in the order of the blind index, so that two workers never wait for each other crosswise.
 */
export const welcomeStrangers = statement<{ patient_id: string }>(
  'welcome-strangers',
  `WITH stranger AS (
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[], $7::int[], $8::bytea[])
       AS s (patient_id, key_id, address_id, scope, blind, sealed, master_version, wrapped) ORDER BY scope, blind
   ), welcomed AS (
     INSERT INTO address (id, patient_id, scope, blind, sealed)
     SELECT address_id, patient_id, scope, blind, sealed FROM stranger
     ON CONFLICT (scope, blind) DO NOTHING RETURNING patient_id
   ), keyed AS (
     INSERT INTO data_key (id, purpose, master_version, wrapped)
     SELECT key_id, 'patient', master_version, wrapped FROM stranger WHERE patient_id IN (SELECT patient_id FROM welcomed)
   )
   INSERT INTO patient (id, key_id) SELECT patient_id, key_id FROM stranger WHERE patient_id IN (SELECT patient_id FROM welcomed)
   RETURNING id AS patient_id`,
);

/** Opens a conversation for each patient who has none open. */
export const openConversations = statement<{ id: string; patient_id: string }>(
  'open-conversations',
  `INSERT INTO conversation (id, patient_id, key_id, head, opened_at, last_message_at)
   SELECT c.id, c.patient_id, c.key_id, $4, $5, $5
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS c (id, patient_id, key_id) ORDER BY c.patient_id
   ON CONFLICT (patient_id) WHERE status <> 'closed' DO NOTHING
   RETURNING id, patient_id`,
);
