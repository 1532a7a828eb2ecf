import { INBOUND_MMS } from './fixtures/inbound-mms.js';
import { INBOUND_SMS } from './fixtures/inbound-sms.js';
import { INBOUND_STOP } from './fixtures/inbound-stop.js';
import { STATUS_DELIVERED, STATUS_FAILED, STATUS_UNDELIVERED } from './fixtures/status-callbacks.js';
import { ACCOUNT, signed } from './testing/requests.js';
import { createTwilioSms } from './twilio-sms.js';

const sms = createTwilioSms({ ...ACCOUNT, apiUrl: 'https://api.twilio.com' });
afterAll(() => sms.close());

describe('a webhook', () => {
  it('of a text is that text', async () => {
    expect(await sms.receive(signed(INBOUND_SMS))).toEqual({
      ok: true,
      items: [
        {
          kind: 'message',
          channel: 'sms',
          providerId: INBOUND_SMS.MessageSid,
          from: '+15550100101',
          to: '+15550100000',
          parts: [{ kind: 'text', text: INBOUND_SMS.Body }],
        },
      ],
    });
  });

  it('of pictures without a word has only the pictures', async () => {
    const received = await sms.receive(signed(INBOUND_MMS));
    expect(received.ok && received.items[0]).toMatchObject({
      parts: [
        { kind: 'attachment', ref: INBOUND_MMS.MediaUrl0, contentType: 'image/jpeg', state: 'remote' },
        { kind: 'attachment', ref: INBOUND_MMS.MediaUrl1, contentType: 'image/heic', state: 'remote' },
      ],
    });
  });

  it('of an opt-out word says that Twilio has acted on it', async () => {
    const received = await sms.receive(signed(INBOUND_STOP));
    expect(received.ok && received.items[0]).toMatchObject({ optOutType: 'STOP', parts: [{ text: 'Stop' }] });
  });

  it('of a status names our message, its state and what went wrong', async () => {
    const url = '/channels/twilio/status?outbound=o-1';
    const item = { kind: 'status', providerId: STATUS_DELIVERED.MessageSid, outboundId: 'o-1' };
    const delivered = await sms.receive(signed(STATUS_DELIVERED, url));
    expect(delivered.ok && delivered.items[0]).toEqual({ ...item, channel: 'sms', state: 'delivered' });
    const undelivered = await sms.receive(signed(STATUS_UNDELIVERED, url));
    expect(undelivered.ok && undelivered.items[0]).toMatchObject({
      ...item,
      state: 'undelivered',
      error: { code: '30003', class: 'waits' },
    });
    const failed = await sms.receive(signed(STATUS_FAILED, url));
    expect(failed.ok && failed.items[0]).toMatchObject({ ...item, state: 'failed', error: { class: 'ends', optedOut: true } });
  });

  it('of a state that is not ours to know, or from a machine, is taken and holds nothing', async () => {
    for (const MessageStatus of ['receiving', 'a-state-of-tomorrow']) {
      expect(await sms.receive(signed({ ...STATUS_DELIVERED, MessageStatus }))).toEqual({ ok: true, items: [] });
    }
    for (const From of ['72975', 'MYBANK']) {
      expect(await sms.receive(signed({ ...INBOUND_SMS, From }))).toEqual({ ok: true, items: [] });
    }
  });

  it.each([
    ['emoji', '👩🏽‍⚕️'.repeat(228)],
    ['right to left', 'שלום, أحتاج موعدا'],
    ['zero width', 'a\u200bb\u200dc\ufeff'],
    ['a NUL', 'before\0after'],
    ['markup', "<script>alert(1)</script>'; DROP TABLE inbox; --"],
    ['blanks', '   '],
  ])('is taken whole with %s in it', async (_what, Body) => {
    const received = await sms.receive(signed({ ...INBOUND_SMS, Body }));
    expect(received.ok && received.items[0]).toMatchObject({ parts: [{ kind: 'text', text: Body }] });
  });

  it('with a lone surrogate or broken UTF-8 has the replacement character there', async () => {
    const lone = await sms.receive(signed({ ...INBOUND_SMS, Body: 'a\ud83d b' }));
    expect(lone.ok && lone.items[0]).toMatchObject({ parts: [{ text: 'a\ufffd b' }] });
    const broken = signed({ ...INBOUND_SMS, Body: 'a\ufffd b' });
    const body = Buffer.from(broken.body.toString().replace('%EF%BF%BD', '%FF'));
    const received = await sms.receive({ ...broken, body });
    expect(received.ok && received.items[0]).toMatchObject({ parts: [{ text: 'a\ufffd b' }] });
  });

  it.each([
    ['MessageSid', { MessageSid: '', SmsSid: '' }],
    ['From', { From: '' }],
    ['From', { From: '5550100101' }],
    ['From', { From: '+1555\0' }],
    ['To', { To: '' }],
    ['AccountSid', { AccountSid: `AC${'9'.repeat(32)}` }],
  ])('is refused with 400 and the field’s name where %s is wrong', async (field, wrong) => {
    const received = await sms.receive(signed({ ...INBOUND_SMS, ...wrong }));
    expect(received).toMatchObject({ ok: false, status: 400, problem: expect.stringContaining(field) });
    expect(JSON.stringify(received)).not.toContain('what are your hours');
  });

  it('is refused with 413 above 64 kB, and with 415 where it is no form', async () => {
    const request = signed({ ...INBOUND_SMS, Body: 'x'.repeat(65_536) });
    expect(await sms.receive(request)).toMatchObject({ ok: false, status: 413 });
    const json = { ...signed(INBOUND_SMS), headers: { 'content-type': 'application/json' } };
    expect(await sms.receive(json)).toMatchObject({ ok: false, status: 415 });
    expect(await sms.receive({ ...json, headers: {} })).toMatchObject({ ok: false, status: 415 });
  });
});
