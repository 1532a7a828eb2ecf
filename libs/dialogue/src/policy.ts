import type { HandoffCause, Language } from '@carethread/conversation';
import type { Clinic } from './clinic.js';
import type { Handler } from './handler.js';
import type { Wording } from './wording.js';

/** One thing that patients want, as its file in `intents/` says it. */
export interface Intent {
  readonly name: string;
  /** The folder it lies in: "scheduling", "billing" … */
  readonly domain: string;
  /** What carries it out; null where an answer is all there is. */
  readonly handler: string | null;
  /** Goes to a person whatever the routing rules say, for this cause; its answer is what the patient reads first. */
  readonly person: HandoffCause | null;
  /** The slots that it can use. */
  readonly slots: readonly string[];
  /** How patients say it: what understanding is trained on. */
  readonly examples: Readonly<Record<Language, readonly string[]>>;
}

/** A published, immutable version of what the bot knows. `loadPolicy` of `intents` reads one from its files. */
export interface Policy {
  /** Names the version in every decision: a hash of its files. */
  readonly version: string;
  readonly clinic: Clinic;
  readonly intents: ReadonlyMap<string, Intent>;
  /** Everything that can be said, by key: "disclosure", "parking.answer", "book_appointment.offer". */
  readonly wording: Wording;
  readonly handlers: ReadonlyMap<string, Handler>;
}
