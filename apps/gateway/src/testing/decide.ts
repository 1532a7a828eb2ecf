import { randomUUID } from 'node:crypto';
import { fold, type NewEvent, textOf } from '@carethread/conversation';
import { type Cause, type Decided, type HeldConversation, numbered, type Turn } from '@carethread/store';

/**
 * A small assistant: gives a message's own words back, in capitals. "person …" and "crisis …" go to people, "stop" opts out,
 * and while people are on it is silent, but for an alert at "crisis …".
 */
export function decide({ state, causes }: HeldConversation, at: string): Decided {
  const turns = causes.map((cause): Turn => ({ cause: cause.cause, events: eventsOf(cause, state.status, at) }));
  return { turns, state: fold(numbered(state.seq, at, turns), state) };
}

function eventsOf(cause: Cause, status: string, at: string): NewEvent[] {
  if (cause.kind !== 'message') return [];
  const { addressId, inbound, id } = cause;
  const { channel } = inbound;
  const text = textOf(inbound.parts);
  const received: NewEvent = {
    kind: 'message.received',
    actor: 'patient',
    body: { inboundId: id, channel, addressId, parts: [...inbound.parts] },
  };
  const level = text.startsWith('crisis') ? 'crisis' : 'none';
  if (text === 'stop')
    return [
      received,
      { kind: 'consent.changed', actor: 'patient', body: { addressId, channel, to: 'revoked', source: 'test' } },
      ...(status === 'bot' ? [handoff('none', at)] : []),
    ];
  if (status === 'queued' || status === 'with_agent') {
    const alert: NewEvent = { kind: 'safety.alerted', actor: 'system', body: { level, kind: 'self-harm', because: [] } };
    return level === 'crisis' ? [received, alert] : [received];
  }
  const parts = [{ kind: 'text' as const, text: text.toUpperCase() }];
  const answer: NewEvent = {
    kind: 'message.queued',
    actor: 'assistant',
    body: { outboundId: randomUUID(), channel, addressId, parts, from: 'assistant' },
  };
  return [received, answer, ...(/^(person|crisis)/.test(text) ? [handoff(level, at)] : [])];
}

function handoff(level: 'crisis' | 'none', at: string): NewEvent {
  const because = ['Asked for a person'];
  const dueAt = new Date(Date.parse(at) + 600_000).toISOString();
  return {
    kind: 'handoff.requested',
    actor: 'assistant',
    body: { queue: 'front-desk', priority: level === 'crisis' ? 100 : 30, level, because, dueAt },
  };
}
