import { randomUUID } from 'node:crypto';
import type { ChannelAdapter } from '@carethread/channel';
import {
  type Channel,
  type ConversationState,
  type EventBody,
  fold,
  type NewEvent,
  type Router,
  textOf,
  type Understanding,
} from '@carethread/conversation';
import { decide, isDecidedFirst, type Policy, type TurnContext } from '@carethread/dialogue';
import type { Llm } from '@carethread/llm';
import { type Cause, type Decided, type HeldConversation, numbered, type Turn } from '@carethread/store';
import type { Lexicon, Understander } from '@carethread/understanding';
import { SUMMARY, summaryFor } from './llm.js';

/** What a turn is decided with: all of it read at start, none of it changes during a turn. */
export interface TurnParts {
  readonly policy: Policy;
  readonly route: Router;
  readonly understander: Understander;
  readonly lexicon: Lexicon;
  /** Null: none is configured. A turn never asks it anything but whether it is worth asking; that is an effect's to do. */
  readonly llm: Llm | null;
  readonly channels: ReadonlyMap<Channel, ChannelAdapter>;
}

/** After so many failed turns over a message, a person gets it as it is. */
const MOST_ATTEMPTS = 3;
const SECONDS_TO_ANSWER = 300;

/**
 * The turns of one conversation: each unread cause in order, understood and decided over the state that the one before left.
 * @param at the instant all of their events carry
 */
export async function decideHeld(parts: TurnParts, held: HeldConversation, at: string): Promise<Decided> {
  let state = held.state;
  const turns: Turn[] = [];
  const answered = new Set(held.causes.map((cause) => (cause.kind === 'effect' ? cause.effectId : null)));
  for (const cause of held.causes) {
    // Its answer is here too, so there is no wait to tell of.
    if (cause.kind === 'effect-slow' && answered.has(cause.effectId)) {
      turns.push({ cause: cause.cause, events: [] });
      continue;
    }
    for (const turn of await turnsOf(parts, state, cause, at)) {
      state = fold(numbered(state.seq, at, [turn]), state);
      turns.push(turn);
    }
  }
  return { turns, state };
}

/** The turn over a cause, and before it, where the patient wrote on while a second opinion was awaited, the one that waited for it. */
async function turnsOf(parts: TurnParts, before: ConversationState, cause: Cause, at: string): Promise<Turn[]> {
  const read = cause.kind === 'message' ? await readMessage(parts, before, cause, at) : null;
  const overtaken = read && isDecidedFirst(before, read, contextOf(parts, before, at)) ? [overtakenTurn(parts, before, at)] : [];
  const state = fold(numbered(before.seq, at, overtaken), before);
  const events = eventsOf(parts, state, cause, read, at);
  return [...overtaken, { cause: cause.cause, events: [...events, ...summaryFor(events, parts.llm, randomUUID)] }];
}

type Read = { readonly message: EventBody<'message.received'>; readonly understanding: Understanding };

async function readMessage(
  parts: TurnParts,
  before: ConversationState,
  cause: Extract<Cause, { kind: 'message' }>,
  at: string,
): Promise<Read | null> {
  if (cause.attempts >= MOST_ATTEMPTS) return null;
  const message = opening(cause).body as EventBody<'message.received'>;
  const understanding = await parts.understander.understand(textOf(message.parts), {
    now: at,
    channel: message.channel,
    previousLanguage: before.language,
    lexicon: parts.lexicon,
  });
  return { message, understanding };
}

function overtakenTurn(parts: TurnParts, before: ConversationState, at: string): Turn {
  const events = decide(before, { kind: 'overtaken' }, contextOf(parts, before, at));
  return { cause: `overtaken:${(before.dialogue.unsure ?? before.dialogue.rewording)?.effectId}`, events };
}

function eventsOf(parts: TurnParts, before: ConversationState, cause: Cause, read: Read | null, at: string): NewEvent[] {
  if (cause.kind === 'effect-slow') {
    // A word that cannot be said is no message that a person has to read.
    if (cause.attempts >= MOST_ATTEMPTS) return [];
    return decide(before, { kind: 'effect-slow', effectId: cause.effectId }, contextOf(parts, before, at));
  }
  const first = opening(cause);
  const state = fold(numbered(before.seq, at, [{ cause: cause.cause, events: [first] }]), before);
  if (cause.attempts >= MOST_ATTEMPTS) return [first, ...toAPerson(parts.policy, state, at)];
  if (cause.kind === 'effect') {
    const { effectId, result } = cause;
    // A fetched picture and a summary are for people to see; there is nothing to say about them.
    if (result.kind === 'media' || result.kind === SUMMARY) return [first];
    const input = { kind: 'effect', effectId, effect: result.kind, outcome: result.outcome, result: result.result } as const;
    return [first, ...decide(state, input, contextOf(parts, state, at))];
  }
  if (!read) return [first, ...toAPerson(parts.policy, state, at)];
  const { message, understanding } = read;
  return [first, ...fetches(message), ...decide(state, { kind: 'message', message, understanding }, contextOf(parts, state, at))];
}

/** Pictures are fetched outside of the turn. */
function fetches({ parts, channel }: EventBody<'message.received'>): NewEvent[] {
  return parts.flatMap((part) =>
    part.kind === 'attachment' && part.state === 'remote'
      ? [
          {
            kind: 'effect.requested' as const,
            actor: 'system' as const,
            body: { effectId: randomUUID(), kind: 'media', request: { ref: part.ref, channel } },
          },
        ]
      : [],
  );
}

/** The event that says what caused the turn. */
function opening(cause: Exclude<Cause, { kind: 'effect-slow' }>): NewEvent {
  if (cause.kind === 'effect') {
    const { kind, outcome, result } = cause.result;
    return { kind: 'effect.finished', actor: 'system', body: { effectId: cause.effectId, kind, outcome, result } };
  }
  const { channel, parts, optOutType } = cause.inbound;
  const body = {
    inboundId: cause.id,
    channel,
    addressId: cause.addressId,
    parts: [...parts],
    ...(optOutType ? { optOutType } : {}),
  };
  return { kind: 'message.received', actor: 'patient', body };
}

function contextOf(parts: TurnParts, state: ConversationState, at: string): TurnContext {
  const channel = state.channel ?? 'sms';
  const capabilities = parts.channels.get(channel)?.capabilities;
  return {
    now: at,
    policy: parts.policy,
    route: parts.route,
    capabilities: {
      channel,
      quickReplies: capabilities?.quickReplies ?? false,
      maxCharacters: capabilities?.maxCharacters ?? 1_600,
      carrierHandlesOptOut: capabilities?.carrierHandlesOptOut ?? false,
    },
    secondOpinion: parts.llm?.ready ?? false,
    rewording: parts.llm?.ready ?? false,
    translation: parts.llm?.ready ?? false,
    newId: randomUUID,
  };
}

/** What happens to a message over which turns keep failing: it is kept as it came, and a person is asked to read it. */
function toAPerson(policy: Policy, state: ConversationState, at: string): NewEvent[] {
  const because = ['The assistant could not handle this message'];
  const dueAt = new Date(Date.parse(at) + SECONDS_TO_ANSWER * 1_000).toISOString();
  return [
    {
      kind: 'turn.decided',
      actor: 'assistant',
      body: {
        understanding: null,
        because,
        policy: policy.version,
        dialogue: { frames: [], failures: 0 },
        disclosed: state.disclosed,
        slots: state.slots,
      },
    },
    { kind: 'handoff.requested', actor: 'system', body: { queue: 'care', priority: 60, level: 'none', because, dueAt } },
  ];
}
