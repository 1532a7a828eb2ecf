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
    const listed = (await (await fetch(`${messages()}?To=%2B15552000001`)).json()) as { messages: { body: string }[] };
    expect(listed.messages.map(({ body }) => body)).toEqual(['hi']);
    const [message] = carrier.sentTo('+15552000001');
    if (!message) throw new Error('the carrier has no message');
    expect(await carrier.report(message, 'undelivered', 30_003)).toBe(200);
    expect(seen[0]?.url).toBe('/channels/twilio/status?outbound=o1');
    expect(seen[0]?.fields.get('ErrorCode')).toBe('30003');
    server.close();
  });

  it('fails in the ways it is told to', async () => {
    carrier.fail = () => ({ kind: 'error', status: 400, code: 21_610, message: 'unsubscribed' });
    expect((await send({ To: '+15552000001', Body: 'hi' })).status).toBe(400);
    carrier.fail = () => ({ kind: 'hang-up', taken: true });
    await expect(send({ To: '+15552000001', Body: 'hi' })).rejects.toThrow();
    expect(carrier.sent).toHaveLength(1);
  });
});
