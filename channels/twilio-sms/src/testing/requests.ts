import type { ProviderRequest } from '@carethread/channel';
import type { TwilioSmsConfig } from '../config.js';
import { signatureOf } from '../verify.js';

/** The account that the fixtures are of. */
export const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000000',
  authToken: 'a-token-for-tests',
  from: '+15550100000',
  publicUrl: 'https://care.clinic.example',
} satisfies Partial<TwilioSmsConfig>;

/** A webhook request as Twilio makes it, signed. */
export function signed(form: Readonly<Record<string, string>>, url = '/channels/twilio/sms'): ProviderRequest {
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': signatureOf(ACCOUNT.authToken, ACCOUNT.publicUrl + url, form),
      'i-twilio-idempotency-token': 'a0b1c2d3-0000-4000-8000-000000000000',
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
  };
}
