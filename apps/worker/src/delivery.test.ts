import { randomUUID } from 'node:crypto';
import type { ChannelAdapter, Found, OutboundMessage, SendResult } from '@carethread/channel';
import { fold, type NewEvent, textOf } from '@carethread/conversation';
import {
  type Decided,
  type HeldConversation,
  numbered,
  readEvents,
  readState,
  runBatch,
  type Sending,
  type Store,
  type Turn,
} from '@carethread/store';
import { createLogger, createMetrics } from '@carethread/telemetry';
import { startStore } from '../../../test/support/store.ts';
import { Delivery } from './delivery.js';

const PATIENT = '+15550104321';
const now = () => new Date().toISOString();
const sentAs = (providerId: string): SendResult => ({ outcome: 'sent', providerId, segments: 1 });
const waits: SendResult = { outcome: 'refused', error: { code: '20429', words: 'Too many', class: 'waits' }, retryAfterMs: 0 };

let running: Awaited<ReturnType<typeof startStore>>;
let store: Store;

beforeAll(async () => {
  running = await startStore();
  store = running.store;
}, 60_000);
afterAll(() => running.stop());
afterEach(async () => {
  await store.database.pool.query(
    'TRUNCATE inbox, outbound, effect, attachment, queue_entry, event, consent_record, conversation, address, patient',
  );
});

/** A carrier that does as it is told, and notes what it was handed. */
function carrier(answer: (text: string, tries: number) => SendResult, found: Found = { outcome: 'not-sent' }) {
  const handed: string[] = [];
  const to: string[] = [];
  const adapter: ChannelAdapter = {
    channel: 'sms',
    capabilities: {
      maxCharacters: 1_600,
      quickReplies: false,
      typing: false,
      readMarks: false,
      attachments: false,
      carrierHandlesOptOut: true,
    },
    receive: async () => ({ ok: true, items: [] }),
    render: (message) => ({ bodies: [textOf(message.parts)], segments: 1 }),
    send: async (message: OutboundMessage) => {
      const text = textOf(message.parts);
      handed.push(text);
      to.push(message.to);
      return answer(text, handed.filter((one) => one === text).length);
    },
    find: async () => found,
  };
  const logger = createLogger({ level: 'silent', production: true });
  const metrics = createMetrics({ processMetrics: false });
  return { handed, to, delivery: new Delivery({ store, channels: new Map([['sms', adapter]]), logger, metrics }) };
}

/** Each message is answered with its own words. */
function echo({ state, causes }: HeldConversation, at: string): Decided {
  const turns = causes.map((cause): Turn => {
    if (cause.kind !== 'message') return { cause: cause.cause, events: [] };
    const { addressId, inbound } = cause;
    const parts = [...inbound.parts];
    const events: NewEvent[] = [
      { kind: 'message.received', actor: 'patient', body: { inboundId: cause.id, channel: 'sms', addressId, parts } },
      {
        kind: 'message.queued',
        actor: 'assistant',
        body: { outboundId: randomUUID(), channel: 'sms', addressId, parts, from: 'assistant' },
      },
    ];
    return { cause: cause.cause, events };
  });
  return { turns, state: fold(numbered(state.seq, at, turns), state) };
}

/** The patient writes each of these; @returns the answers, in this process's hands */
async function answersTo(...words: readonly string[]): Promise<readonly Sending[]> {
  for (const text of words)
    await store.inbox.store({
      kind: 'message',
      channel: 'sms',
      providerId: randomUUID(),
      from: PATIENT,
      to: '+15550100000',
      parts: [{ kind: 'text', text }],
    });
  return (await runBatch(store, 64, now, echo)).sendings;
}

async function statesOf(): Promise<string[]> {
  const { rows } = await store.database.pool.query<{ state: string }>('SELECT state FROM outbound ORDER BY seq');
  return rows.map((row) => row.state);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what}: it did not come about`);
  }
}

const allSent = async () => (await statesOf()).every((state) => state === 'sent');

describe('delivery', () => {
  it('hands over a conversation in its order', async () => {
    const { delivery, handed } = carrier((text) => sentAs(`SM-${text}`));
    delivery.deliver(await answersTo('one', 'two', 'three'));
    await delivery.settled();
    expect(handed).toEqual(['one', 'two', 'three']);
    await until('all noted as sent', allSent);
  });

  it('sends at once what a result caused, whose turn did not have the address at hand', async () => {
    const { delivery, handed, to } = carrier((text) => sentAs(`SM-${text}`));
    delivery.deliver((await answersTo('one')).map((sending) => ({ ...sending, to: null })));
    await delivery.settled();
    expect([handed, to]).toEqual([['one'], [PATIENT]]);
  });

  it('keeps that order where one has to wait: none overtakes it', async () => {
    const { delivery, handed } = carrier((text, tries) => (text === 'one' && tries === 1 ? waits : sentAs(`SM-${text}`)));
    delivery.deliver(await answersTo('one', 'two', 'three'));
    await delivery.settled();
    expect(handed).toEqual(['one']);
    await until('all sent', async () => {
      await delivery.due();
      return allSent();
    });
    expect(handed).toEqual(['one', 'one', 'two', 'three']);
  });

  it('puts into the log what can never be delivered, and notes who has opted out', async () => {
    const { delivery } = carrier(() => ({
      outcome: 'refused',
      error: { code: '21610', words: 'Opted out', class: 'ends', optedOut: true },
    }));
    const [answer] = await answersTo('one');
    delivery.deliver(answer ? [answer] : []);
    await delivery.settled();
    expect(await statesOf()).toEqual(['failed']);
    const id = answer?.conversationId ?? '';
    const events = await readEvents(store, id);
    expect(events.map(({ kind }) => kind)).toEqual(['message.received', 'message.queued', 'message.failed', 'consent.changed']);
    expect((await readState(store, id))?.optedOut).toEqual([answer?.addressId]);
  });

  describe('of a message whose fate is unknown', () => {
    const doubtful = async (found: Found) => {
      const taken = carrier(
        () => ({ outcome: 'in-doubt', error: { code: 'no-answer', words: 'No answer', class: 'waits' } }),
        found,
      );
      taken.delivery.deliver(await answersTo('one'));
      await taken.delivery.settled();
      expect(await statesOf()).toEqual(['sending']);
      await store.database.pool.query(`UPDATE outbound SET claimed_at = now() - interval '5 minutes'`);
      await taken.delivery.inDoubt();
      return taken;
    };

    it('takes the carrier at its word where that has it', async () => {
      const { handed } = await doubtful({ outcome: 'sent', providerId: 'SM-found' });
      expect(await statesOf()).toEqual(['sent']);
      expect(handed).toEqual(['one']);
    });

    it('sends it again where the carrier has not', async () => {
      const { delivery, handed } = await doubtful({ outcome: 'not-sent' });
      expect(await statesOf()).toEqual(['pending']);
      await delivery.due();
      expect(handed).toEqual(['one', 'one']);
    });

    it('leaves it alone where the carrier cannot tell', async () => {
      const { delivery, handed } = await doubtful({
        outcome: 'unknown',
        error: { code: 'in-part', words: 'Only a part went out', class: 'ends' },
      });
      await delivery.due();
      expect(handed).toEqual(['one']);
    });
  });
});
