import type { Language } from '@carethread/conversation';
import { holderOf, type PlacedEvent, patientsOf, readTranscript, readTranscriptBefore, type TurnStore } from '@carethread/store';
import type { TranscriptItem, TranscriptPage, TranscriptSource } from '@carethread/web-chat';
import type { Visitors } from './web-chat-visitors.js';

const JOINED: Record<Language, (name: string) => string> = {
  en: (name) => `${name} joined the chat.`,
  es: (name) => `${name} se unió al chat.`,
};
const RETURNED: Record<Language, string> = {
  en: 'You are back with the assistant.',
  es: 'Está de nuevo con el asistente.',
};
const ENDED: Record<Language, string> = {
  en: 'This conversation has ended. Write again at any time.',
  es: 'Esta conversación ha terminado. Puede escribir de nuevo cuando quiera.',
};

/** The conversation log as a visitor's browser gets it: what was said on the web, and whose hands it is in. */
export function webTranscript(store: TurnStore, visitors: Visitors): TranscriptSource {
  const read = async (visitorId: string, linesOf: (patientId: string) => Promise<PlacedEvent[]>): Promise<TranscriptPage> => {
    const patientId = visitors.patientOf(visitorId) ?? (await patientsOf(store, 'web', [visitorId])).get(visitorId) ?? null;
    visitors.seen(visitorId, patientId);
    if (patientId === null) return { items: [], agent: null };
    const [lines, holder] = await Promise.all([linesOf(patientId), holderOf(store, patientId)]);
    return { items: lines.map(itemOf), agent: holder === null ? null : firstName(holder) };
  };
  return {
    since: (visitorId, seq, limit) => read(visitorId, (patientId) => readTranscript(store, patientId, 'web', seq, limit)),
    before: (visitorId, seq, limit) => read(visitorId, (patientId) => readTranscriptBefore(store, patientId, 'web', seq, limit)),
  };
}

function itemOf({ place, language, event }: PlacedEvent): TranscriptItem {
  const placed = { seq: place, at: event.at };
  const words = language ?? 'en';
  switch (event.kind) {
    case 'message.received':
      // The cause of what a visitor wrote is "web:" and the id that their browser gave it.
      return { ...placed, from: 'patient', id: event.cause.slice('web:'.length), parts: event.body.parts, state: 'delivered' };
    case 'message.queued': {
      const { from, name, parts, outboundId } = event.body;
      return { ...placed, from, ...(name === undefined ? {} : { name }), outboundId, parts, state: 'sent' };
    }
    case 'handoff.claimed':
      return line(placed, JOINED[words](firstName(event.body.name)));
    case 'conversation.returned':
      return line(placed, RETURNED[words]);
    case 'conversation.resolved':
      return line(placed, ENDED[words]);
  }
}

function line(placed: Pick<TranscriptItem, 'seq' | 'at'>, text: string): TranscriptItem {
  return { ...placed, from: 'system', parts: [{ kind: 'text', text }], state: 'sent' };
}

/** Patients know the staff by first name. */
function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
