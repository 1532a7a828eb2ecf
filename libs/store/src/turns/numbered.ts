import type { ConversationEvent } from '@carethread/conversation';
import type { Turn } from './types.js';

/**
 * Gives the events of turns their places after the end of a log. Their number within a cause starts at 0 for each cause, so
 * that the same cause handled twice collides with itself in the database.
 */
export function numbered(lastSeq: number, at: string, turns: readonly Turn[]): ConversationEvent[] {
  let seq = lastSeq;
  return turns.flatMap(({ cause, events }) =>
    events.map((event, part) => {
      seq += 1;
      return { ...event, seq, cause, part, at };
    }),
  );
}
