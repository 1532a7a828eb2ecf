import type { OutboundMessage } from '@carethread/channel';
import { REFUSED_OPTED_OUT, REFUSED_TOO_MANY } from './fixtures/rest.js';
import { startCarrier, type TestCarrier } from './testing/carrier.js';
import { ACCOUNT } from './testing/requests.js';
import { createTwilioSms, type TwilioSms } from './twilio-sms.js';

const to = '+15550100101';
const text = (words: string, id = 'o 1'): OutboundMessage => ({ id, to, language: 'en', parts: [{ kind: 'text', text: words }] });

describe('over the REST API', () => {
  let carrier: TestCarrier;
  let sms: TwilioSms;
  beforeEach(async () => {
    carrier = await startCarrier();
    sms = createTwilioSms({ ...ACCOUNT, apiUrl: carrier.url, timeoutMs: 300 });
  });
  afterEach(async () => {
    await sms.close();
    await carrier.close();
  });

  it('a text goes out with its sender, its words and where to report to', async () => {
    expect(await sms.send(text('It’s 9 & 10 + é 😀'))).toEqual({
      outcome: 'sent',
      providerId: `SM${'1'.padStart(32, '0')}`,
      segments: 1,
    });
    expect(carrier.posted).toEqual([
      {
        To: to,
        From: ACCOUNT.from,
        Body: "It's 9 & 10 + é 😀",
        StatusCallback: `${ACCOUNT.publicUrl}/channels/twilio/status?outbound=o%201`,
      },
    ]);
    expect(carrier.asked[0]).toEqual({
      path: `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`,
      authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`,
    });
  });

  it('a messaging service sends where there is one', async () => {
    const service = createTwilioSms({ ...ACCOUNT, messagingServiceSid: 'MG1', apiUrl: carrier.url });
    await service.send(text('Hello'));
    await service.close();
    expect(carrier.posted[0]).toMatchObject({ MessagingServiceSid: 'MG1' });
    expect(carrier.posted[0]).not.toHaveProperty('From');
    expect(() => createTwilioSms({ ...ACCOUNT, from: '', apiUrl: carrier.url })).toThrow(RangeError);
  });

  it.each([
    [400, REFUSED_OPTED_OUT, { code: '21610', class: 'ends', optedOut: true }],
    [400, { code: 21211 }, { code: '21211', class: 'ends' }],
    [400, { code: 21614 }, { code: '21614', class: 'ends' }],
    [400, { code: 29999 }, { code: '29999', class: 'ends' }],
    [429, REFUSED_TOO_MANY, { code: '20429', class: 'waits' }],
    [429, 'slow down', { code: '20429', class: 'waits' }],
    [401, { code: 20003 }, { code: '20003', class: 'waits' }],
    [500, { code: 20500 }, { code: '20500', class: 'waits' }],
    [503, '<html>', { code: '503', class: 'waits' }],
    [502, { code: 20502 }, { code: '20502', class: 'waits' }],
  ])('%i with %j is a refusal', async (status, body, error) => {
    carrier.answer = { kind: 'says', status, body };
    expect(await sms.send(text('Hello'))).toMatchObject({ outcome: 'refused', error });
  });

  it('a refusal says how long to wait', async () => {
    carrier.answer = { kind: 'says', status: 429, body: REFUSED_TOO_MANY, headers: { 'retry-after': '2' } };
    expect(await sms.send(text('Hello'))).toMatchObject({ outcome: 'refused', retryAfterMs: 2_000 });
  });

  it.each([
    ['is lost', { kind: 'lost' }],
    ['does not come in time', { kind: 'silent' }],
    ['is no JSON', { kind: 'says', status: 201, body: '<html>' }],
    ['comes from a gateway on the way', { kind: 'says', status: 504, body: 'Gateway Timeout' }],
  ] as const)('an answer that %s leaves a doubt', async (_what, answer) => {
    carrier.answer = answer;
    expect(await sms.send(text('Hello'))).toMatchObject({ outcome: 'in-doubt', error: { class: 'waits' } });
  });

  it('a carrier that is not there was handed nothing', async () => {
    await carrier.close();
    expect(await sms.send(text('Hello'))).toMatchObject({ outcome: 'refused', error: { code: 'unreachable', class: 'waits' } });
    expect(await sms.find(text('Hello'), { sentWithSameBody: 0 })).toMatchObject({ outcome: 'unknown' });
    carrier = await startCarrier();
  });

  it('a long text of which a part went out is in doubt, and not begun again', async () => {
    const long = text('One sentence here. '.repeat(120));
    const service = createTwilioSms({ ...ACCOUNT, apiUrl: carrier.url });
    const [first] = service.render(long).bodies;
    carrier.messages.push({ sid: 'SM9', from: ACCOUNT.from, to, body: first, direction: 'outbound-api' });
    expect(await service.find(long, { sentWithSameBody: 0 })).toMatchObject({ outcome: 'unknown', error: { code: 'in-part' } });
    expect(await service.send(long)).toMatchObject({ outcome: 'sent' });
    await service.close();
  });

  it('an empty text is not sent', async () => {
    expect(await sms.send(text('  '))).toMatchObject({ outcome: 'refused', error: { code: '21602', class: 'ends' } });
    expect(carrier.posted).toEqual([]);
  });

  it('a message is found on whatever page it is, and told from others of the same words', async () => {
    carrier.pageSize = 2;
    for (const words of ['Hello', 'Other', 'Hello', 'More', 'Again']) await sms.send(text(words));
    carrier.messages.push({ sid: 'SMi', from: to, to: ACCOUNT.from, body: 'Hello', direction: 'inbound' });
    carrier.messages.push({ sid: 'SMe', from: '+15559999999', to, body: 'Hello', direction: 'outbound-api' });
    expect(await sms.find(text('Hello'), { sentWithSameBody: 1 })).toMatchObject({
      outcome: 'sent',
      providerId: expect.stringContaining('SM'),
    });
    expect(await sms.find(text('Hello'), { sentWithSameBody: 2 })).toEqual({ outcome: 'not-sent' });
    expect(carrier.asked.every(({ path }) => !path.includes('DateSent'))).toBe(true);
  });
});
