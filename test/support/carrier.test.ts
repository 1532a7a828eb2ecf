import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Carrier } from './carrier.ts';

/** A service that notes what it was sent and how it was signed. */
async function listener() {
  const seen: { url: string; signature: unknown; fields: URLSearchParams }[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ url: request.url ?? '', signature: request.headers['x-twilio-signature'], fields: new URLSearchParams(body) });
      response.end('<Response/>');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { seen, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the carrier of the tests', () => {
  let carrier: Carrier;
  beforeEach(async () => {
    carrier = await Carrier.start();
  });
  afterEach(() => carrier.stop());

  const messages = () => `${carrier.url}/2010-04-01/Accounts/${carrier.accountSid}/Messages.json`;
  const authorization = () => `Basic ${Buffer.from(`${carrier.accountSid}:${carrier.authToken}`).toString('base64')}`;
  const read = (url: string) => fetch(url, { headers: { authorization: authorization() } });
  const send = (fields: Record<string, string>) => fetch(messages(), { method: 'POST', body: new URLSearchParams(fields) });

  it('signs what it posts as the real one does', async () => {
    const { seen, server, url } = await listener();
    carrier.target = url;
    expect(await carrier.receive('+15552000001', 'hello')).toMatchObject({ status: 200, body: '<Response/>' });
    const [request] = seen;
    const names = [...(request?.fields.keys() ?? [])].sort();
    const signed = `${url}/channels/twilio/sms${names.map((name) => name + request?.fields.get(name)).join('')}`;
    expect(request?.signature).toBe(createHmac('sha1', carrier.authToken).update(signed).digest('base64'));
    server.close();
  });

  it('takes, lists and reports a message', async () => {
    const { seen, server, url } = await listener();
    carrier.target = url;
    await send({
      To: '+15552000001',
      From: carrier.number,
      Body: 'hi',
      StatusCallback: `${url}/channels/twilio/status?outbound=o1`,
    });
    const listed = (await (await read(`${messages()}?To=%2B15552000001`)).json()) as { messages: { body: string }[] };
    expect(listed.messages.map(({ body }) => body)).toEqual(['hi']);
    const [message] = carrier.sentTo('+15552000001');
    if (!message) throw new Error('the carrier has no message');
    expect(await carrier.report(message, 'undelivered', 30_003)).toBe(200);
    expect(seen[0]?.url).toBe('/channels/twilio/status?outbound=o1');
    expect(seen[0]?.fields.get('ErrorCode')).toBe('30003');
    server.close();
  });

  it('lists what was written to the clinic page by page, newest first, from the day that is asked for', async () => {
    carrier.pageSize = 2;
    for (const day of [1, 2, 3, 4]) carrier.written('+15552000001', `day ${day}`, { at: new Date(Date.UTC(2031, 0, day)) });
    const listed: string[] = [];
    let next: string | null = `/2010-04-01/Accounts/${carrier.accountSid}/Messages.json?DateSent%3E=2031-01-02`;
    while (next) {
      const page = (await (await read(carrier.url + next)).json()) as {
        messages: { body: string }[];
        next_page_uri: string | null;
      };
      listed.push(...page.messages.map(({ body }) => body));
      next = page.next_page_uri;
    }
    expect(listed).toEqual(['day 4', 'day 3', 'day 2']);
  });

  it('hands out a file, and a list, only with the credentials of the account', async () => {
    const { path, bytes } = carrier.keep(Buffer.from('a file'), 'image/png');
    expect((await fetch(carrier.url + path)).status).toBe(401);
    expect((await fetch(messages())).status).toBe(401);
    expect(Buffer.from(await (await read(carrier.url + path)).arrayBuffer())).toEqual(bytes);
    expect(carrier.asked.map(({ authorized }) => authorized)).toEqual([false, false, true]);
  });

  it('fails in the ways it is told to', async () => {
    carrier.fail = () => ({ kind: 'error', status: 400, code: 21_610, message: 'unsubscribed' });
    expect((await send({ To: '+15552000001', Body: 'hi' })).status).toBe(400);
    carrier.fail = () => ({ kind: 'hang-up', taken: true });
    await expect(send({ To: '+15552000001', Body: 'hi' })).rejects.toThrow();
    expect(carrier.sent).toHaveLength(1);
  });
});
