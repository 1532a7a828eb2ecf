import type { ConversationState } from '@carethread/conversation';

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
  readonly #kept = new Map<string, Kept>();

  /** @param capacity conversations kept; a state is some 2 kB */
  constructor(private readonly capacity = 1_000) {}

  /** @returns the state at that end of the log, where it is at hand */
  at(conversationId: string, seq: number, head: Buffer): ConversationState | null {
    const kept = this.#kept.get(conversationId);
    return kept && kept.seq === seq && kept.head.equals(head) ? kept.state : null;
  }

  /** Keeps a state that was committed; the one kept longest goes where there are too many. */
  keep(conversationId: string, head: Buffer, state: ConversationState): void {
    this.#kept.delete(conversationId);
    this.#kept.set(conversationId, { seq: state.seq, head, state });
    if (this.#kept.size <= this.capacity) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
