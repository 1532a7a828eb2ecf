import fc from 'fast-check';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { INBOUND_SMS } from './fixtures/inbound-sms.js';
import { parseForm } from './form.js';
import { ACCOUNT } from './testing/requests.js';
import { isSigned, signatureOf } from './verify.js';

const token = ACCOUNT.authToken;
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: false }),
  fc.constantFrom('https://care.example:443/a?b=%27', "http://127.0.0.1:3000/a?b='", 'https://care.example/ä?x=1&x=2'),
);
const form = fc.dictionary(
  fc.string({ minLength: 1 }),
  fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string(), { minLength: 2, maxLength: 3 })),
);

describe('signatures', () => {
  it('are Twilio’s own, whatever is signed', () => {
    fc.assert(
      fc.property(url, form, (at, fields) => {
        expect(signatureOf(token, at, fields)).toBe(getExpectedTwilioSignature(token, at, fields));
      }),
    );
  });

  it('are accepted and refused as by Twilio’s own check', () => {
    const signature = fc.tuple(url, form, fc.constantFrom(token, 'another-token'));
    fc.assert(
      fc.property(url, form, fc.option(signature), (at, fields, of) => {
        const given = of ? getExpectedTwilioSignature(of[2], of[0], of[1]) : getExpectedTwilioSignature(token, at, fields);
        expect(isSigned(token, given, at, fields)).toBe(validateRequest(token, given, at, fields));
      }),
    );
  });

  it('hold with the standard port named or left out', () => {
    const given = signatureOf(token, 'https://care.example:443/x', INBOUND_SMS);
    expect(isSigned(token, given, 'https://care.example/x', INBOUND_SMS)).toBe(true);
  });

  it('do not hold for another path, another field, another key, or none at all', () => {
    const at = 'https://care.example/x';
    const given = signatureOf(token, at, INBOUND_SMS);
    expect(isSigned(token, given, at, INBOUND_SMS)).toBe(true);
    expect(isSigned(token, given, `${at}y`, INBOUND_SMS)).toBe(false);
    expect(isSigned(token, given, at, { ...INBOUND_SMS, Body: 'No' })).toBe(false);
    expect(isSigned('other', given, at, INBOUND_SMS)).toBe(false);
    expect(isSigned(token, undefined, at, INBOUND_SMS)).toBe(false);
    expect(isSigned(token, given, 'https://care.example:3000http://elsewhere', INBOUND_SMS)).toBe(false);
  });

  it('cover a form that came as bytes', () => {
    const body = Buffer.from(new URLSearchParams(INBOUND_SMS).toString());
    expect(signatureOf(token, 'https://care.example/x', parseForm(body))).toBe(
      signatureOf(token, 'https://care.example/x', INBOUND_SMS),
    );
  });
});
