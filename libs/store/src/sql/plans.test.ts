import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '../embedded/index.js';
import { openDatabase } from '../index.js';
import * as commit from './commit.js';
import * as effects from './effects.js';
import * as inbox from './inbox.js';
import * as opening from './opening.js';
import * as outbound from './outbound.js';
import type { Statement } from './statement.js';

const STORED = 100_000;

let dataDir: string;
let server: EmbeddedServer;
let database: Awaited<ReturnType<typeof openDatabase>>;

/** Every table of a turn as it is after long use: nearly all of it done, a little under way. */
const ROWS = [
  `CREATE TEMP TABLE stored AS SELECT gen_random_uuid() AS c, gen_random_uuid() AS p, gen_random_uuid() AS k, gen_random_uuid() AS a, n,
     now() - n * interval '1 minute' AS at, decode(md5(n::text), 'hex') AS bytes FROM generate_series(1, ${STORED}) AS n`,
  `INSERT INTO data_key (id, purpose, master_version, wrapped) SELECT k, 'patient', 1, bytes FROM stored`,
  'INSERT INTO patient (id, key_id) SELECT p, k FROM stored',
  `INSERT INTO address (id, patient_id, scope, blind, sealed) SELECT a, p, 'phone', bytes, bytes FROM stored`,
  `INSERT INTO conversation (id, patient_id, key_id, seq, head, snapshot, status, opened_at, last_message_at)
   SELECT c, p, k, 1, bytes, bytes, CASE WHEN n % 2 = 0 THEN 'closed' ELSE 'bot' END, at, at FROM stored`,
  `INSERT INTO event (conversation_id, seq, cause, part, at, actor, kind, meta, key_id, body, prev_hash, hash)
   SELECT c, 1, 'sms:' || n, 0, at, 'patient', 'message.received', '{}', k, bytes, bytes, bytes FROM stored`,
  `INSERT INTO inbox (channel, provider_id, scope, blind, received_at, taken_at, body)
   SELECT 'sms', 'SM' || n, 'phone', bytes, at, CASE WHEN n % 1000 = 0 THEN NULL ELSE at END, bytes FROM stored`,
  `INSERT INTO outbound (id, conversation_id, address_id, seq, channel, digest, state, provider_id, next_at, claimed_by, claimed_at)
   SELECT gen_random_uuid(), c, a, 1, 'sms', bytes,
          CASE WHEN n % 1000 = 0 THEN 'pending' WHEN n % 1000 = 1 THEN 'sending' ELSE 'delivered' END, 'SM' || n, at, n % 3, at FROM stored`,
  `INSERT INTO effect (id, conversation_id, kind, key_id, body, state, next_at)
   SELECT gen_random_uuid(), c, 'practice', k, bytes, CASE WHEN n % 1000 = 0 THEN 'pending' ELSE 'done' END, at FROM stored`,
  `INSERT INTO queue_entry (id, conversation_id, queue, priority, level, because, state, opened_at, due_at, announced_at)
   SELECT gen_random_uuid(), c, 'care', 1, 'none', '[]', CASE WHEN n % 1000 = 0 THEN 'waiting' ELSE 'done' END, at, at, at FROM stored`,
  `INSERT INTO consent_record (address_id, seq, "to", source, cause, at, prev_hash, hash)
   SELECT a, 1, 'revoked', 'sms', 'sms:' || n, at, bytes, bytes FROM stored`,
  'ANALYZE',
];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'carethread-'));
  await chmod(dataDir, 0o711);
  server = await startEmbedded({ dataDir });
  database = await openDatabase(server.url, 1);
  // The rows fit each other: 100,000 look-ups of each foreign key would say nothing new.
  await database.pool.query('SET session_replication_role = replica');
  for (const rows of ROWS) await database.pool.query(rows);
}, 120_000);
afterAll(async () => {
  await database.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const STATEMENTS = [commit, effects, inbox, opening, outbound].flatMap((file) =>
  Object.values(file as unknown as Record<string, unknown>).filter(isStatement),
);

function isStatement(value: unknown): value is Statement<object> {
  return typeof value === 'object' && value !== null && 'name' in value && 'text' in value;
}

/** Values of the right type for each parameter: one row's worth, and a batch of 64 as a limit. */
async function valuesFor({ text }: Statement<object>): Promise<unknown[]> {
  const name = `typed_${randomUUID().replaceAll('-', '')}`;
  await database.pool.query(`PREPARE ${name} AS ${text}`);
  const { rows } = await database.pool.query<{ types: string[] }>(
    'SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = $1',
    [name],
  );
  await database.pool.query(`DEALLOCATE ${name}`);
  return (rows[0]?.types ?? []).map(sampleOf);
}

function sampleOf(type: string): unknown {
  if (type.endsWith('[]')) return [sampleOf(type.slice(0, -2))];
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'bytea':
      return Buffer.from('not stored');
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'double precision':
      return 64;
    case 'timestamp with time zone':
      return new Date().toISOString();
    case 'jsonb':
      return '{}';
    default:
      return 'text';
  }
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Tables that a plan reads from their first row to their last. */
function readWhole(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}

describe(`with ${STORED} rows in every table`, () => {
  it.each(STATEMENTS.map((statement) => [statement.name, statement] as const))(
    '%s goes by an index',
    async (_name, statement) => {
      const { rows } = await database.pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>({
        text: `EXPLAIN (FORMAT JSON) ${statement.text}`,
        values: await valuesFor(statement),
      });
      expect(rows[0]?.['QUERY PLAN'].flatMap(({ Plan: plan }) => readWhole(plan))).toEqual([]);
    },
  );
});
