import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { Form } from './form.js';

/**
 * Checks `X-Twilio-Signature`: HMAC-SHA1, keyed with the auth token, of the URL followed by every field's name and value in
 * the order of the names (https://www.twilio.com/docs/usage/security). The URL as configured is tried first, which costs
 * one HMAC; only where that does not match are the other spellings of it tried that Twilio's own library allows (with and without
 * the port, escaped).
 * @param url scheme, host, path and query as the carrier asked for it
 */
export function isSigned(authToken: string, signature: string | undefined, url: string, form: Form): boolean {
  if (!signature) return false;
  if (sameText(signature, signatureOf(authToken, url, form))) return true;
  return URL.canParse(url) && validateRequest(authToken, signature, url, form);
}

/** @returns the signature that Twilio would send, base64. */
export function signatureOf(authToken: string, url: string, form: Form): string {
  let text = url;
  for (const name of Object.keys(form).sort()) {
    const value = form[name] ?? '';
    if (typeof value === 'string') text += name + value;
    else for (const one of [...new Set(value)].sort()) text += name + one;
  }
  return createHmac('sha1', keyOf(authToken)).update(text, 'utf8').digest('base64');
}

/** An installation has one token: its key is made once, which halves the cost of a signature. */
let kept: { readonly token: string; readonly key: KeyObject } | null = null;

function keyOf(token: string): KeyObject {
  if (kept?.token !== token) kept = { token, key: createSecretKey(token, 'utf8') };
  return kept.key;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
