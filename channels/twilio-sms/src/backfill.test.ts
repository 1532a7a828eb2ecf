import { startCarrier, type TestCarrier } from './testing/carrier.js';
import { ACCOUNT } from './testing/requests.js';
import { createTwilioSms, type TwilioSms } from './twilio-sms.js';

const since = new Date('2026-11-30T15:00:00.500Z');
const inbound = (sid: string, at: string, over = {}) => ({
  sid,
  from: '+15550100101',
  to: ACCOUNT.from,
  body: `text ${sid}`,
  direction: 'inbound',
  num_media: '0',
  date_sent: at,
  date_created: at,
  ...over,
});

describe('backfill', () => {
  let carrier: TestCarrier;
  let sms: TwilioSms;
  beforeEach(async () => {
    carrier = await startCarrier();
    sms = createTwilioSms({ ...ACCOUNT, apiUrl: `${carrier.url}/twilio`, timeoutMs: 300 });
  });
  afterEach(async () => {
    await sms.close();
    await carrier.close();
  });

  it('lists what patients wrote since then, oldest first, over all pages', async () => {
    carrier.pageSize = 2;
    carrier.messages.push(
      inbound('SM4', 'Mon, 30 Nov 2026 15:20:00 +0000', { from: '72975' }),
      inbound('SM3', 'Mon, 30 Nov 2026 15:10:00 +0000'),
      inbound('SMx', 'Mon, 30 Nov 2026 15:05:00 +0000', { direction: 'outbound-reply' }),
      inbound('SM2', 'Mon, 30 Nov 2026 15:00:00 +0000'),
      inbound('SM1', 'Mon, 30 Nov 2026 14:59:59 +0000'),
    );
    const missed = await sms.listInboundSince(since);
    expect(missed.map(({ providerId }) => providerId)).toEqual(['SM2', 'SM3']);
    expect(missed[0]).toEqual({
      kind: 'message',
      channel: 'sms',
      providerId: 'SM2',
      from: '+15550100101',
      to: ACCOUNT.from,
      parts: [{ kind: 'text', text: 'text SM2' }],
    });
    expect(carrier.asked[0]?.path).toContain('DateSent%3E=2026-11-30');
    expect(carrier.asked.every(({ path }) => path.startsWith('/twilio/2010-04-01/'))).toBe(true);
  });

  it('names the pictures of a message where the carrier keeps them', async () => {
    const base = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/MM1/Media`;
    carrier.messages.push(inbound('MM1', 'Mon, 30 Nov 2026 15:10:00 +0000', { num_media: '1', body: '' }));
    const body = Buffer.from(
      JSON.stringify({ media_list: [{ sid: 'ME1', content_type: 'image/png', uri: `${base}/ME1.json` }] }),
    );
    carrier.files.set(`/twilio${base}.json`, { body });
    expect((await sms.listInboundSince(since))[0]?.parts).toEqual([
      { kind: 'attachment', ref: `${carrier.url}/twilio${base}/ME1`, contentType: 'image/png', state: 'remote' },
    ]);
  });

  it('says so where the carrier does not answer', async () => {
    carrier.answer = { kind: 'says', status: 503, body: '' };
    await expect(sms.listInboundSince(since)).rejects.toThrow('not available');
  });
});
