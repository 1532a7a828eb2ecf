import type { ConversationState } from './state.js';
import type { Understanding } from './understanding.js';

/** Why the dialogue itself wants a person, beside what the rules see in the message. */
export const HANDOFF_CAUSES = [
  'asked-for-a-person',
  'not-understood-twice',
  'identity-not-verified',
  'clinic-unavailable',
  'needs-the-care-team',
  'minor-or-proxy',
  'opted-out-while-asked',
] as const;
export type HandoffCause = (typeof HANDOFF_CAUSES)[number];

/** What the routing rules may look at. Plain data, so that a rule can be replayed over any past turn. */
export interface RouteFacts {
  readonly understanding: Understanding | null;
  readonly state: ConversationState;
  readonly cause: HandoffCause | null;
}

/** Where a conversation goes, and the sentences of the rules that say so, as an admin wrote them. */
export interface Route {
  readonly to: 'bot' | 'human';
  readonly queue: string | null;
  /** 0 routine … 100 crisis. */
  readonly priority: number;
  readonly because: readonly string[];
  /** Seconds within which a person must have answered; null for the bot. */
  readonly answerWithin: number | null;
}

/** Routing as a turn sees it: one pure function, compiled from the published rules. */
export type Router = (facts: RouteFacts) => Route;
