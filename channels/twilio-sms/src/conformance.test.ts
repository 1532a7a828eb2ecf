import { type ChannelHarness, describeChannel, type ProviderMode } from '@carethread/channel/conformance';
import { INBOUND_SMS } from './fixtures/inbound-sms.js';
import { REFUSED_OPTED_OUT } from './fixtures/rest.js';
import { type Answer, startCarrier } from './testing/carrier.js';
import { ACCOUNT, signed } from './testing/requests.js';
import { createTwilioSms } from './twilio-sms.js';

const ANSWERS: Record<Exclude<ProviderMode, 'unreachable'>, Answer> = {
  takes: { kind: 'takes' },
  refuses: { kind: 'says', status: 400, body: REFUSED_OPTED_OUT },
  'loses-answers': { kind: 'lost' },
};

describeChannel('twilio-sms', async (): Promise<ChannelHarness> => {
  const carrier = await startCarrier();
  const reachable = createTwilioSms({ ...ACCOUNT, apiUrl: carrier.url });
  // Port 1 is tcpmux's: nothing listens there.
  const unreachable = createTwilioSms({ ...ACCOUNT, apiUrl: 'http://127.0.0.1:1' });
  let adapter = reachable;
  let patients = 0;
  const genuine = signed(INBOUND_SMS);
  const noForm = { ...genuine, headers: { ...genuine.headers, 'content-type': 'application/json' } };

  return {
    get adapter() {
      return adapter;
    },
    patient: () => `+1555010${String(1_000 + ++patients)}`,
    inbound: (words, providerId) => signed({ ...INBOUND_SMS, MessageSid: providerId, Body: words }),
    forgeries: () => [
      { name: 'unsigned', request: { ...genuine, headers: { 'content-type': genuine.headers['content-type'] } }, status: 403 },
      { name: 'another path', request: { ...genuine, url: '/channels/twilio/status' }, status: 403 },
      { name: 'another body', request: { ...genuine, body: Buffer.from('Body=Hello') }, status: 403 },
      { name: 'no form', request: noForm, status: 415 },
      { name: 'too large', request: { ...genuine, body: Buffer.alloc(65_537) }, status: 413 },
      { name: 'signed, no message', request: signed({ AccountSid: ACCOUNT.accountSid }), status: 400 },
    ],
    modes: ['takes', 'refuses', 'loses-answers', 'unreachable'],
    async provider(mode) {
      adapter = mode === 'unreachable' ? unreachable : reachable;
      if (mode !== 'unreachable') carrier.answer = ANSWERS[mode];
    },
    taken: async (to) => carrier.posted.filter((form) => form.To === to).map((form) => form.Body ?? ''),
    async close() {
      await Promise.all([reachable.close(), unreachable.close()]);
      await carrier.close();
    },
  };
});
