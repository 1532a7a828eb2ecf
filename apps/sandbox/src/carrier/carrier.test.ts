import type { DeliveryUpdate, Inbound, OutboundMessage } from '@carethread/channel';
import { createTwilioSms, type TwilioSms } from '@carethread/twilio-sms';
import { startDatabase } from '../clinic/testing/clinic-server.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox.js';
import { type Service, startService, until } from '../testing/service.js';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'sandbox-token', from: '+15550100000' };
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('the sandbox carrier', () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let service: Service;
  let options: SandboxOptions;
  let sandbox: Sandbox;
  let sms: TwilioSms;
  let phones = 0;
  let phone = '';

  beforeAll(async () => {
    database = await startDatabase();
    service = await startService();
    options = { ...account, port: 0, databaseUrl: database.url, publicUrl: service.url, clinic: false };
    sandbox = await startSandbox(options);
    sms = createTwilioSms({ ...account, apiUrl: sandbox.carrierUrl, publicUrl: service.url });
  }, 60_000);
  afterAll(async () => {
    await sms.close();
    await sandbox.stop();
    await service.close();
    await database.stop();
  });
  beforeEach(() => {
    phone = `+1555020${String(1_000 + ++phones)}`;
    service.requests.length = 0;
  });

  const message = (text: string): OutboundMessage => ({
    id: `out-${phone}`,
    to: phone,
    language: 'en',
    parts: [{ kind: 'text', text }],
  });

  async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${sandbox.carrierUrl}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async function got(): Promise<{ body: string; status: string }[]> {
    const response = await fetch(`${sandbox.carrierUrl}/messages?to=${encodeURIComponent(phone)}`);
    return (await response.json()) as { body: string; status: string }[];
  }

  /** What the service was asked, read by the channel itself: so every signature is checked too. */
  async function received(): Promise<Inbound[]> {
    const ofPhone = service.requests.filter(({ body }) => body.includes(encodeURIComponent(phone)));
    const all = await Promise.all(ofPhone.map((request) => sms.receive(request)));
    return all.flatMap((one) => {
      if (!one.ok) throw new Error(`${one.status} ${one.problem}`);
      return one.items;
    });
  }
  const states = async () => (await received()).map((item) => (item as DeliveryUpdate).state);

  it('hands a phone’s text to the service, signed', async () => {
    expect(await post('texts', { from: phone, body: 'Hello 👋' })).toMatchObject({ webhook: 200 });
    expect(await received()).toMatchObject([
      { kind: 'message', from: phone, to: account.from, parts: [{ kind: 'text', text: 'Hello 👋' }] },
    ]);
    expect(service.requests[0]?.headers['i-twilio-idempotency-token']).toMatch(/\w/);
  });

  it('asks once more where the connection failed, with the same identity', async () => {
    service.broken = 1;
    expect(await post('texts', { from: phone, body: 'Hello' })).toMatchObject({ webhook: 200 });
    service.broken = 2;
    expect(await post('texts', { from: phone, body: 'Anyone there?' })).toMatchObject({ webhook: null });
    expect(service.requests).toHaveLength(1);
  });

  it('carries an answer to the phone and reports on it', async () => {
    expect(await sms.send(message('Your visit is at 9.'))).toMatchObject({ outcome: 'sent', segments: 1 });
    await until(async () => (await got())[0]?.status === 'delivered');
    expect(await got()).toMatchObject([{ body: 'Your visit is at 9.', status: 'delivered' }]);
    expect(await received()).toMatchObject(
      ['queued', 'sent', 'delivered'].map((state) => ({ kind: 'status', outboundId: `out-${phone}`, state })),
    );
  });

  it('fails as it is told to, at once or on the way', async () => {
    await post('failures', { to: phone, code: 21614 });
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'refused', error: { code: '21614', class: 'ends' } });
    await post('failures', { to: phone, code: '20429' });
    expect(await sms.send(message('Hello'))).toMatchObject({
      outcome: 'refused',
      error: { class: 'waits' },
      retryAfterMs: 1_000,
    });
    await post('failures', { to: phone, code: 30003 });
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'sent' });
    await until(async () => (await states()).length === 3);
    expect((await received()).at(-1)).toMatchObject({ state: 'undelivered', error: { code: '30003', class: 'waits' } });
    await until(async () => (await got()).length === 0);
    await post('failures', { to: phone, code: null });
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'sent' });
    expect(await post('failures', { to: phone, code: 1 })).toMatchObject({ status: 400 });
  });

  it('reports in the wrong order, or loses its answer, when asked', async () => {
    await post('failures', { to: phone, code: 'out-of-order' });
    await sms.send(message('One'));
    await until(async () => (await states()).length === 3);
    expect(await states()).toEqual(['delivered', 'sent', 'queued']);

    await post('failures', { to: phone, code: 'no-answer' });
    expect(await sms.send(message('Two'))).toMatchObject({ outcome: 'in-doubt' });
    expect(await sms.find(message('Two'), { sentWithSameBody: 0 })).toMatchObject({ outcome: 'sent' });
    expect(await sms.find(message('Three'), { sentWithSameBody: 0 })).toEqual({ outcome: 'not-sent' });
  });

  it('acts on STOP, START and HELP as Twilio does', async () => {
    await post('texts', { from: phone, body: ' stop ' });
    await post('texts', { from: phone, body: 'STOP' });
    expect(await received()).toMatchObject([{ optOutType: 'STOP' }, { optOutType: 'STOP' }]);
    expect((await got()).map(({ body }) => body)).toEqual([expect.stringMatching(/unsubscribed/)]);
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'refused', error: { code: '21610', optedOut: true } });

    await post('texts', { from: phone, body: 'Yes' });
    await post('texts', { from: phone, body: 'Yes' });
    expect((await received()).slice(2)).toMatchObject([
      { optOutType: 'START' },
      expect.not.objectContaining({ optOutType: 'START' }),
    ]);
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'sent' });
    await post('texts', { from: phone, body: 'help' });
    // Reports on the message before it may come in between.
    expect((await received()).filter(({ kind }) => kind === 'message').at(-1)).toMatchObject({ optOutType: 'HELP' });
  });

  it('keeps pictures behind the account’s credentials', async () => {
    await post('texts', { from: phone, body: '', media: [{ contentType: 'image/png', base64: PNG.toString('base64') }] });
    const [inbound] = await received();
    const part = inbound?.kind === 'message' ? inbound.parts[0] : undefined;
    const ref = part?.kind === 'attachment' ? part.ref : '';
    expect((await fetch(ref)).status).toBe(401);
    expect(await sms.fetchMedia(ref)).toEqual({ ok: true, contentType: 'image/png', bytes: PNG });
    expect(await sms.listInboundSince(new Date(Date.now() - 60_000))).toContainEqual(inbound);
  });

  it('lists page by page', async () => {
    for (const text of ['1', '2', '3']) await sms.send(message(text));
    const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`;
    let uri: string | null =
      `/2010-04-01/Accounts/${account.accountSid}/Messages.json?To=${encodeURIComponent(phone)}&PageSize=2`;
    const bodies: string[] = [];
    while (uri) {
      const response = await fetch(sandbox.carrierUrl + uri, { headers: { authorization } });
      const page = (await response.json()) as { messages: { body: string }[]; next_page_uri: string | null };
      bodies.push(...page.messages.map(({ body }) => body));
      uri = page.next_page_uri;
    }
    expect(bodies).toEqual(['3', '2', '1']);
  });

  it('holds all of it over a restart', async () => {
    await post('texts', { from: phone, body: 'STOP' });
    await sandbox.stop();
    sandbox = await startSandbox({ ...options, port: Number(new URL(sandbox.url).port) });
    expect(await got()).toHaveLength(1);
    expect(await sms.send(message('Hello'))).toMatchObject({ outcome: 'refused', error: { code: '21610' } });
  });

  it('answers wrong requests with what is wrong', async () => {
    expect(await post('texts', { from: '911', body: 'x' })).toMatchObject({
      status: 400,
      title: expect.stringContaining('E.164'),
    });
    const response = await fetch(`${sandbox.carrierUrl}/2010-04-01/Accounts/${account.accountSid}/Messages.json`);
    expect([response.status, await response.json()]).toMatchObject([401, { code: 20003 }]);
  });
});
