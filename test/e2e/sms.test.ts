import { createHmac } from 'node:crypto';
import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';
import { adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
let carrier: Carrier;
let server: TestServer;
let desk: Desk;
let colleague: Desk;

beforeAll(async () => {
  carrier = await Carrier.start();
  server = await TestServer.start({ env: { ...carrier.env, ...adminEnv, SANDBOX: 'off' } });
  carrier.target = server.url;
  desk = await Desk.signIn(server.url);
  const account = { email: 'sam.okafor@clinic.example', password: 'another-password-of-a-test' };
  const made = await desk.call('POST', '/staff', { ...account, name: 'Sam Okafor', roles: ['agent'], capacity: 50 });
  expect(made.status).toBe(201);
  colleague = await Desk.signIn(server.url, account);
  const { body: me } = await desk.call<{ id: string }>('GET', '/me');
  expect((await desk.call('PATCH', `/staff/${me.id}`, { capacity: 50, name: 'Dana Reyes' })).status).toBe(200);
}, 3 * MINUTES);
afterAll(async () => {
  await server?.stop();
  await carrier?.stop();
}, MINUTES);

let numbers = 0;
/** @returns the number of a patient who has never written */
const newNumber = () => `+1555030${String(++numbers).padStart(4, '0')}`;
const texts = (number: string) => carrier.sentTo(number).map(({ body }) => body);

/** Writes, and waits for a reply. @returns every text that came since */
const ask = async (number: string, text: string): Promise<string[]> => {
  const before = texts(number).length;
  expect(await carrier.receive(number, text)).toMatchObject({ status: 200 });
  await eventually(`a reply to “${text}”`, () => texts(number).length > before);
  return texts(number).slice(before);
};
/** Asks something whose answer is known: whatever would have been sent before it has been sent by then. @returns what came but that */
const besides = async (number: string, work: () => Promise<unknown>): Promise<string[]> => {
  const before = texts(number).length;
  await work();
  await carrier.receive(number, 'where can I park?');
  await eventually('the answer about parking', () =>
    texts(number)
      .slice(before)
      .some((text) => /park|lot/i.test(text)),
  );
  return texts(number).slice(before, -1);
};
/** @returns the id of the conversation of a number that waits for a person */
const queuedOf = async (number: string): Promise<string> => idOf(number, 'queued');
const idOf = async (number: string, status: string): Promise<string> => {
  let found: string | undefined;
  await eventually(`a conversation of ${number} that is ${status}`, async () => {
    const { body } = await desk.call<{ items: { id: string; patient: { displayName: string } }[] }>(
      'GET',
      `/conversations?status=${status}&limit=100`,
    );
    found = body.items.find(({ patient }) => patient.displayName.endsWith(number.slice(-4)))?.id;
    return found !== undefined;
  });
  return found ?? '';
};

describe('a patient and an agent, by SMS', () => {
  it(
    'goes from the assistant over an agent and back, and ends',
    async () => {
      const number = newNumber();
      const first = await ask(number, 'What are your hours on Saturday?');
      expect(first).toHaveLength(1);
      expect(first[0]).toMatch(/automated/i);
      const { body: me } = await desk.call<{ clinic: { name: string } }>('GET', '/me');
      expect(first[0]).toContain(me.clinic.name);

      const promised = await ask(number, 'I am so scared about my biopsy result');
      expect(promised).toHaveLength(1);
      expect(promised[0]).toMatch(/person|care team|nurse|someone/i);
      const id = await queuedOf(number);
      const context = await desk.context(id);
      expect(context.handoff?.because.length).toBeGreaterThan(0);
      expect(context.summary.length).toBeGreaterThan(0);
      expect((await desk.messages(id)).map(({ text }) => text)).toEqual([
        'What are your hours on Saturday?',
        first[0],
        'I am so scared about my biopsy result',
        promised[0],
      ]);

      expect(await desk.act(id, 'claim')).toMatchObject({ status: 200, body: { status: 'with_agent' } });
      expect(await colleague.act(id, 'claim')).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
      expect((await desk.act(id, 'messages', { text: 'Hello, I have your file here.' })).status).toBe(202);
      await eventually('the agent’s words at the carrier', () => texts(number).length === 3);
      expect(texts(number)[2]).toContain('Hello, I have your file here.');
      expect((await desk.act(id, 'notes', { text: 'Doctor calls at four' })).status).toBe(200);
      await carrier.receive(number, 'thank you so much');
      await eventually('the answer in the transcript', async () =>
        (await desk.messages(id)).some((each) => each.text === 'thank you so much'),
      );
      expect(texts(number)).toHaveLength(3);

      expect(await desk.act(id, 'return-to-bot')).toMatchObject({ status: 200, body: { status: 'bot' } });
      const again = await besides(number, async () => undefined);
      expect(again.join('\n')).not.toMatch(/Doctor calls at four/);
      await ask(number, 'I want to talk to a person');
      await queuedOf(number);
      await desk.act(id, 'claim');
      expect(await desk.act(id, 'resolve', { disposition: 'answered' })).toMatchObject({ body: { status: 'closed' } });
      await ask(number, 'do you take aetna?');
      expect(await idOf(number, 'bot')).not.toBe(id);
    },
    3 * MINUTES,
  );

  it(
    'gives words of help in a crisis while an agent is on, once, and says nothing else',
    async () => {
      const number = newNumber();
      await ask(number, 'I want to talk to a person');
      const id = await queuedOf(number);
      await desk.act(id, 'claim');
      const before = texts(number).length;
      await carrier.receive(number, 'what are your hours?');
      const help = await ask(number, 'I want to kill myself');
      expect(help).toHaveLength(1);
      expect(help[0]).toMatch(/988/);
      await carrier.receive(number, 'are you there?');
      await eventually('all of it in the transcript', async () =>
        (await desk.messages(id)).some((each) => each.text.startsWith('are you there')),
      );
      await desk.act(id, 'messages', { text: 'I am with you.' });
      await eventually('the agent’s words at the carrier', () => texts(number).at(-1)?.includes('I am with you.') ?? false);
      expect(texts(number).slice(before)).toHaveLength(2);
    },
    2 * MINUTES,
  );
});

describe('what the carrier does', () => {
  it(
    'sends a message twice, also at once: one reply',
    async () => {
      const number = newNumber();
      const sid = `SM${'a1'.repeat(16)}`;
      const extra = await besides(number, async () => {
        await Promise.all([1, 2, 3].map(() => carrier.receive(number, 'do you take aetna?', { sid })));
        await eventually('a reply', () => texts(number).length > 0);
        expect((await carrier.receive(number, 'do you take aetna?', { sid })).status).toBe(200);
      });
      expect(extra).toHaveLength(1);
      const mine = await desk.messages(await idOf(number, 'bot'));
      expect(mine.filter(({ from }) => from === 'patient')).toHaveLength(2);
    },
    MINUTES,
  );

  it(
    'reports deliveries out of order: delivered stays',
    async () => {
      const number = newNumber();
      await ask(number, 'do you take aetna?');
      const [message] = carrier.sentTo(number);
      if (!message) throw new Error('nothing was sent');
      for (const status of ['delivered', 'sent', 'queued', 'sending']) expect(await carrier.report(message, status)).toBe(204);
      const id = await idOf(number, 'bot');
      await eventually('a delivered message', async () => (await desk.messages(id)).at(-1)?.delivery?.state === 'delivered');
    },
    MINUTES,
  );
});

describe('what is no message of the carrier’s', () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${server.url}/channels/twilio/sms`, { method: 'POST', body, headers });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it(
    'is refused as a problem document',
    async () => {
      const number = newNumber();
      expect((await carrier.receive(number, 'hello', { signature: 'bm90IHRoZSByaWdodCBvbmU=' })).status).toBe(403);
      const signatureOfNothing = createHmac('sha1', carrier.authToken)
        .update(`${server.url}/channels/twilio/sms`)
        .digest('base64');
      const answers = [
        { status: 403, answer: await post('From=%2B15550300001&Body=hi', form) },
        { status: 400, answer: await post('', { ...form, 'x-twilio-signature': signatureOfNothing }) },
        { status: 413, answer: await post(`Body=${'x'.repeat(3_000_000)}`, form) },
        { status: 415, answer: await post('hello', { 'content-type': 'text/x-unknown' }) },
      ];
      for (const { status, answer } of answers) {
        expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
          status,
          type: expect.stringContaining('application/problem+json'),
        });
        expect(await answer.json()).toMatchObject({ status, title: expect.any(String) });
      }
      expect(texts(number)).toEqual([]);
    },
    MINUTES,
  );
});

describe('texts as people send them', () => {
  const strange: readonly [string, string][] = [
    ['1,600 emoji', '😀'.repeat(1_600)],
    ['right-to-left', 'مرحبا، ما هي ساعات العمل؟ \u202Eabc\u202C'],
    ['zero-width', 'what\u200B are\u200D your\u2060 hours\uFEFF?'],
    ['NUL bytes', 'what are\u0000 your hours?\u0000'],
    ['SQL', "'; DROP TABLE conversation; --"],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['replacement of a lone surrogate', `hours ${Buffer.from('\uD83D').toString('utf8')}`],
  ];
  it.each(strange)(
    '%s: one reply, stored whole',
    async (_name, text) => {
      const number = newNumber();
      expect(await ask(number, text)).toHaveLength(1);
      const messages = await desk.messages(await desk.holding(text).then((id) => id ?? ''));
      expect(messages.find(({ from }) => from === 'patient')?.text).toBe(text);
      expect(messages).toHaveLength(2);
    },
    MINUTES,
  );

  it(
    'a picture and no word: one reply',
    async () => {
      const number = newNumber();
      const media = [{ url: `${carrier.url}/media/1`, contentType: 'image/jpeg' }];
      await carrier.receive(number, '', { media });
      await eventually('a reply to a picture', () => texts(number).length > 0);
      expect(await besides(number, async () => undefined)).toEqual([]);
      expect(texts(number)).toHaveLength(2);
    },
    MINUTES,
  );
});

describe('opting out', () => {
  it(
    'by the carrier’s word: nothing is sent, staff cannot write, START opens it again',
    async () => {
      const number = newNumber();
      await ask(number, 'I want to talk to a person');
      const id = await queuedOf(number);
      await desk.act(id, 'claim');
      const before = texts(number).length;
      await carrier.receive(number, 'STOP', { optOutType: 'STOP' });
      const consent = async () =>
        (await desk.context(id)).patient.addresses.find(({ channel }) => channel === 'sms')?.consent.state;
      await eventually('the opt-out on record', async () => (await consent()) === 'revoked');
      expect(await desk.act(id, 'messages', { text: 'hello?' })).toMatchObject({ status: 409, body: { code: 'opted-out' } });
      expect(texts(number)).toHaveLength(before);
      await carrier.receive(number, 'START', { optOutType: 'START' });
      await eventually('the opt-in on record', async () => (await consent()) === 'granted');
      expect((await desk.act(id, 'messages', { text: 'Welcome back.' })).status).toBe(202);
      await eventually('the agent’s words', () => texts(number).at(-1)?.includes('Welcome back.') ?? false);
      expect(texts(number)).toHaveLength(before + 1);
    },
    MINUTES,
  );

  it(
    'in free wording: one confirmation',
    async () => {
      const number = newNumber();
      await ask(number, 'do you take aetna?');
      const confirmed = await ask(number, "please don't text me any more");
      expect(confirmed).toHaveLength(1);
      await carrier.receive(number, 'START', { optOutType: 'START' });
      expect(await besides(number, async () => undefined)).toEqual([]);
    },
    MINUTES,
  );
});
