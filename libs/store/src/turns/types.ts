import type { InboundMessage } from '@carethread/channel';
import type { ConversationEvent, ConversationId, ConversationState, NewEvent, Part, PatientId } from '@carethread/conversation';

/**
 * Something that causes a turn: a message, what came of an effect, or that nothing has come of it for long. `attempts`: how often
 * a turn over it failed before.
 */
export type Cause =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly cause: string;
      readonly attempts: number;
      readonly inbound: InboundMessage;
      readonly addressId: string;
    }
  | {
      readonly kind: 'effect';
      readonly id: string;
      readonly cause: string;
      readonly attempts: number;
      readonly effectId: string;
      readonly result: EffectResult;
    }
  | {
      /** An effect has been under way for long. Comes before its result, and once at most. */
      readonly kind: 'effect-slow';
      readonly id: string;
      readonly cause: string;
      readonly attempts: number;
      readonly effectId: string;
    };

export interface EffectResult {
  readonly kind: string;
  readonly outcome: 'done' | 'failed';
  readonly result: unknown;
}

/** A conversation with its lock held, and what is unread in it, in order. */
export interface HeldConversation {
  readonly id: ConversationId;
  readonly patientId: PatientId;
  readonly state: ConversationState;
  readonly causes: readonly Cause[];
}

/** What a turn over one cause yields. */
export interface Turn {
  readonly cause: string;
  readonly events: readonly NewEvent[];
}

/** What came of a conversation's turns, and the instant they carry. */
export interface Decided {
  readonly turns: readonly Turn[];
  readonly state: ConversationState;
}

/** A message ready to be sent, in this process's hands. */
export interface Sending {
  readonly id: string;
  readonly conversationId: string;
  readonly addressId: string;
  readonly channel: string;
  readonly language: 'en' | 'es';
  readonly parts: readonly Part[];
  readonly attempts: number;
  /** The address itself, where it is at hand. */
  readonly to: string | null;
}

/** An event that was committed, for whoever shows things live. */
export interface Committed {
  readonly conversationId: string;
  readonly patientId: string;
  readonly state: ConversationState;
  readonly events: readonly ConversationEvent[];
}
