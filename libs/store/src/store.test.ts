import { randomBytes, randomUUID } from 'node:crypto';
import type { InboundMessage } from '@carethread/channel';
import { fold, type NewEvent } from '@carethread/conversation';
import fc from 'fast-check';
import { startDatabase } from '../../../test/support/store.ts';
import {
  type Decided,
  type HeldConversation,
  numbered,
  openStore,
  readEvents,
  readState,
  runBatch,
  runCommand,
  type Store,
  type Turn,
  verifyConversation,
} from './index.js';

const masterKeys = [{ version: 1, key: randomBytes(32) }];
const now = () => new Date().toISOString();
let server: Awaited<ReturnType<typeof startDatabase>>;
const open: Store[] = [];
const another = async () => {
  const store = await openStore({ url: server.url, masterKeys });
  open.push(store);
  return store;
};
let store: Store;

beforeAll(async () => {
  server = await startDatabase();
  store = await another();
}, 60_000);
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  await server.stop();
});
afterEach(async () => {
  await store.database.pool.query(
    'TRUNCATE inbox, outbound, effect, attachment, queue_entry, event, consent_record, conversation, address, patient',
  );
});

const text = (from: string, words: string, providerId: string = randomUUID()): InboundMessage => ({
  kind: 'message',
  channel: 'sms',
  providerId,
  from,
  to: '+15550100000',
  parts: [{ kind: 'text', text: words }],
});

/** Answers every message with its own words, and notes the order in which it saw them. */
const echo =
  (seen: string[] = []) =>
  ({ state, causes }: HeldConversation, at: string): Decided => {
    const turns = causes.map((cause): Turn => {
      if (cause.kind !== 'message') return { cause: cause.cause, events: [] };
      const { inbound, addressId } = cause;
      const words = inbound.parts[0]?.kind === 'text' ? inbound.parts[0].text : '';
      seen.push(`${inbound.from} ${words}`);
      const events: NewEvent[] = [
        {
          kind: 'message.received',
          actor: 'patient',
          body: { inboundId: cause.id, channel: 'sms', addressId, parts: [...inbound.parts] },
        },
        {
          kind: 'message.queued',
          actor: 'assistant',
          body: { outboundId: randomUUID(), channel: 'sms', addressId, parts: [...inbound.parts], from: 'assistant' },
        },
      ];
      return { cause: cause.cause, events };
    });
    return { turns, state: fold(numbered(state.seq, at, turns), state) };
  };
const drain = async (on: Store, decide = echo()) => {
  for (let taken = 1; taken > 0; ) ({ taken } = await runBatch(on, 16, now, decide));
};
const conversations = async () =>
  (await store.database.pool.query<{ id: string }>('SELECT id FROM conversation ORDER BY opened_at')).rows.map((row) => row.id);

describe('the inbox', () => {
  it('stores a provider id once, also within one batch and from two processes', async () => {
    const other = await another();
    const results = await Promise.all([
      store.inbox.store(text('+15550100001', 'a', 'SM1')),
      store.inbox.store(text('+15550100001', 'a', 'SM1')),
      other.inbox.store(text('+15550100001', 'a', 'SM1')),
    ]);
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(await store.inbox.store(text('+15550100001', 'a', 'SM1'))).toBe('duplicate');
  });

  it('holds nothing readable, neither before a turn nor after', async () => {
    await store.inbox.store(text('+15550100009', 'my secret words'));
    const dump = async () =>
      Promise.all(
        ['inbox', 'event', 'conversation', 'outbound', 'address'].map(async (table) =>
          JSON.stringify(
            (await store.database.pool.query(`SELECT encode(convert_to(t::text, 'UTF8'), 'escape') FROM ${table} t`)).rows,
          ),
        ),
      );
    const before = await dump();
    await drain(store);
    for (const words of [...before, ...(await dump())]) {
      expect(words).not.toContain('secret');
      expect(words).not.toContain(Buffer.from('secret').toString('hex'));
      expect(words).not.toContain('5550100009');
    }
  });
});

describe('turns', () => {
  it('answer every message once, in each patient’s order, with several workers at it', async () => {
    const workers = [store, await another(), await another()];
    const seen: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      for (let patient = 0; patient < 12; patient += 1) await store.inbox.store(text(`+1555010100${patient}`, String(round)));
      if (round === 2) await Promise.all(workers.map((worker) => drain(worker, echo(seen))));
    }
    await Promise.all(workers.map((worker) => drain(worker, echo(seen))));
    await drain(store, echo(seen));
    for (let patient = 0; patient < 12; patient += 1) {
      expect(seen.filter((line) => line.startsWith(`+1555010100${patient} `)).map((line) => line.split(' ')[1])).toEqual([
        '0',
        '1',
        '2',
        '3',
        '4',
        '5',
      ]);
    }
    const ids = await conversations();
    expect(ids).toHaveLength(12);
    for (const id of ids)
      expect(await verifyConversation(store, id)).toEqual({ conversationId: id, outcome: 'holds', events: 12 });
  });

  it('leave a snapshot that is the fold of the log, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 8 }), async (words) => {
        const from = `+1555${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}`;
        for (const one of words) await store.inbox.store(text(from, one));
        await drain(store);
        const id = (await conversations()).at(-1) ?? '';
        const events = await readEvents(store, id);
        expect(fold(events)).toEqual(await readState(store, id));
        expect(events.flatMap((e) => (e.kind === 'message.received' ? e.body.parts : []))).toEqual(
          words.map((one) => ({ kind: 'text', text: one })),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('that throw leave their messages unread and others untouched', async () => {
    await store.inbox.store(text('+15550102001', 'bad'));
    await store.inbox.store(text('+15550102002', 'good'));
    const decide = (held: HeldConversation, at: string) => {
      if (held.causes.some((c) => c.kind === 'message' && c.inbound.from.endsWith('1'))) throw new Error('cannot');
      return echo()(held, at);
    };
    const first = await runBatch(store, 16, now, decide);
    expect([first.taken, first.failed.length]).toEqual([1, 1]);
    const seen: number[] = [];
    await runBatch(store, 16, now, (held, at) => {
      seen.push(...held.causes.map((cause) => cause.attempts));
      return echo()(held, at);
    });
    expect(seen).toEqual([1]);
  });

  it('open a new conversation of the same patient after one was closed', async () => {
    await store.inbox.store(text('+15550103001', 'one'));
    await drain(store);
    const [first = ''] = await conversations();
    const close = { kind: 'conversation.resolved', actor: 'staff:s', body: { staffId: 's', disposition: 'answered' } } as const;
    await runCommand(store, first, 'cmd:1', now(), () => [close]);
    await store.inbox.store(text('+15550103001', 'two'));
    await drain(store);
    const { rows } = await store.database.pool.query(
      'SELECT count(DISTINCT patient_id)::int AS patients, count(*)::int AS conversations FROM conversation',
    );
    expect(rows).toEqual([{ patients: 1, conversations: 2 }]);
  });
});

describe('commands', () => {
  it('happen once, however often they come', async () => {
    await store.inbox.store(text('+15550104001', 'hi'));
    await drain(store);
    const [id = ''] = await conversations();
    const note = (): NewEvent[] => [{ kind: 'note.added', actor: 'staff:s', body: { staffId: 's', name: 'S', text: 'a note' } }];
    const results = await Promise.all([1, 2, 3].map(() => runCommand(store, id, 'cmd:same', now(), note)));
    expect(results.map((r) => r.outcome).sort()).toEqual(['done', 'repeated', 'repeated']);
    expect((await runCommand(store, randomUUID(), 'cmd:x', now(), note)).outcome).toBe('absent');
    expect(await verifyConversation(store, id)).toMatchObject({ outcome: 'holds', events: 3 });
  });
});

describe('an effect', () => {
  /** Every message asks for something outside; whatever else causes a turn is noted. */
  const asks =
    (seen: string[]) =>
    ({ state, causes }: HeldConversation, at: string): Decided => {
      const turns = causes.map((cause): Turn => {
        if (cause.kind !== 'message') {
          seen.push(`${cause.kind} ${cause.effectId}`);
          return { cause: cause.cause, events: [] };
        }
        const body = { effectId: cause.inbound.providerId, kind: 'practice', request: {} };
        return { cause: cause.cause, events: [{ kind: 'effect.requested', actor: 'assistant', body }] };
      });
      return { turns, state: fold(numbered(state.seq, at, turns), state) };
    };
  const asked = async (seen: string[]) => {
    const id = randomUUID();
    await store.inbox.store(text('+15550108001', 'hi', id));
    await drain(store, asks(seen));
    return id;
  };
  const done = { kind: 'practice', outcome: 'done', result: {} } as const;

  it('that is slow causes one turn, before that of its result, whichever processes note it', async () => {
    const other = await another();
    const seen: string[] = [];
    const id = await asked(seen);
    expect(await store.effects.noteSlow(['practice'], 60, 10)).toBe(0);
    expect(await store.effects.noteSlow(['media'], 0, 10)).toBe(0);
    const noted = await Promise.all([store, other, store].map((one) => one.effects.noteSlow(['practice'], 0, 10)));
    expect(noted.reduce((sum, one) => sum + one)).toBe(1);
    await drain(store, asks(seen));
    expect(await store.effects.noteSlow(['practice'], 0, 10)).toBe(0);
    await store.effects.finish(id, done);
    await drain(store, asks(seen));
    expect(seen).toEqual([`effect-slow ${id}`, `effect ${id}`]);
  });

  it('that has a result is never slow afterwards, also where both come at once', async () => {
    const seen: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const id = await asked(seen);
      await Promise.all([store.effects.finish(id, done), store.effects.noteSlow(['practice'], 0, 10)]);
      await drain(store, asks(seen));
      expect(seen.at(-1)).toBe(`effect ${id}`);
      expect(await store.effects.noteSlow(['practice'], 0, 10)).toBe(0);
    }
  });
});

describe('verification', () => {
  it.each([
    ['an altered event', `UPDATE event SET actor = 'system' WHERE seq = 2`, 'broken'],
    ['altered metadata', `UPDATE event SET meta = '{"channel":"web"}' WHERE seq = 1`, 'broken'],
    ['an event taken out', 'DELETE FROM event WHERE seq = 2', 'broken'],
    ['events cut off at the end', 'DELETE FROM event WHERE seq = 4', 'cut'],
  ])('finds %s', async (_what, tampering, outcome) => {
    await store.inbox.store(text('+15550105001', 'one'));
    await store.inbox.store(text('+15550105001', 'two'));
    await drain(store);
    const [id = ''] = await conversations();
    await store.database.pool.query(tampering);
    expect((await verifyConversation(store, id)).outcome).toBe(outcome);
  });
});

describe('the outbox', () => {
  const state = async (id: string) =>
    (await store.database.pool.query('SELECT state FROM outbound WHERE id = $1', [id])).rows[0].state;
  const one = async () => {
    await store.inbox.store(text('+15550106001', 'hi'));
    const { sendings } = await runBatch(store, 16, now, echo());
    return sendings[0]?.id ?? '';
  };

  it('takes reports in any order and never turns a state back', async () => {
    const id = await one();
    const report = (to: 'sent' | 'delivered' | 'failed' | 'queued') =>
      store.outbox.report({ kind: 'status', channel: 'sms', providerId: 'SM9', outboundId: id, state: to });
    await report('delivered');
    expect(await state(id)).toBe('delivered');
    await Promise.all([report('queued'), report('sent'), report('failed')]);
    await store.outbox.sent(id, 'SM9', 1);
    expect(await state(id)).toBe('delivered');
  });

  it('a callback settles a row that was in doubt', async () => {
    const id = await one();
    await store.outbox.report({ kind: 'status', channel: 'sms', providerId: 'SM8', outboundId: id, state: 'queued' });
    expect(await state(id)).toBe('sent');
  });

  it('hands on what a dead process had, and not what a living one has', async () => {
    const mortal = await openStore({ url: server.url, masterKeys });
    await mortal.inbox.store(text('+15550107001', 'hi'));
    const { sendings } = await runBatch(mortal, 16, now, echo());
    expect(await store.outbox.claimInDoubt(10, 3600)).toEqual([]);
    await mortal.close();
    let doubtful: string[] = [];
    for (let tries = 0; tries < 100 && doubtful.length === 0; tries += 1)
      doubtful = (await store.outbox.claimInDoubt(10, 3600)).map((d) => d.id);
    expect(doubtful).toEqual(sendings.map((s) => s.id));
    // What is being looked up is not on its way: an answer to the next message has to wait behind it.
    await store.inbox.store(text('+15550107001', 'again'));
    expect((await runBatch(store, 16, now, echo())).sendings).toEqual([]);
    expect(await store.outbox.claimDue(10)).toEqual([]);
  });

  it('keeps a later message behind an earlier one that waits for its retry', async () => {
    const first = await one();
    await store.outbox.putBack(first, 3600, { code: '20429', words: 'busy', class: 'waits' });
    await store.inbox.store(text('+15550106001', 'again'));
    const { sendings } = await runBatch(store, 16, now, echo());
    expect(sendings).toEqual([]);
    expect(await store.outbox.claimDue(10)).toEqual([]);
    await store.outbox.failed(first, { code: '21211', words: 'no such number', class: 'ends' });
    expect((await store.outbox.claimDue(10)).map((s) => s.to)).toEqual(['+15550106001']);
  });
});
