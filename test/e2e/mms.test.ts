import { randomBytes } from 'node:crypto';
import { runningServerUrl } from '@carethread/store';
import pg from 'pg';
import { Carrier } from '../support/carrier.ts';
import type { KeptFile } from '../support/carrier-records.ts';
import { eventually, TestServer } from '../support/server.ts';
import { adminEnv, Desk, type Message } from './desk.ts';

const MINUTES = 60_000;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const picture = (bytes = 40_000) => Buffer.concat([PNG, randomBytes(bytes)]);
/** A provider carries at most so much in a message (Twilio); more is not read. */
const TOO_MANY_BYTES = 5 * 1024 * 1024 + 1;

type Attachment = Extract<Message['parts'][number], { kind: 'attachment' }>;

describe('a picture that a patient sends', () => {
  let carrier: Carrier;
  let server: TestServer;
  let desk: Desk;

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: { ...carrier.env, ...adminEnv, SANDBOX: 'off' } });
    carrier.target = server.url;
    desk = await Desk.signIn(server.url);
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await carrier?.stop();
  }, MINUTES);

  let numbers = 0;
  const newNumber = () => `+1555080${String(++numbers).padStart(4, '0')}`;
  const texts = (number: string) => carrier.sentTo(number).map(({ body }) => body);
  const send = async (number: string, text: string, ...files: KeptFile[]) => {
    const before = texts(number).length;
    const media = files.map(({ path, contentType }) => ({ url: carrier.url + path, contentType }));
    expect((await carrier.receive(number, text, { media })).status).toBe(200);
    await eventually('a reply', () => texts(number).length > before);
    return texts(number).slice(before);
  };
  const conversationOf = async (number: string) => {
    const { body } = await desk.call<{ items: { id: string; patient: { displayName: string } }[] }>('GET', '/conversations');
    return body.items.find(({ patient }) => patient.displayName.endsWith(number.slice(-4)))?.id ?? '';
  };
  const attachments = async (id: string) =>
    (await desk.messages(id)).flatMap(({ parts }) => parts.filter((part): part is Attachment => part.kind === 'attachment'));
  /** The attachments of a conversation once none of them is still to be fetched. */
  const fetched = async (id: string, withinMs?: number) => {
    const settled = async () => (await attachments(id)).every(({ state }) => state !== 'remote');
    await eventually('every picture fetched or refused', settled, withinMs);
    return attachments(id);
  };
  const get = (id: string, ref: string, cookie = desk.cookie) =>
    fetch(`${server.url}/api/conversations/${id}/attachments/${ref}`, { headers: { cookie } });

  it(
    'is fetched with the account’s credentials and read back by staff, byte for byte',
    async () => {
      const number = newNumber();
      const [one, other] = [carrier.keep(picture(), 'image/png'), carrier.keep(Buffer.from('%PDF-1.7 a card'), 'image/png')];
      await send(number, 'do you take aetna? here is my card', one, other);
      const id = await conversationOf(number);
      const stored = await fetched(id);
      expect(stored.map(({ state, contentType, bytes }) => ({ state, contentType, bytes }))).toEqual([
        { state: 'stored', contentType: 'image/png', bytes: one.bytes.length },
        { state: 'stored', contentType: 'application/pdf', bytes: other.bytes.length },
      ]);
      for (const [index, file] of [one, other].entries()) {
        const answer = await get(id, stored[index]?.ref ?? '');
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe(stored[index]?.contentType);
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(file.bytes);
      }
      for (const { path } of [one, other])
        expect(carrier.asked.filter((asked) => asked.path === path)).toEqual([{ path, authorized: true }]);
    },
    MINUTES,
  );

  it(
    'is had by signed-in staff who care for patients only, from its own conversation only, and each look is on record',
    async () => {
      const number = newNumber();
      await send(number, 'do you take aetna?', carrier.keep(picture(), 'image/png'));
      const id = await conversationOf(number);
      const ref = (await fetched(id))[0]?.ref ?? '';
      const account = { email: 'ines.audit@clinic.example', password: 'a-third-password-of-a-test' };
      await desk.call('POST', '/staff', { ...account, name: 'Ines Audit', roles: ['auditor'] });
      const auditor = await Desk.signIn(server.url, account);
      const another = newNumber();
      await send(another, 'do you take cigna?');
      expect((await get(id, ref)).status).toBe(200);
      const refused = await Promise.all([
        get(id, ref, ''),
        get(id, ref, auditor.cookie),
        get(await conversationOf(another), ref),
      ]);
      expect(refused.map(({ status }) => status)).toEqual([401, 403, 404]);
      for (const answer of refused) expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const trail = await auditor.call<{ items: { action: string; detail: object }[] }>(
        'GET',
        `/audit?subject=conversation:${id}`,
      );
      expect(trail.body.items.filter(({ action }) => action === 'attachment.read')).toEqual([
        expect.objectContaining({ detail: { attachment: ref } }),
      ]);
    },
    MINUTES,
  );

  it(
    'lies encrypted in the database',
    async () => {
      const number = newNumber();
      const file = carrier.keep(picture(), 'image/png');
      await send(number, 'do you take aetna?', file);
      const stored = await fetched(await conversationOf(number));
      const client = new pg.Client({ connectionString: (await runningServerUrl(server.dataDir)) ?? '' });
      await client.connect();
      try {
        const { rows } = await client.query<{ body: Buffer }>('SELECT body FROM attachment WHERE id = $1', [stored[0]?.ref]);
        expect(rows).toHaveLength(1);
        expect(rows[0]?.body.length).toBeGreaterThanOrEqual(file.bytes.length);
        for (const part of [PNG, file.bytes.subarray(1_000, 1_016)]) expect(rows[0]?.body.includes(part)).toBe(false);
      } finally {
        await client.end();
      }
    },
    MINUTES,
  );

  it.each([
    ['is no picture, whatever it was said to be', () => carrier.keep(Buffer.from('<svg onload="x()"/>'), 'image/png'), /picture/],
    ['is larger than a text can carry', () => carrier.keep(picture(TOO_MANY_BYTES), 'image/png'), /larger/],
    [
      'is there no more',
      () => ({ ...carrier.keep(picture(), 'image/png'), path: carrier.keep(PNG, '').path.slice(0, -1) }),
      /no longer/,
    ],
  ])(
    'and that %s is refused, with the reason told to staff, and the message answered all the same',
    async (_what, file, reason) => {
      const number = newNumber();
      expect(await send(number, 'do you take aetna?', file())).toEqual([expect.stringMatching(/aetna/i)]);
      const id = await conversationOf(number);
      const [refused] = await fetched(id);
      expect(refused).toMatchObject({ state: 'refused', reason: expect.stringMatching(reason) });
      expect((await get(id, encodeURIComponent(refused?.ref ?? ''))).status).not.toBe(200);
    },
    MINUTES,
  );

  it(
    'and that the carrier cannot hand out now is fetched once it can',
    async () => {
      const number = newNumber();
      const file = carrier.keep(picture(), 'image/png');
      let failures = 2;
      carrier.failRead = ({ path }) => (path === file.path && failures-- > 0 ? 503 : null);
      await send(number, 'do you take aetna?', file);
      const id = await conversationOf(number);
      const [stored] = await fetched(id, MINUTES);
      expect(stored).toMatchObject({ state: 'stored' });
      expect(Buffer.from(await (await get(id, stored?.ref ?? '')).arrayBuffer())).toEqual(file.bytes);
      expect(carrier.asked.filter(({ path }) => path === file.path)).toHaveLength(3);
    },
    2 * MINUTES,
  );

  it(
    'with no word beside it is answered once: that it came, and what is needed',
    async () => {
      const number = newNumber();
      expect(await send(number, '', carrier.keep(picture(), 'image/png'))).toEqual([expect.stringMatching(/file.*need/i)]);
      await fetched(await conversationOf(number));
      const next = await send(number, 'what is your fax number?');
      expect(next).toEqual([expect.stringMatching(/0101/)]);
      expect(texts(number)).toHaveLength(2);
    },
    MINUTES,
  );
});
