import { createHmac, randomUUID } from 'node:crypto';
import { problemSchema } from '@carethread/staff';
import { apiOf } from '../testing/api.js';
import { AUTH_TOKEN, NUMBER, TestClinic } from '../testing/clinic.js';

let clinic: TestClinic;

beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.stop());

/** As the carrier signs: https://www.twilio.com/docs/usage/security */
const signature = (path: string, form: Record<string, string>) =>
  createHmac('sha1', AUTH_TOKEN)
    .update(
      clinic.url +
        path +
        Object.keys(form)
          .sort()
          .map((name) => name + form[name])
          .join(''),
    )
    .digest('base64');
const post = (path: string, form: Record<string, string>, over: { headers?: Record<string, string>; body?: string } = {}) =>
  fetch(clinic.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature(path, form),
      ...over.headers,
    },
    body: over.body ?? new URLSearchParams(form).toString(),
  });
const text = (words: string, sid = `SM${randomUUID().replaceAll('-', '')}`, from = '+15550401000') => ({
  MessageSid: sid,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: from,
  To: NUMBER,
  Body: words,
  NumMedia: '0',
  NumSegments: '1',
});
const SMS = '/channels/twilio/sms';
const stored = async () => {
  const { rows } = await clinic.store.database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM inbox');
  return rows[0]?.n;
};

describe('the SMS webhook', () => {
  it('answers 200 once the message is stored, and a repetition changes nothing', async () => {
    const before = (await stored()) ?? 0;
    const form = text('hello');
    const answers = await Promise.all([post(SMS, form), post(SMS, form)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await answers[0]?.text()).toContain('<Response/>');
    expect(answers[0]?.headers.get('content-type')).toContain('text/xml');
    expect((await post(SMS, form)).status).toBe(200);
    expect(await stored()).toBe(before + 1);
  });

  it.each([
    ['a wrong signature', 403, { headers: { 'x-twilio-signature': 'AAAA' } }],
    ['another body than was signed', 403, { body: 'MessageSid=SM1&From=%2B15550401000&Body=other' }],
    ['another content type', 415, { headers: { 'content-type': 'application/xml' } }],
    ['JSON', 415, { headers: { 'content-type': 'application/json' }, body: '{}' }],
    ['a body above 64 kB', 413, { body: `Body=${'x'.repeat(70_000)}` }],
    ['a body above what is read at all', 413, { body: `Body=${'x'.repeat(300_000)}` }],
  ])('refuses %s with %i', async (_what, status, over) => {
    const before = await stored();
    const answer = await post(SMS, text('secret words'), over);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    const problem = await answer.text();
    expect(problemSchema.parse(JSON.parse(problem)).status).toBe(status);
    expect(problem).not.toContain('secret');
    expect(await stored()).toBe(before);
  });

  it('refuses with 400 what is signed and no message', async () => {
    const form = { AccountSid: `AC${'0'.repeat(32)}`, Body: 'no sender' };
    expect((await post(SMS, form)).status).toBe(400);
  });

  it.each([
    ['1,600 emoji', '😀'.repeat(1_600)],
    ['right-to-left and zero-width characters', '\u202Eשלום\u200B\u200D'],
    ['a NUL', 'a\u0000b'],
    ['SQL and HTML', `'; DROP TABLE inbox; -- <script>alert(1)</script>`],
  ])('stores %s whole', async (_what, words) => {
    const sid = `SM${randomUUID().replaceAll('-', '')}`;
    expect((await post(SMS, text(words, sid, '+15550402000'))).status).toBe(200);
    await clinic.work();
    const { rows } = await clinic.store.database.pool.query<{ id: string }>(
      'SELECT conversation_id AS id FROM event WHERE cause = $1 LIMIT 1',
      [`sms:${sid}`],
    );
    const shown = await apiOf(clinic).get(`/api/conversations/${rows[0]?.id}`, await clinic.signIn('admin@carethread.example'));
    const { items } = shown.body.transcript as { items: { from?: string; parts?: unknown }[] };
    expect(items.findLast((item) => item.from === 'patient')?.parts).toEqual([{ kind: 'text', text: words }]);
  });
});

describe('the status callback', () => {
  it('settles a message by our own id, in any order', async () => {
    const id = await clinic.patientWrites('+15550403000', 'hello');
    const row = async () =>
      (
        await clinic.store.database.pool.query<{ id: string; state: string }>(
          'SELECT id, state FROM outbound WHERE conversation_id = $1',
          [id],
        )
      ).rows[0];
    const callback = new URL(clinic.parts.sms?.statusCallbackUrl((await row())?.id ?? '') ?? '');
    const path = callback.pathname + callback.search;
    for (const state of ['delivered', 'sent', 'queued']) {
      const form = { MessageSid: 'SM1', MessageStatus: state, AccountSid: `AC${'0'.repeat(32)}` };
      expect((await post(path, form)).status).toBe(204);
    }
    expect((await row())?.state).toBe('delivered');
  });
});

describe('without a database', () => {
  it('a message is answered 503, never 200, and readiness says why', async () => {
    const gone = await TestClinic.start();
    try {
      await gone.database.stop();
      const form = text('hello');
      const body = new URLSearchParams(form).toString();
      const signed = createHmac('sha1', AUTH_TOKEN).update(
        gone.url +
          SMS +
          Object.entries(form)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .flat()
            .join(''),
      );
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signed.digest('base64') };
      const answer = await fetch(gone.url + SMS, { method: 'POST', headers, body });
      expect(answer.status).toBe(503);
      expect(problemSchema.parse(await answer.json()).code).toBe('unavailable');
      const ready = await fetch(`${gone.url}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', database: 'down', queue: 'up' }]);
      expect((await fetch(`${gone.url}/health/live`)).status).toBe(200);
    } finally {
      await gone.stop();
    }
  }, 60_000);
});
