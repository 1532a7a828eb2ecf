import {
  type ConversationState,
  type EventBody,
  emptyState,
  fold,
  type NewEvent,
  type Route,
  type Router,
  textOf,
  type Understanding,
} from '@carethread/conversation';
import { decide, type Policy, type TurnContext, type TurnInput } from '@carethread/dialogue';
import type { PracticeRequest, PracticeResult } from '@carethread/practice';
import { loadPolicy } from '../load.js';

/** What is understood of a message in a test: only what matters is given. */
export type Meaning = Partial<Understanding>;

export interface TalkOptions {
  readonly channel?: 'sms' | 'web';
  readonly route?: Router;
  /** Plain answers of a clinic; without it every effect stays open. */
  readonly clinic?: (request: PracticeRequest) => PracticeResult;
}

export const POLICY: Policy = loadPolicy();

const BOT: Route = { to: 'bot', queue: null, priority: 0, because: [], answerWithin: null };

/** Rules as simple as can be: danger and concern to people, the rest to the bot unless it asks. */
export const simpleRules: Router = ({ understanding, cause }) => {
  const level = understanding?.safety.level ?? 'none';
  if (level === 'crisis') return { to: 'human', queue: 'crisis', priority: 100, because: ['Danger to life'], answerWithin: 30 };
  if (level === 'urgent') return { to: 'human', queue: 'clinical', priority: 80, because: ['A symptom'], answerWithin: 300 };
  if (level === 'concern') return { to: 'human', queue: 'care', priority: 60, because: ['A concern'], answerWithin: 900 };
  return cause === null ? BOT : { to: 'human', queue: 'front-desk', priority: 30, because: [cause], answerWithin: 1800 };
};

/** One conversation with the pure core: says something, hands effects to a scripted clinic, and keeps the log. */
export class Talk {
  state: ConversationState = emptyState();
  readonly log: NewEvent[] = [];
  readonly requests: PracticeRequest[] = [];
  now = '2026-11-24T15:00:00.000Z';
  private ids = 0;

  constructor(private readonly options: TalkOptions = {}) {}

  /** @returns what the patient reads in answer: null where nothing was sent */
  say(text: string, meaning: Meaning = {}, optOutType?: 'STOP' | 'START' | 'HELP'): string | null {
    const message: EventBody<'message.received'> = {
      inboundId: this.id(),
      channel: this.channel,
      addressId: 'address-1',
      parts: [{ kind: 'text', text }],
      ...(optOutType ? { optOutType } : {}),
    };
    const events = this.turn([{ kind: 'message.received', actor: 'patient', body: message }], {
      kind: 'message',
      message,
      understanding: understood(meaning),
    });
    return this.settle(events);
  }

  /** @returns what the patient reads once the clinic has answered an effect */
  finish(effectId: string, result: unknown, outcome: 'done' | 'failed' = 'done'): string | null {
    const body = { effectId, kind: 'practice', outcome, result };
    const input: TurnInput = { kind: 'effect', effectId, effect: 'practice', outcome, result };
    return this.settle(this.turn([{ kind: 'effect.finished', actor: 'system', body }], input));
  }

  /** @returns what the patient reads once an effect has been under way for long */
  slow(effectId: string): string | null {
    return sentIn(this.turn([], { kind: 'effect-slow', effectId }));
  }

  /** Appends something that no turn decides: an agent's claim, say. */
  happen(...events: NewEvent[]): void {
    this.append(events);
  }

  wait(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  of<K extends NewEvent['kind']>(kind: K): Extract<NewEvent, { kind: K }>[] {
    return this.log.filter((event): event is Extract<NewEvent, { kind: K }> => event.kind === kind);
  }

  private settle(events: NewEvent[]): string | null {
    const said = sentIn(events);
    const asked = events.find((event) => event.kind === 'effect.requested');
    if (!asked || !this.options.clinic) return said;
    const request = asked.body.request as PracticeRequest;
    this.requests.push(request);
    const later = this.finish(asked.body.effectId, this.options.clinic(request));
    return [said, later].filter((it) => it !== null).join('\n---\n') || null;
  }

  private turn(causes: NewEvent[], input: TurnInput): NewEvent[] {
    this.append(causes);
    const events = decide(this.state, input, this.context());
    this.append(events);
    return events;
  }

  private append(events: NewEvent[]): void {
    const numbered = events.map((event, part) => ({
      ...event,
      seq: this.state.seq + part + 1,
      cause: `cause-${this.log.length}`,
      part,
      at: this.now,
    }));
    this.state = fold(numbered, this.state);
    this.log.push(...events);
  }

  private context(): TurnContext {
    const web = this.channel === 'web';
    return {
      now: this.now,
      policy: POLICY,
      route: this.options.route ?? simpleRules,
      capabilities: { channel: this.channel, quickReplies: web, maxCharacters: 1600, carrierHandlesOptOut: !web },
      newId: () => this.id(),
    };
  }

  private get channel(): 'sms' | 'web' {
    return this.options.channel ?? 'sms';
  }

  private id(): string {
    this.ids += 1;
    return `id-${this.ids}`;
  }
}

function understood(meaning: Meaning): Understanding {
  return {
    language: 'en',
    intent: null,
    confidence: meaning.intent ? 0.95 : 0.1,
    slots: {},
    safety: { level: 'none', kind: null },
    emotion: { label: 'neutral', score: 0.1 },
    ...meaning,
  };
}

/** @returns the words of the message among a turn's events, or null */
export function sentIn(events: readonly NewEvent[]): string | null {
  const sent = events.filter((event) => event.kind === 'message.queued');
  if (sent.length > 1) throw new RangeError('a turn sends one message at most');
  return sent[0] ? textOf(sent[0].body.parts) : null;
}
