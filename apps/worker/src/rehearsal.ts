import { type ConversationId, emptyState, fold, type PatientId } from '@carethread/conversation';
import { numbered } from '@carethread/store';
import { decideHeld, type TurnParts } from './turn.js';

/** Conversations decided side by side, as in a batch. */
const AT_ONCE = 32;

/**
 * Has examples of the intents answered, in memory alone, before the first patient writes. The code is compiled then and the
 * caches are filled, so that a start in the middle of a busy day is not felt.
 * @param at ISO 8601 UTC
 */
export async function rehearse(parts: TurnParts, at: string): Promise<void> {
  const texts = [...parts.policy.intents.values()].flatMap((intent) => [...intent.examples.en, ...intent.examples.es]);
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    await Promise.all(texts.slice(from, from + AT_ONCE).map((text, index) => answer(parts, text, `${from + index}`, at)));
  }
}

async function answer(parts: TurnParts, text: string, id: string, at: string): Promise<void> {
  const inbound = { kind: 'message', channel: 'sms', providerId: id, from: id, to: '', parts: [{ kind: 'text', text }] } as const;
  const cause = { kind: 'message', id, cause: `rehearsal:${id}`, attempts: 0, inbound, addressId: id } as const;
  const held = { id: id as ConversationId, patientId: id as PatientId, state: emptyState(), causes: [cause] };
  const { turns, state } = await decideHeld(parts, held, at);
  JSON.parse(JSON.stringify(fold(numbered(0, at, turns))));
  JSON.stringify(state);
}
