import type { DeliveryError, Found, OutboundMessage, Siblings } from '@carethread/channel';
import type { TwilioSmsConfig } from './config.js';
import { NO_ANSWER, refusalOf, UNREACHABLE } from './errors.js';
import { render } from './render.js';
import type { TwilioRest } from './rest.js';
import { messagePageSchema, refusalSchema, type TwilioMessage } from './wire.js';

/** Pages of a listing that are read before giving up, and messages a page (Twilio's maximum is 1,000). */
const MAX_PAGES = 50;
const PAGE_SIZE = 200;

/** The carrier's list could not be read to its end. */
export class ListingFailed extends Error {
  override readonly name = 'ListingFailed';
  constructor(readonly error: DeliveryError) {
    super(error.words);
  }
}

/**
 * Looks a message up by its body among all that went to its number. Asked for by number alone: a queued message has no date sent,
 * and under a Messaging Service it may have no sender yet. Twilio's list follows a send within seconds, so ask no sooner.
 * Some bodies of a message found and others not is `unknown`: neither sending all again nor nothing would be right.
 */
export async function find(
  rest: TwilioRest,
  config: TwilioSmsConfig,
  message: OutboundMessage,
  siblings: Siblings,
): Promise<Found> {
  try {
    const listed: TwilioMessage[] = [];
    for await (const one of list(rest, `To=${encodeURIComponent(message.to)}`)) if (isOurs(one, config)) listed.push(one);
    return compare(listed, render(message).bodies, siblings);
  } catch (error) {
    if (error instanceof ListingFailed) return { outcome: 'unknown', error: error.error };
    throw error;
  }
}

/**
 * Reads Twilio's list of messages, newest first, page by page.
 * @param filter encoded query: "To=%2B15550100000"
 * @throws ListingFailed where a page cannot be had, or there are more than 10,000 messages
 */
export async function* list(rest: TwilioRest, filter: string): AsyncGenerator<TwilioMessage> {
  let exchange = await rest.get(`Messages.json?${filter}&PageSize=${PAGE_SIZE}`);
  for (let pages = 1; ; pages++) {
    if (exchange.kind === 'unreachable') throw new ListingFailed(UNREACHABLE);
    if (exchange.kind === 'no-answer') throw new ListingFailed({ ...NO_ANSWER, words: 'The text service did not answer' });
    const page = messagePageSchema.safeParse(exchange.json);
    if (exchange.status !== 200 || !page.success) {
      throw new ListingFailed(refusalOf(exchange.status, refusalSchema.safeParse(exchange.json).data?.code));
    }
    yield* page.data.messages;
    if (!page.data.next_page_uri) return;
    if (pages === MAX_PAGES) {
      throw new ListingFailed({
        code: 'too-many',
        words: 'There are too many texts to this number to look through',
        class: 'ends',
      });
    }
    exchange = await rest.getUri(page.data.next_page_uri);
  }
}

function isOurs(message: TwilioMessage, config: TwilioSmsConfig): boolean {
  if (message.direction === 'inbound') return false;
  return config.messagingServiceSid !== undefined || !message.from || message.from === config.from;
}

function compare(listed: readonly TwilioMessage[], bodies: readonly string[], siblings: Siblings): Found {
  const sids: string[] = [];
  for (const body of new Set(bodies)) {
    const same = listed.filter((one) => one.body?.trim() === body);
    const times = bodies.filter((other) => other === body).length;
    for (const one of same.slice(0, Math.max(0, same.length - siblings.sentWithSameBody * times))) sids.push(one.sid);
  }
  const providerId = sids[0];
  if (providerId === undefined) return { outcome: 'not-sent' };
  if (sids.length >= bodies.length) return { outcome: 'sent', providerId };
  return { outcome: 'unknown', error: { code: 'in-part', words: 'Only a part of the text went out', class: 'ends' } };
}
