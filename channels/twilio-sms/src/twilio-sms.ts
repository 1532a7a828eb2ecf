import type { Capabilities, ChannelAdapter, InboundMessage, ProviderRequest, Received } from '@carethread/channel';
import { listInboundSince } from './backfill.js';
import type { TwilioSmsConfig } from './config.js';
import { fetchMedia, type Media } from './fetch-media.js';
import { find } from './find.js';
import { isFormType, parseForm } from './form.js';
import { type Parsed, parse } from './parse.js';
import { MAX_CHARACTERS, render } from './render.js';
import { TwilioRest } from './rest.js';
import { send, statusCallbackUrl } from './send.js';
import { isSigned } from './verify.js';

/** The SMS channel: the adapter, and what SMS has beyond the common contract. */
export interface TwilioSms extends ChannelAdapter {
  readonly channel: 'sms';
  /** Reads a webhook's form without checking who sent it: for replays. `url` is path and query. */
  parseInbound(body: Buffer, url: string): Parsed;
  /** What patients wrote since then, oldest first, by the carrier's own list. @throws ListingFailed */
  listInboundSince(since: Date): Promise<InboundMessage[]>;
  /** A picture by the `ref` of its attachment part. Never throws. */
  fetchMedia(ref: string): Promise<Media>;
  statusCallbackUrl(outboundId: string): string;
  /** Lets go of the connections to the carrier. */
  close(): Promise<void>;
}

/** Twilio's own webhooks stay below 8 kB: 1,600 characters, each three bytes of UTF-8, each of those "%XX" once encoded, and ten media. */
const MAX_BODY_BYTES = 64 * 1024;

const CAPABILITIES: Capabilities = {
  maxCharacters: MAX_CHARACTERS,
  quickReplies: false,
  typing: false,
  readMarks: false,
  attachments: false,
  carrierHandlesOptOut: true,
};

/** @throws TypeError where `apiUrl` is no URL, RangeError where there is no sender */
export function createTwilioSms(config: TwilioSmsConfig): TwilioSms {
  if (!config.from && !config.messagingServiceSid) throw new RangeError('SMS needs a number or a messaging service to send from');
  const rest = new TwilioRest(config);
  return {
    channel: 'sms',
    capabilities: CAPABILITIES,
    receive: async (request) => receive(config, request),
    render,
    send: (message) => send(rest, config, message),
    find: (message, siblings) => find(rest, config, message, siblings),
    parseInbound: (body, url) => parse(parseForm(body), queryOf(url), config.accountSid),
    listInboundSince: (since) => listInboundSince(rest, config, since),
    fetchMedia: (ref) => fetchMedia(config, ref),
    statusCallbackUrl: (outboundId) => statusCallbackUrl(config, outboundId),
    close: () => rest.close(),
  };
}

function receive(config: TwilioSmsConfig, request: ProviderRequest): Received {
  if (request.body.length > MAX_BODY_BYTES) return { ok: false, status: 413, problem: 'Expected a body of at most 64 kB' };
  if (!isFormType(request.headers['content-type'])) {
    return { ok: false, status: 415, problem: 'Expected a body of type application/x-www-form-urlencoded' };
  }
  const form = parseForm(request.body);
  const signature = request.headers['x-twilio-signature'];
  const url = config.publicUrl.replace(/\/$/, '') + request.url;
  if (!isSigned(config.authToken, typeof signature === 'string' ? signature : undefined, url, form)) {
    return { ok: false, status: 403, problem: 'The X-Twilio-Signature header does not match the request' };
  }
  const parsed = parse(form, queryOf(request.url), config.accountSid);
  return parsed.ok ? parsed : { ok: false, status: 400, problem: parsed.problem };
}

function queryOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}
