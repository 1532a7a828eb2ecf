import type { InboundMessage } from '@carethread/channel';

/**
 * Messages that this process stored last, as they came, until their turn. They are in the inbox all the same; from here they
 * need not be fetched and decrypted.
 */
export class Arrivals {
  readonly #kept = new Map<string, InboundMessage>();

  /** @param capacity messages kept: another process may take their turns, so not all of them are asked for */
  constructor(private readonly capacity = 1_000) {}

  /** Keeps a message that was stored; the one kept longest goes where there are too many. */
  keep(inboxId: string, message: InboundMessage): void {
    this.#kept.set(inboxId, message);
    if (this.#kept.size <= this.capacity) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  /** @returns the message, where it is at hand */
  at(inboxId: string): InboundMessage | null {
    return this.#kept.get(inboxId) ?? null;
  }

  /** Their turns are over. */
  forget(inboxIds: readonly string[]): void {
    for (const id of inboxIds) this.#kept.delete(id);
  }
}
