import type { ConversationEvent } from '@carethread/conversation';

/**
 * What of an event the views need in clear: names of intents, levels, queues, counts. Never a word of the patient's, a name,
 * an address or a date of birth.
 */
export function metaOf(event: ConversationEvent): Record<string, unknown> {
  switch (event.kind) {
    case 'message.received':
      return { channel: event.body.channel, inboundId: event.body.inboundId };
    case 'turn.decided':
      return {
        policy: event.body.policy,
        intent: event.body.understanding?.intent ?? null,
        confidence: round(event.body.understanding?.confidence ?? 0),
        language: event.body.understanding?.language ?? null,
        safety: event.body.understanding?.safety.level ?? 'none',
        kind: event.body.understanding?.safety.kind ?? null,
        emotion: event.body.understanding?.emotion.label ?? 'neutral',
      };
    case 'message.queued':
      return { channel: event.body.channel, outboundId: event.body.outboundId, from: event.body.from };
    case 'message.failed':
      return { outboundId: event.body.outboundId, error: event.body.error };
    case 'handoff.requested':
      return { queue: event.body.queue, priority: event.body.priority, level: event.body.level, because: event.body.because };
    case 'handoff.claimed':
      return { staffId: event.body.staffId };
    case 'handoff.transferred':
      return { staffId: event.body.staffId, queue: event.body.queue ?? null };
    case 'safety.alerted':
      return { level: event.body.level, kind: event.body.kind };
    case 'note.added':
    case 'conversation.returned':
      return { staffId: event.body.staffId };
    case 'conversation.resolved':
      return { staffId: event.body.staffId, disposition: event.body.disposition };
    case 'identity.verified':
      return { channel: event.body.channel, factors: event.body.factors };
    case 'identity.failed':
      return { channel: event.body.channel, tries: event.body.tries };
    case 'consent.changed':
      return { channel: event.body.channel, to: event.body.to };
    case 'effect.requested':
      return { effectId: event.body.effectId, kind: event.body.kind };
    case 'effect.finished':
      return { effectId: event.body.effectId, kind: event.body.kind, outcome: event.body.outcome };
    case 'language.changed':
      return { to: event.body.to };
  }
}

/** Two decimals: the same number again after a round trip through jsonb. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
