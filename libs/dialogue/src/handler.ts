import type {
  Channel,
  Choice,
  HandoffCause,
  Identity,
  Language,
  NewEvent,
  Safety,
  Understanding,
} from '@carethread/conversation';
import type { Policy } from './policy.js';
import type { Say } from './wording.js';

/** What a handler is woken by. */
export type HandlerEvent =
  | MessageEvent
  /** What it had asked of the outside; `unavailable` and failures never get here. */
  | { readonly kind: 'result'; readonly result: unknown }
  /** The patient has proved who they are. */
  | { readonly kind: 'verified' };

export interface MessageEvent {
  readonly kind: 'message';
  readonly text: string;
  readonly understanding: Understanding;
  /** The key of the offered choice that was picked, in whatever way it was typed. */
  readonly choice: string | null;
  /** Yes, no, or neither. */
  readonly yesNo: 'yes' | 'no' | null;
}

export interface HandlerContext {
  readonly now: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly policy: Policy;
  /** Who the patient proved to be; null where that is not so, or too long ago. */
  readonly identity: Identity | null;
  readonly identityFailures: number;
  newId(): string;
}

/** Where a handler stands after a turn; plain data, kept in the log. */
export interface Standing {
  readonly step: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a handler wants done. */
export interface Step {
  readonly say?: readonly Say[];
  /** An open question: said after `say`, and said again when the patient comes back to it. */
  readonly ask?: { readonly say: Say; readonly choices?: readonly Choice[] };
  /** Where it stands now; absent where it is done. */
  readonly at?: Standing;
  /** Something to be done outside; the result comes back as an event. */
  readonly request?: unknown;
  /** A person has to take over. `danger`: what the handler found that the message alone did not show. */
  readonly person?: { readonly cause: HandoffCause; readonly task: string; readonly danger?: Safety };
  /** Things that happened beside: an identity verified, say. */
  readonly events?: readonly NewEvent[];
  /** For the agent's screen. */
  readonly slots?: Readonly<Record<string, string>>;
  /** The message held nothing that answers the open question. */
  readonly notMine?: true;
  /** The patient is to prove who they are before it goes on from `at`. */
  readonly verify?: true;
  /**
   * It is done, and what was done can still be answered to ("C to call it off"): where it stands for that, and how the patient
   * is told. Left out where something else was waiting. It asks nothing, and is over when another task begins.
   */
  readonly after?: { readonly at: Standing; readonly say?: Say };
}

/** What is done beside a person's taking over. */
export interface Beside {
  /** Asked of the outside; nobody waits for its result. */
  readonly request?: unknown;
  /** For the person, in English, with no words of the patient's. */
  readonly task?: string;
}

/**
 * What carries an intent out over several turns. Pure: the same event in the same standing gives the same step. Handlers
 * live beside their intents; the dialogue knows them by name only.
 */
export interface Handler {
  readonly name: string;
  /** It answers at once and never asks: such an intent can be answered in the middle of another. */
  readonly oneShot?: true;
  /** It looks something up and tells it: of two requests in one message it comes second, so that no question is buried under it. */
  readonly tells?: true;
  /** A question of its own is about an appointment, so that a bare "cancel" there may mean the appointment. */
  readonly aboutAppointments?: true;
  start(event: MessageEvent, context: HandlerContext): Step;
  resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step;
  /**
   * Whether a message plainly answers the open question, in words that are this handler's own ("another day", "the 9:30", the name
   * of a drug store): then it does, whatever subject a classifier finds in so few words.
   */
  answers?(at: Standing, event: MessageEvent, context: HandlerContext): boolean;
  /** What is said where the patient lets go of it; null where nothing is left to be told. */
  left?(at: Standing, context: HandlerContext): Say | null;
  /** Whether a message with no question open plainly asks for what this handler does, whatever subject a classifier finds in it. */
  asks?(event: MessageEvent, context: HandlerContext): boolean;
  /** What is to be done beside, whenever a message is handed to a person; null where the message is none of its matter. */
  beside?(event: MessageEvent, context: HandlerContext): Beside | null;
  /** What a person has to know to go on from here, in English, with no words of the patient's. */
  task(at: Standing, context: HandlerContext): string;
}

/** The handler's name under which identity is verified: the dialogue calls it, no intent does. */
export const VERIFY = 'verify-identity';
