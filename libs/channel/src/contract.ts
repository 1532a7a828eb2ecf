import type { Channel, Language, Part } from '@carethread/conversation';

/**
 * What every channel can do, in the order of a message's way: verify and parse (receive), render, send, find.
 * An adapter knows its provider and nothing of ours: no database, no queue, no rules about patients.
 */
export interface ChannelAdapter {
  readonly channel: Channel;
  readonly capabilities: Capabilities;
  /** Checks a provider's request and reads what it holds. Never throws: what is wrong with it is the answer. */
  receive(request: ProviderRequest): Promise<Received>;
  /** Lays a message out for this channel. Pure. */
  render(message: OutboundMessage): Rendered;
  /** Hands a message to the provider, once. Has a timeout of its own and never throws. */
  send(message: OutboundMessage): Promise<SendResult>;
  /**
   * Looks a message up that may or may not have been handed over before a crash.
   * @returns what the provider knows of it, or `unknown` where it cannot tell (then a person decides, it is not sent again).
   */
  find(message: OutboundMessage, siblings: Siblings): Promise<Found>;
}

/** How many messages with the same body to the same address we hold as handed over: what a look-up is compared with. */
export interface Siblings {
  readonly sentWithSameBody: number;
}

export interface Capabilities {
  /** Most characters of a message; longer ones are split at sentences. */
  readonly maxCharacters: number;
  /** Buttons, typing and so on: what a rendering may use. */
  readonly quickReplies: boolean;
  readonly typing: boolean;
  readonly readMarks: boolean;
  readonly attachments: boolean;
  /** The provider answers opt-out words itself, so that a reply of ours would be refused or doubled. */
  readonly carrierHandlesOptOut: boolean;
}

/** A provider's HTTP request as it came: the body unparsed, for signatures. */
export interface ProviderRequest {
  readonly method: string;
  /** Path with query, as asked for: "/channels/twilio/sms?x=1". */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type Received =
  | { readonly ok: true; readonly items: readonly Inbound[] }
  /** `status` is the HTTP answer: 403 a wrong signature, 400 malformed, 413 too large, 415 an unknown content type. */
  | { readonly ok: false; readonly status: 400 | 403 | 413 | 415; readonly problem: string };

export type Inbound = InboundMessage | DeliveryUpdate;

export interface InboundMessage {
  readonly kind: 'message';
  readonly channel: Channel;
  /** Unique per channel: the carrier's MessageSid, the socket client's message id. */
  readonly providerId: string;
  /** The patient's address on the channel: a number in E.164, a visitor id. */
  readonly from: string;
  /** Our own address that was written to. */
  readonly to: string;
  readonly parts: readonly Part[];
  readonly optOutType?: 'STOP' | 'START' | 'HELP';
}

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'delivered', 'read', 'undelivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryUpdate {
  readonly kind: 'status';
  readonly channel: Channel;
  readonly providerId: string;
  /** Our own id, where the provider hands it back. */
  readonly outboundId?: string;
  readonly state: DeliveryState;
  readonly error?: DeliveryError;
}

export interface DeliveryError {
  /** The provider's code, "21610". */
  readonly code: string;
  /** In words an agent understands. Never the patient's words. */
  readonly words: string;
  /** `ends`: sending again is no use. `waits`: a bounded retry is. */
  readonly class: 'ends' | 'waits';
  /** The provider says that the address opted out. */
  readonly optedOut?: true;
}

export interface OutboundMessage {
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly parts: readonly Part[];
}

/** A message as the provider gets it: one body a bubble or SMS. */
export interface Rendered {
  readonly bodies: readonly string[];
  /** SMS segments in all; 1 a body elsewhere. */
  readonly segments: number;
}

export type SendResult =
  | { readonly outcome: 'sent'; readonly providerId: string; readonly segments: number }
  | { readonly outcome: 'refused'; readonly error: DeliveryError; readonly retryAfterMs?: number }
  /** The request may have reached the provider (a lost answer, a time-out): find it before sending again. */
  | { readonly outcome: 'in-doubt'; readonly error: DeliveryError };

export type Found =
  | { readonly outcome: 'sent'; readonly providerId: string }
  | { readonly outcome: 'not-sent' }
  | { readonly outcome: 'unknown'; readonly error: DeliveryError };

/** The order in which a message can go through its states; a later report of an earlier state changes nothing. */
const RANK: Record<DeliveryState, number> = { queued: 0, sending: 1, sent: 2, undelivered: 3, failed: 3, delivered: 4, read: 5 };

/** @returns whether a status report is news: reports arrive out of order, and none may turn a message's state back. */
export function advances(from: DeliveryState, to: DeliveryState): boolean {
  return RANK[to] > RANK[from];
}
