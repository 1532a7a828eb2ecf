import type { InboundMessage } from '@carethread/channel';
import { textOf } from '@carethread/conversation';
import type { TranscriptItem, TranscriptPage, TranscriptSource } from '../transcript.js';

/** A conversation log in memory, for tests of what stands on a `TranscriptSource`. Keeps its promises, and nothing else. */
export class MemoryLog implements TranscriptSource {
  readonly #items = new Map<string, TranscriptItem[]>();
  readonly #stored = new Set<string>();
  readonly #agents = new Map<string, string>();
  #seq = 0;

  async since(visitorId: string, seq: number, limit: number): Promise<TranscriptPage> {
    const later = this.of(visitorId).filter((item) => item.seq > seq);
    return { items: later.slice(0, limit), agent: this.#agents.get(visitorId) ?? null };
  }

  async before(visitorId: string, seq: number | null, limit: number): Promise<TranscriptPage> {
    const earlier = this.of(visitorId).filter((item) => seq === null || item.seq < seq);
    return { items: earlier.slice(-limit), agent: this.#agents.get(visitorId) ?? null };
  }

  /** Everything of a visitor, in order. */
  of(visitorId: string): readonly TranscriptItem[] {
    return this.#items.get(visitorId) ?? [];
  }

  /** Whose log holds this text as a whole message. */
  visitorWho(said: string): string | undefined {
    const says = (item: TranscriptItem) => textOf(item.parts) === said;
    return [...this.#items].find(([, items]) => items.some(says))?.[0];
  }

  /** Stores a patient's message, once. @returns whether it is new */
  store(inbound: InboundMessage): boolean {
    if (this.#stored.has(inbound.providerId)) return false;
    this.#stored.add(inbound.providerId);
    this.append(inbound.from, { from: 'patient', id: inbound.providerId, parts: inbound.parts, state: 'delivered' });
    return true;
  }

  /** Appends an item in its place. Seqs have gaps, as those of a real log do. */
  append(visitorId: string, item: Pick<TranscriptItem, 'from' | 'parts'> & Partial<TranscriptItem>): TranscriptItem {
    this.#seq += 3;
    const whole = { seq: this.#seq, at: new Date().toISOString(), state: 'sent' as const, ...item };
    this.#items.set(visitorId, [...this.of(visitorId), whole]);
    return whole;
  }

  /** Says who has the visitor's conversation. */
  assign(visitorId: string, agent: string | null): void {
    if (agent === null) this.#agents.delete(visitorId);
    else this.#agents.set(visitorId, agent);
  }
}
