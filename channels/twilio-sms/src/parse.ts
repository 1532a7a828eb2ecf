import type { DeliveryState, DeliveryUpdate, Inbound, InboundMessage } from '@carethread/channel';
import { type Part, parseE164 } from '@carethread/conversation';
import type { MessageStatus } from 'twilio/lib/rest/api/v2010/account/message.js';
import { errorOf } from './errors.js';
import { type Form, field } from './form.js';

export type Parsed = { readonly ok: true; readonly items: readonly Inbound[] } | { readonly ok: false; readonly problem: string };

/** Twilio sends at most ten media with a message. */
const MAX_MEDIA = 10;
const MESSAGE_SID = /^[A-Za-z0-9]{2,64}$/;
/** A short code (3 to 8 digits) or a name of up to 11 characters, a letter among them: senders that are machines. */
const MACHINE_SENDER = /^(?:\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11})$/;

/**
 * Twilio's message states, as ours; a state that a new version of its package knows breaks the build here. Those of a message on
 * its way to us say nothing about one of ours: null.
 */
const STATES = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
  receiving: null,
  received: null,
} satisfies Record<MessageStatus, DeliveryState | null>;

/**
 * Reads a webhook of Twilio's, a message or a status report, whichever it is. Pure and total.
 * @param accountSid what the webhook must be for
 * @param query of the URL that was asked for: `outbound` names our own message in a status report
 * @returns no item for what concerns no patient: a short code or a named sender, which no answer reaches, or a state we do not know
 */
export function parse(form: Form, query: URLSearchParams, accountSid: string): Parsed {
  const providerId = field(form, 'MessageSid') ?? field(form, 'SmsSid') ?? '';
  if (!MESSAGE_SID.test(providerId)) return problem('MessageSid: expected a message identifier');
  if (field(form, 'AccountSid') !== accountSid)
    return problem('AccountSid: expected the account that this service is set up for');
  const status = field(form, 'MessageStatus');
  if (status !== undefined && status !== 'received') return { ok: true, items: parseStatus(form, query, providerId, status) };
  return parseMessage(form, providerId);
}

function parseMessage(form: Form, providerId: string): Parsed {
  const from = field(form, 'From') ?? '';
  const to = field(form, 'To') ?? '';
  if (!to) return problem('To: expected the number that was written to');
  if (!parseE164(from)) {
    return MACHINE_SENDER.test(from) ? { ok: true, items: [] } : problem('From: expected a telephone number in E.164 shape');
  }
  const optOutType = optOutOf(field(form, 'OptOutType'));
  const message: InboundMessage = {
    kind: 'message',
    channel: 'sms',
    providerId,
    from,
    to,
    parts: partsOf(field(form, 'Body') ?? '', mediaOf(form)),
    ...(optOutType && { optOutType }),
  };
  return { ok: true, items: [message] };
}

/** @returns a message's parts: its words where there are any, then its pictures. The words are taken as they came. */
export function partsOf(body: string, media: readonly { url: string; contentType: string }[]): Part[] {
  const attachments = media.map(({ url, contentType }): Part => ({ kind: 'attachment', ref: url, contentType, state: 'remote' }));
  return body === '' ? attachments : [{ kind: 'text', text: body }, ...attachments];
}

function mediaOf(form: Form): { url: string; contentType: string }[] {
  const media: { url: string; contentType: string }[] = [];
  for (let n = 0; n < Math.min(Number(field(form, 'NumMedia')) || 0, MAX_MEDIA); n++) {
    const url = field(form, `MediaUrl${n}`);
    if (url) media.push({ url, contentType: field(form, `MediaContentType${n}`) ?? 'application/octet-stream' });
  }
  return media;
}

function parseStatus(form: Form, query: URLSearchParams, providerId: string, status: string): DeliveryUpdate[] {
  const state = Object.hasOwn(STATES, status) ? STATES[status as MessageStatus] : null;
  if (!state) return [];
  const outboundId = query.get('outbound');
  const code = field(form, 'ErrorCode');
  return [
    {
      kind: 'status',
      channel: 'sms',
      providerId,
      state,
      ...(outboundId && { outboundId }),
      ...(code && code !== '0' && { error: errorOf(code) }),
    },
  ];
}

function optOutOf(value: string | undefined): InboundMessage['optOutType'] {
  return value === 'STOP' || value === 'START' || value === 'HELP' ? value : undefined;
}

function problem(words: string): Parsed {
  return { ok: false, problem: words };
}
