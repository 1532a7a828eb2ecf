import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, type NewEvent, textOf } from '@carethread/conversation';
import {
  type Decided,
  type EmbeddedServer,
  Hands,
  type HeldConversation,
  numbered,
  openStore,
  readEvents,
  runBatch,
  type Store,
  startEmbedded,
  type Turn,
} from '../index.js';

const PATIENTS = 12;
const MESSAGES = 8;

let dataDir: string;
let server: EmbeddedServer;
let store: Store;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'carethread-'));
  await chmod(dataDir, 0o711);
  server = await startEmbedded({ dataDir });
  store = await openStore({ url: server.url, masterKeys: [{ version: 1, key: randomBytes(32) }] });
}, 60_000);
afterAll(async () => {
  await store.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function received({ state, causes }: HeldConversation, at: string): Decided {
  const turns = causes.map((cause): Turn => {
    if (cause.kind !== 'message') return { cause: cause.cause, events: [] };
    const body = { inboundId: cause.id, channel: 'sms' as const, addressId: cause.addressId, parts: [...cause.inbound.parts] };
    const event: NewEvent = { kind: 'message.received', actor: 'patient', body };
    return { cause: cause.cause, events: [event] };
  });
  return { turns, state: fold(numbered(state.seq, at, turns), state) };
}

const write = (patient: number, message: number) =>
  store.inbox.store({
    kind: 'message',
    channel: 'sms',
    providerId: `SM${patient}-${message}`,
    from: `+155501${String(patient).padStart(5, '0')}`,
    to: '+15550100000',
    parts: [{ kind: 'text', text: String(message) }],
  });

describe('batches side by side in one process', () => {
  it('take every message once and in order, though turns fail and connections break', async () => {
    for (let message = 0; message < MESSAGES; message++)
      await Promise.all(Array.from({ length: PATIENTS }, (_, patient) => write(patient, message)));
    const hands = new Hands();
    let turns = 0;
    const lane = async () => {
      while (await store.anyUnread()) {
        const batch = runBatch(
          store,
          8,
          () => new Date().toISOString(),
          async (held, at) => {
            turns += 1;
            // Every seventh turn fails, and every thirtieth loses its connection, and with it the whole batch.
            if (turns % 30 === 0) await store.database.pool.query(BREAK);
            if (turns % 7 === 0) throw new Error('this turn fails');
            return received(held, at);
          },
          { hands },
        );
        await batch.catch(() => undefined);
      }
    };
    await Promise.all([lane(), lane(), lane()]);
    const { rows } = await store.database.pool.query<{ id: string }>('SELECT id FROM conversation');
    const logs = await Promise.all(rows.map(({ id }) => readEvents(store, id)));
    const said = logs.map((events) => events.flatMap((one) => (one.kind === 'message.received' ? [textOf(one.body.parts)] : [])));
    expect(said).toEqual(
      Array.from({ length: PATIENTS }, () => Array.from({ length: MESSAGES }, (_, message) => String(message))),
    );
  }, 60_000);
});

/** Ends the connections that are in the middle of a batch. */
const BREAK = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`;
