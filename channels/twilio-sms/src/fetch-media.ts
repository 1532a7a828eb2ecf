import type { TwilioSmsConfig } from './config.js';
import { type MediaType, sniff } from './sniff.js';

export type Media =
  | { readonly ok: true; readonly contentType: MediaType; readonly bytes: Buffer }
  /** `ends`: it will never be had. `waits`: a later try may succeed. `reason` is for an agent to read. */
  | { readonly ok: false; readonly class: 'ends' | 'waits'; readonly reason: string };

/** Twilio itself carries at most 5 MB in a message. */
export const MAX_MEDIA_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 3;
/** Where Twilio keeps media and what it redirects to; nothing else is asked, whatever a webhook names. */
const MEDIA_HOSTS = /(?:^|\.)(?:twilio\.com|twiliocdn\.com|amazonaws\.com)$/;

/**
 * Fetches a picture that a patient sent. Only from the carrier: the account's credentials go to `apiUrl`'s origin and Twilio's
 * API alone, and a redirect must lead to one of Twilio's stores. Its type is read from its first bytes, whatever it was said to be.
 * Never throws.
 */
export async function fetchMedia(config: TwilioSmsConfig, ref: string): Promise<Media> {
  if (!URL.canParse(ref)) return refused('The picture has no usable address');
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let url = new URL(ref);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!isAllowed(url, config)) return refused('The picture lies outside the text service');
      const response = await fetch(url, { redirect: 'manual', signal, headers: credentials(url, config) });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) return await read(response);
      await response.body?.cancel();
      url = new URL(location, url);
    }
    return refused('The picture was redirected too often');
  } catch {
    return { ok: false, class: 'waits', reason: 'The text service did not hand the picture out' };
  }
}

function isAllowed(url: URL, config: TwilioSmsConfig): boolean {
  if (url.origin === new URL(config.apiUrl).origin) return true;
  return url.protocol === 'https:' && MEDIA_HOSTS.test(url.hostname);
}

function credentials(url: URL, config: TwilioSmsConfig): Record<string, string> {
  if (url.origin !== new URL(config.apiUrl).origin && url.hostname !== 'api.twilio.com') return {};
  return { authorization: `Basic ${Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64')}` };
}

async function read(response: Response): Promise<Media> {
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return refused('The picture is no longer there');
    return { ok: false, class: 'waits', reason: `The text service answered ${response.status}` };
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > MAX_MEDIA_BYTES) return refused('The picture is larger than 5 MB');
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  const contentType = sniff(content);
  return contentType ? { ok: true, contentType, bytes: content } : refused('Only pictures and PDF files are taken');
}

function refused(reason: string): Media {
  return { ok: false, class: 'ends', reason };
}
