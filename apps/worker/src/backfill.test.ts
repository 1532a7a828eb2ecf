import { randomBytes } from 'node:crypto';
import { fold, type NewEvent, textOf } from '@carethread/conversation';
import { type Decided, type HeldConversation, numbered, runBatch, type Store } from '@carethread/store';
import { createLogger, createMetrics } from '@carethread/telemetry';
import { createTwilioSms, type TwilioSms } from '@carethread/twilio-sms';
import { Carrier } from '../../../test/support/carrier.ts';
import { startStore } from '../../../test/support/store.ts';
import { Backfill } from './backfill.js';

const PATIENT = '+15550104321';
const MINUTE = 60_000;
/** When the last round was; whatever is written after it was missed. */
const LAST = new Date('2031-03-03T12:00:00Z');
const after = (minutes: number) => new Date(LAST.getTime() + minutes * MINUTE);

let running: Awaited<ReturnType<typeof startStore>>;
let store: Store;
let carrier: Carrier;
let sms: TwilioSms;

beforeAll(async () => {
  running = await startStore();
  store = running.store;
}, 60_000);
afterAll(() => running.stop());
beforeEach(async () => {
  carrier = await Carrier.start();
  const { accountSid, authToken, number, url } = carrier;
  sms = createTwilioSms({ accountSid, authToken, from: number, apiUrl: url, publicUrl: 'https://care.clinic.example' });
});
afterEach(async () => {
  await sms.close();
  await carrier.stop();
  await store.database.pool.query('TRUNCATE inbox, mark, event, conversation, address, patient CASCADE');
});

/** One round as a process that has just started makes it. */
function round(now: Date): Promise<number> {
  const logger = createLogger({ level: 'silent', production: true });
  return new Backfill({ store, sms, logger, metrics: createMetrics({ processMetrics: false }) }).run(now);
}

/** @returns what reached the assistant, in the order in which it did; each is read once */
async function read(): Promise<string[]> {
  const words: string[] = [];
  const note = ({ state, causes }: HeldConversation, at: string): Decided => {
    const turns = causes.map((cause) => {
      if (cause.kind !== 'message') throw new Error('nothing but messages was stored');
      const { inbound, addressId, id } = cause;
      words.push(textOf(inbound.parts) || JSON.stringify(inbound.parts));
      const body = { inboundId: id, channel: inbound.channel, addressId, parts: [...inbound.parts] };
      const events: NewEvent[] = [{ kind: 'message.received', actor: 'patient', body }];
      return { cause: cause.cause, events };
    });
    return { turns, state: fold(numbered(state.seq, at, turns), state) };
  };
  for (let taken = 1; taken > 0; ) ({ taken } = await runBatch(store, 16, () => new Date().toISOString(), note));
  return words;
}

describe('backfill', () => {
  it('notes the moment in its first round ever, and fetches nothing from before it', async () => {
    carrier.written(PATIENT, 'long ago', { at: after(-60) });
    expect(await round(LAST)).toBe(0);
    expect(carrier.asked).toEqual([]);
    expect(await round(after(5))).toBe(0);
    expect(await read()).toEqual([]);
  });

  it('fetches what was missed once, in the order in which it was written', async () => {
    await round(LAST);
    for (const minute of [1, 2, 3]) carrier.written(PATIENT, `minute ${minute}`, { at: after(minute) });
    expect(await round(after(5))).toBe(3);
    expect(await round(after(10))).toBe(0);
    expect(await read()).toEqual(['minute 1', 'minute 2', 'minute 3']);
  });

  it('drops what came by webhook as well, before or after', async () => {
    await round(LAST);
    const sids = ['before', 'after'].map((text, minute) => carrier.written(PATIENT, text, { at: after(minute + 1) }));
    const webhook = (providerId: string, text: string) =>
      store.inbox.store({
        ...{ kind: 'message', channel: 'sms', providerId, from: PATIENT, to: carrier.number },
        parts: [{ kind: 'text', text }],
      });
    expect(await webhook(sids[0] ?? '', 'before')).toBe('stored');
    expect(await round(after(5))).toBe(1);
    expect(await webhook(sids[1] ?? '', 'after')).toBe('duplicate');
    expect(await read()).toEqual(['before', 'after']);
  });

  it('asks a carrier that is down again at the next round, and loses nothing of the time between', async () => {
    await round(LAST);
    carrier.written(PATIENT, 'while all was down', { at: after(1) });
    carrier.failRead = () => 503;
    await expect(round(after(60))).rejects.toThrow('not available');
    carrier.written(PATIENT, 'while the carrier was down', { at: after(61) });
    await expect(round(after(65))).rejects.toThrow('not available');
    carrier.failRead = () => null;
    expect(await round(after(600))).toBe(2);
    expect(await read()).toEqual(['while all was down', 'while the carrier was down']);
  });

  it('follows the carrier’s pages to the end, and begins anew where one of them fails', async () => {
    await round(LAST);
    carrier.pageSize = 2;
    const texts = [1, 2, 3, 4, 5, 6, 7].map((minute) => `minute ${minute}`);
    for (const [index, text] of texts.entries()) carrier.written(PATIENT, text, { at: after(index + 1) });
    carrier.failRead = ({ path }) => (path.includes('Page=2') ? 500 : null);
    await expect(round(after(10))).rejects.toThrow();
    carrier.failRead = () => null;
    expect(await round(after(15))).toBe(7);
    expect(await read()).toEqual(texts);
  });

  it('asks for no more pages than reach back to the last round', async () => {
    await round(LAST);
    carrier.pageSize = 2;
    for (let minute = 1; minute <= 20; minute += 1) carrier.written(PATIENT, 'had', { at: after(-30 - minute) });
    carrier.written(PATIENT, 'missed', { at: after(1) });
    expect(await round(after(5))).toBe(1);
    expect(carrier.asked).toHaveLength(1);
  });

  it('brings a picture along as what is yet to be fetched', async () => {
    await round(LAST);
    const file = carrier.keep(randomBytes(20), 'image/png');
    carrier.written(PATIENT, '', { at: after(1), media: [file] });
    expect(await round(after(5))).toBe(1);
    expect(await read()).toEqual([
      JSON.stringify([{ kind: 'attachment', ref: carrier.url + file.path, contentType: 'image/png', state: 'remote' }]),
    ]);
  });
});
