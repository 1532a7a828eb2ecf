import type { DialogueState } from './events.js';
import type { Channel, Language } from './parts.js';
import type { Emotion, Safety, Slots } from './understanding.js';

export const STATUSES = ['bot', 'queued', 'with_agent', 'closed'] as const;
export type ConversationStatus = (typeof STATUSES)[number];

/** A conversation waiting for a person, or with one. */
export interface Handoff {
  queue: string;
  priority: number;
  level: Safety['level'];
  because: string[];
  since: string;
  dueAt: string;
  task?: string;
  assignedTo?: { staffId: string; name: string; since: string };
}

/** Who the patient proved to be, where, and when that was last used. */
export interface Identity {
  patientRef: string;
  name: string;
  channel: Channel;
  verifiedAt: string;
}

/**
 * The snapshot: all that a turn needs to know of what went before. Its size does not grow with the conversation, so a
 * message costs the same after a thousand others. `fold(events)` gives the same value (see fold.test.ts).
 */
export interface ConversationState {
  seq: number;
  status: ConversationStatus;
  language: Language | null;
  /** Where the patient wrote last: that is where an answer goes. */
  channel: Channel | null;
  addressId: string | null;
  /** Whether the patient was told that the assistant is automated. */
  disclosed: boolean;
  dialogue: DialogueState;
  identity: Identity | null;
  /** Failed verifications in a row. */
  identityFailures: number;
  lastPatientAt: string | null;
  intent: string | null;
  slots: Slots;
  safety: Safety;
  emotion: Emotion;
  /** The last twelve emotions, oldest first. */
  mood: { at: string; label: Emotion['label']; score: number }[];
  handoff: Handoff | null;
  /** Messages of the patient since a person last wrote, or since one was first wanted. */
  unanswered: number;
  /** Addresses that opted out, by id. */
  optedOut: string[];
  /** Who sent how much: messages of the patient, of the assistant, of agents. */
  counts: { patient: number; assistant: number; agent: number };
}

/** @returns the state of a conversation in which nothing has happened yet. */
export function emptyState(): ConversationState {
  return {
    seq: 0,
    status: 'bot',
    language: null,
    channel: null,
    addressId: null,
    disclosed: false,
    dialogue: { frames: [], failures: 0 },
    identity: null,
    identityFailures: 0,
    lastPatientAt: null,
    intent: null,
    slots: {},
    safety: { level: 'none', kind: null },
    emotion: { label: 'neutral', score: 0 },
    mood: [],
    handoff: null,
    unanswered: 0,
    optedOut: [],
    counts: { patient: 0, assistant: 0, agent: 0 },
  };
}
