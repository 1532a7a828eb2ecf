import type { ConversationChanged } from '@carethread/staff';

/** Changes kept for whoever joins while a look-up of theirs is under way. */
const KEPT = 200;

interface Place {
  readonly seq: number;
  /** Whether it waits for a person or is with one. */
  readonly attended: boolean;
  readonly at: number;
}

/** What the feed has told, so that it tells nothing twice for want of memory, and a joiner misses nothing. */
export class Told {
  readonly #places = new Map<string, Place>();
  readonly #words = new Map<string, string>();
  #last: ConversationChanged[] = [];
  #count = 0;

  /** Conversations that wait for a person or are with one, though nothing of them was told; forgets the rest from before `until`. */
  attend(ids: readonly string[], until: number): void {
    for (const [id, { attended, at }] of this.#places) if (!attended && at < until) this.#places.delete(id);
    for (const id of ids) if (!this.#places.has(id)) this.#places.set(id, { seq: 0, attended: true, at: until });
  }

  add(change: ConversationChanged, attended: boolean, at: number): void {
    this.#places.set(change.id, { seq: change.row?.seq ?? 0, attended, at });
    this.#last.push(change);
    this.#count += 1;
    if (this.#last.length > 2 * KEPT) this.#last = this.#last.slice(-KEPT);
  }

  /** @returns the last event told of a conversation; 0 for none */
  seqOf(id: string): number {
    return this.#places.get(id)?.seq ?? 0;
  }

  isAttended(id: string): boolean {
    return this.#places.get(id)?.attended ?? false;
  }

  /** How many changes were told until now. */
  get mark(): number {
    return this.#count;
  }

  /** @returns changes told after a mark, or null where they are no longer kept */
  after(mark: number): ConversationChanged[] | null {
    const missed = this.#count - mark;
    if (missed > this.#last.length) return null;
    return missed === 0 ? [] : this.#last.slice(-missed);
  }

  /** @returns whether something is another than it last was under this name, and notes it */
  isNews(name: string, value: unknown): boolean {
    const words = JSON.stringify(value);
    if (this.#words.get(name) === words) return false;
    this.#words.set(name, words);
    return true;
  }
}
