import type { ConversationState } from '@carethread/conversation';
import { Recent } from './recent.js';

interface Kept {
  readonly seq: number;
  readonly head: Buffer;
  readonly state: ConversationState;
}

/**
 * Snapshots that this process wrote last, opened. One counts only for the very end of the log that it was written with: number
 * and hash of the last event, read under the conversation's lock. So it saves fetching and decrypting, and can never be stale.
 */
export class States {
  readonly #kept: Recent<Kept>;

  /** @param capacity conversations kept; a state is some 2 kB */
  constructor(capacity?: number) {
    this.#kept = new Recent(capacity);
  }

  /** @returns the state at that end of the log, where it is at hand */
  at(conversationId: string, seq: number, head: Buffer): ConversationState | null {
    const kept = this.#kept.at(conversationId);
    return kept && kept.seq === seq && kept.head.equals(head) ? kept.state : null;
  }

  /** Keeps a state that was committed. */
  keep(conversationId: string, head: Buffer, state: ConversationState): void {
    this.#kept.keep(conversationId, { seq: state.seq, head, state });
  }
}
