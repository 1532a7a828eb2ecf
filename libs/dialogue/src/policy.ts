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

/** A passage of a page. Each line can be sent by itself. */
export interface PagePassage {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A page of the clinic's own, as its file in `intents/pages` says it. */
export interface Page {
  /** The file's name. */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly address: string;
  /** Other words in which patients ask for what is on it. */
  readonly also: readonly string[];
  readonly passages: readonly PagePassage[];
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
  /** What a question that is no intent's may be answered from, where a language model finds the lines. */
  readonly pages: readonly Page[];
}
