import type { LiveChange } from '@carethread/store';

/**
 * That somebody is typing, as a hint from process to process: who, in which conversation, and never what. It is in no log, and
 * lost where nobody looks.
 */
export type Typist = 'agent' | 'patient';

const STATUS: Record<Typist, string> = { agent: 'typing:agent', patient: 'typing:patient' };

/** How often one hint about one typist is worth its while. Milliseconds; clients tell every three seconds, and show it for six. */
export const TYPING_EVERY_MS = 2_000;

export function typingHint(typist: Typist, conversationId: string, patientId: string): LiveChange {
  return { conversationId, patientId, seq: 0, status: STATUS[typist] };
}

/** @returns who is typing by a hint; null for a hint about something else */
export function typistOf({ status }: LiveChange): Typist | null {
  if (status === STATUS.agent) return 'agent';
  return status === STATUS.patient ? 'patient' : null;
}
