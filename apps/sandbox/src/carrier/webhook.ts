import { randomBytes, randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** Twilio waits this long for a webhook's answer (https://www.twilio.com/docs/messaging/guides/webhook-request). */
const TIMEOUT_MS = 15_000;
/** Tries in all: by default Twilio asks once more, and only after a connection that failed. */
const TRIES = 2;

/**
 * Calls a webhook as Twilio does: a signed form. The idempotency token stays the same when it is asked again.
 * @returns the HTTP status of the answer, null where there was none
 */
export async function callWebhook(
  url: string,
  authToken: string,
  form: Readonly<Record<string, string>>,
): Promise<number | null> {
  const request = {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, url, form),
      'i-twilio-idempotency-token': randomUUID(),
    },
    body: new URLSearchParams(form).toString(),
  };
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      if (isTimeout(error)) return null;
    }
  }
  return null;
}

function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
}

/** @returns a new identifier: two letters for its kind and 32 hexadecimal digits */
export function newSid(kind: 'SM' | 'MM' | 'ME'): string {
  return kind + randomBytes(16).toString('hex');
}
