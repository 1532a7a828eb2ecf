import type { InboundMessage } from '@carethread/channel';
import { parseE164 } from '@carethread/conversation';
import type { TwilioSmsConfig } from './config.js';
import { UNREACHABLE } from './errors.js';
import { ListingFailed, list } from './find.js';
import { partsOf } from './parse.js';
import type { TwilioRest } from './rest.js';
import { mediaPageSchema, type TwilioMessage } from './wire.js';

/**
 * Lists what patients wrote since an instant, oldest first: what webhooks missed during an outage. Messages that did arrive are
 * among them and fall out by their provider id. Twilio filters by day, so the instant is compared here.
 * @throws ListingFailed where the carrier does not answer
 */
export async function listInboundSince(rest: TwilioRest, config: TwilioSmsConfig, since: Date): Promise<InboundMessage[]> {
  const to = config.messagingServiceSid || !config.from ? '' : `To=${encodeURIComponent(config.from)}&`;
  const missed: InboundMessage[] = [];
  for await (const message of list(rest, `${to}DateSent%3E=${since.toISOString().slice(0, 10)}`)) {
    if (message.direction !== 'inbound') continue;
    // The newest come first, and a day may have many thousands: what follows is older still.
    if (!isSince(message, since)) break;
    missed.push(await inboundOf(rest, message));
  }
  return missed.filter(({ from }) => parseE164(from)).reverse();
}

/** Twilio's dates are of whole seconds, so the second that the instant lies in counts as after it. */
function isSince(message: TwilioMessage, since: Date): boolean {
  const at = Date.parse(message.date_sent ?? message.date_created ?? '');
  return Number.isNaN(at) || at >= Math.floor(since.getTime() / 1_000) * 1_000;
}

async function inboundOf(rest: TwilioRest, message: TwilioMessage): Promise<InboundMessage> {
  const media = Number(message.num_media) > 0 ? await mediaOf(rest, message.sid) : [];
  return {
    kind: 'message',
    channel: 'sms',
    providerId: message.sid,
    from: message.from ?? '',
    to: message.to ?? '',
    parts: partsOf(message.body ?? '', media),
  };
}

async function mediaOf(rest: TwilioRest, sid: string): Promise<{ url: string; contentType: string }[]> {
  const exchange = await rest.get(`Messages/${sid}/Media.json`);
  const page = exchange.kind === 'answer' ? mediaPageSchema.safeParse(exchange.json) : undefined;
  if (!page?.success) throw new ListingFailed(UNREACHABLE);
  return page.data.media_list.map(({ uri, content_type }) => ({
    url: rest.addressOf(uri.replace(/\.json$/, '')),
    contentType: content_type,
  }));
}
