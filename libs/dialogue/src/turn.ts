import type { Channel, ConversationState, EventBody, NewEvent, Router, Understanding } from '@carethread/conversation';
import type { Policy } from './policy.js';

/**
 * What a turn is about: something the patient wrote, the result of something asked of the outside, or its being slow. `overtaken`:
 * the patient writes on while a second opinion or a wording is awaited, so that the message before is decided without it, first.
 */
export type TurnInput =
  | { readonly kind: 'message'; readonly message: EventBody<'message.received'>; readonly understanding: Understanding }
  | {
      readonly kind: 'effect';
      readonly effectId: string;
      readonly effect: string;
      readonly outcome: 'done' | 'failed';
      readonly result: unknown;
    }
  | { readonly kind: 'effect-slow'; readonly effectId: string }
  | { readonly kind: 'overtaken' };

/** @returns whether a turn ends the wait for an effect: its result is there, or is late, or the patient writes on without it */
export function endsWaitFor(effectId: string, input: TurnInput): boolean {
  return input.kind === 'overtaken' || (input.kind !== 'message' && input.effectId === effectId);
}

/**
 * @returns the answer that waits for a language model's words and is still the assistant's to say. What is put into another language was
 *   said beside handing the conversation over, so it is while nobody has taken that up.
 */
export function awaitsWording({
  status,
  dialogue: { rewording },
}: ConversationState): ConversationState['dialogue']['rewording'] {
  return status === 'bot' || (status === 'queued' && rewording?.into !== undefined) ? rewording : undefined;
}

/** More than two SMS segments in GSM-7 are seldom read. */
export const TEXT_MESSAGE_CHARACTERS = 320;

/** All that a turn may know of the world; nothing else comes in, so the same context gives the same decisions. */
export interface TurnContext {
  /** The moment of the turn, ISO 8601 UTC. */
  readonly now: string;
  readonly policy: Policy;
  readonly route: Router;
  /** What the channel that will carry the answer can do. */
  readonly capabilities: {
    readonly channel: Channel;
    readonly quickReplies: boolean;
    readonly maxCharacters: number;
    readonly carrierHandlesOptOut: boolean;
  };
  /** Whether a language model may be asked about a message that the assistant is unsure of. */
  readonly secondOpinion?: boolean;
  /** Whether a language model may word an answer to fit what was asked. */
  readonly rewording?: boolean;
  /** Whether it may put what is said into the language that the patient writes in. */
  readonly translation?: boolean;
  /** A new unique id. Ids come from outside the core so that a turn can be replayed. */
  newId(): string;
}

/**
 * One turn of a conversation: decides what happens next.
 *
 * The state already contains what caused the turn (`message.received` or `effect.finished` has been applied; that an effect is slow
 * changes no state). What comes
 * back is a list of events in the order they are to be appended; whoever commits them also writes the outbound row of each
 * `message.queued`, the effect row of each `effect.requested`, the queue entry of each `handoff.requested`, and the consent
 * of each `consent.changed`. There is always exactly one `turn.decided`.
 */
export type Decide = (state: ConversationState, input: TurnInput, context: TurnContext) => NewEvent[];
