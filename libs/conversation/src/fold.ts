import type { ConversationEvent, EventBody } from './events.js';
import { type ConversationState, emptyState } from './state.js';
import { graver } from './understanding.js';

const MOOD_LENGTH = 12;

/**
 * One step of the fold: the state after an event, given the state before it. Pure; never changes `state` in place.
 * @throws RangeError where the event does not follow on the state's seq: a gap in a log is never papered over.
 */
export function apply(state: ConversationState, event: ConversationEvent): ConversationState {
  if (event.seq !== state.seq + 1) throw new RangeError(`event ${event.seq} does not follow on ${state.seq}`);
  return { ...change(state, event), seq: event.seq };
}

/** @returns the state after all of a log's events, in order, from nothing or from `from`. */
export function fold(events: Iterable<ConversationEvent>, from: ConversationState = emptyState()): ConversationState {
  let state = from;
  for (const event of events) state = apply(state, event);
  return state;
}

function change(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.kind) {
    case 'message.received':
      return {
        ...state,
        channel: event.body.channel,
        addressId: event.body.addressId,
        lastPatientAt: event.at,
        unanswered: state.status === 'bot' ? 1 : state.unanswered + 1,
        counts: { ...state.counts, patient: state.counts.patient + 1 },
      };
    case 'turn.decided':
      return decided(state, event.body, event.at);
    case 'message.queued':
      return queued(state, event.body);
    case 'handoff.requested':
      return {
        ...state,
        status: state.handoff?.assignedTo ? 'with_agent' : 'queued',
        handoff: {
          queue: event.body.queue,
          priority: event.body.priority,
          level: event.body.level,
          because: event.body.because,
          since: state.handoff?.since ?? event.at,
          dueAt: event.body.dueAt,
          ...(event.body.task === undefined ? {} : { task: event.body.task }),
          ...(state.handoff?.assignedTo ? { assignedTo: state.handoff.assignedTo } : {}),
        },
      };
    case 'handoff.claimed':
      return {
        ...state,
        status: 'with_agent',
        handoff: { ...(state.handoff ?? unasked(event.at)), assignedTo: { ...event.body, since: event.at } },
      };
    case 'handoff.transferred': {
      const { assignedTo: _left, ...handoff } = state.handoff ?? unasked(event.at);
      return { ...state, status: 'queued', handoff: { ...handoff, queue: event.body.queue ?? handoff.queue } };
    }
    case 'safety.alerted':
      return { ...state, safety: { level: graver(state.safety.level, event.body.level), kind: event.body.kind } };
    case 'conversation.returned':
      return {
        ...state,
        status: 'bot',
        handoff: null,
        dialogue: { frames: [], failures: 0 },
        safety: { level: 'none', kind: null },
      };
    case 'conversation.resolved':
      return { ...state, status: 'closed', handoff: null };
    case 'identity.verified':
      return {
        ...state,
        identity: { patientRef: event.body.patientRef, name: event.body.name, channel: event.body.channel, verifiedAt: event.at },
        identityFailures: 0,
      };
    case 'identity.failed':
      return { ...state, identity: null, identityFailures: event.body.tries };
    case 'consent.changed':
      return {
        ...state,
        optedOut: [
          ...state.optedOut.filter((id) => id !== event.body.addressId),
          ...(event.body.to === 'revoked' ? [event.body.addressId] : []),
        ],
      };
    case 'language.changed':
      return { ...state, language: event.body.to };
    case 'note.added':
    case 'message.failed':
    case 'effect.requested':
    case 'effect.finished':
      return state;
  }
}

function decided(state: ConversationState, body: EventBody<'turn.decided'>, at: string): ConversationState {
  const next = { ...state, dialogue: body.dialogue, disclosed: body.disclosed, slots: body.slots };
  const understood = body.understanding;
  if (!understood) return next;
  return {
    ...next,
    language: understood.language,
    intent: understood.intent ?? state.intent,
    safety: state.handoff
      ? { ...understood.safety, level: graver(state.safety.level, understood.safety.level) }
      : understood.safety,
    emotion: understood.emotion,
    mood: [...state.mood, { at, ...understood.emotion }].slice(-MOOD_LENGTH),
  };
}

function queued(state: ConversationState, body: EventBody<'message.queued'>): ConversationState {
  if (body.from === 'system') return state;
  const counts = { ...state.counts, [body.from]: state.counts[body.from] + 1 };
  return body.from === 'agent' ? { ...state, counts, unanswered: 0 } : { ...state, counts };
}

/** A conversation that an agent takes over without having been asked. */
function unasked(at: string): NonNullable<ConversationState['handoff']> {
  return { queue: 'general', priority: 0, level: 'none', because: ['Taken over by an agent'], since: at, dueAt: at };
}
