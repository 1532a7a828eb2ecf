import { MAX_MEDIA_BYTES } from './fetch-media.js';
import { startCarrier, type TestCarrier } from './testing/carrier.js';
import { ACCOUNT } from './testing/requests.js';
import { createTwilioSms, type TwilioSms } from './twilio-sms.js';

const JPEG = Buffer.from('ffd8ffe000104a46494600010101', 'hex');

describe('a picture', () => {
  let carrier: TestCarrier;
  let sms: TwilioSms;
  beforeAll(async () => {
    carrier = await startCarrier();
    sms = createTwilioSms({ ...ACCOUNT, apiUrl: carrier.url });
  });
  afterAll(async () => {
    await sms.close();
    await carrier.close();
  });

  it('is fetched with the account’s credentials, over a redirect too', async () => {
    carrier.files.set('/m/1', { status: 307, headers: { location: '/m/2' } });
    carrier.files.set('/m/2', { body: JPEG, headers: { 'content-type': 'text/html' } });
    expect(await sms.fetchMedia(`${carrier.url}/m/1`)).toEqual({ ok: true, contentType: 'image/jpeg', bytes: JPEG });
    expect(carrier.asked.at(-1)?.authorization).toMatch(/^Basic /);
  });

  it.each([
    ['is no picture, whatever it says', { body: Buffer.from('<svg/>'), headers: { 'content-type': 'image/png' } }, 'ends'],
    ['is too large', { body: Buffer.concat([JPEG, Buffer.alloc(MAX_MEDIA_BYTES)]) }, 'ends'],
    ['is gone', { status: 404 }, 'ends'],
    ['cannot be had now', { status: 503 }, 'waits'],
    ['redirects for ever', { status: 302, headers: { location: '/m/x' } }, 'ends'],
    ['leads elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/x' } }, 'ends'],
  ])('that %s is refused', async (_what, file, kind) => {
    carrier.files.set('/m/x', file);
    expect(await sms.fetchMedia(`${carrier.url}/m/x`)).toMatchObject({
      ok: false,
      class: kind,
      reason: expect.stringMatching(/\w/),
    });
  });

  it.each(['http://169.254.169.254/latest', 'file:///etc/passwd', 'https://evil-twilio.com/x', 'no address'])(
    'at %s is not asked for',
    async (ref) => {
      expect(await sms.fetchMedia(ref)).toMatchObject({ ok: false, class: 'ends' });
    },
  );
});
