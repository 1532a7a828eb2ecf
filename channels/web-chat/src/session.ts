import type { DeliveryUpdate } from '@carethread/channel';
import type { Socket } from 'socket.io';
import type { LivePayload } from './live.js';
import { type TranscriptItem, type TranscriptSource, toWire } from './transcript.js';
import type { ClientToServer, Hello, Item, ServerToClient, Typing } from './wire.js';

/** Items read from the log, and sent, at a time. */
export const PAGE = 100;
/** The newest part of a transcript, which a new tab gets first, and each part before it: some screens of a phone. */
export const RECENT = 50;

export type ChatSocket = Socket<ClientToServer, ServerToClient>;

export interface SessionDeps {
  readonly log: TranscriptSource;
  readonly status: (update: DeliveryUpdate) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * One socket of one visitor, and how far its transcript got. Whatever wakes it, it reads from the log what follows its cursor:
 * so items go out in order, each once, and none depends on a message of ours having arrived.
 */
export class Session {
  #cursor: number;
  #agent: string | null = null;
  #readUpTo: number;
  /** What we sent that this visitor is not known to have read, by seq. */
  readonly #unread = new Map<number, string>();
  /** The one pump that runs. Who calls while it runs gets another round after it. */
  #pumping: Promise<void> | null = null;
  #again = false;
  #closed = false;
  /** The newest part, read when the session opened and not sent yet; only for a client that has nothing. */
  #recent: readonly TranscriptItem[] | null = null;

  constructor(
    private readonly socket: ChatSocket,
    readonly visitor: string,
    hello: Hello,
    private readonly deps: SessionDeps,
  ) {
    this.#cursor = hello.lastSeq;
    this.#readUpTo = Math.min(hello.readSeq ?? hello.lastSeq, hello.lastSeq);
  }

  /**
   * Reads the first page. Items the client has but is not known to have read are read again, to report them when it says so.
   * @returns who has the conversation. @throws what the log throws
   */
  async open(): Promise<{ agent: string | null }> {
    if (this.#cursor === 0) {
      const newest = await this.deps.log.before(this.visitor, null, RECENT);
      this.#recent = newest.items;
      this.#agent = newest.agent;
      return { agent: newest.agent };
    }
    let seq = this.#readUpTo;
    let agent: string | null = null;
    for (;;) {
      const page = await this.deps.log.since(this.visitor, seq, PAGE);
      agent = page.agent;
      for (const item of page.items) if (item.seq <= this.#cursor) this.#remember(item);
      seq = page.items.at(-1)?.seq ?? seq;
      if (seq >= this.#cursor || page.items.length < PAGE) break;
    }
    this.#agent = agent;
    return { agent };
  }

  deliver(payload: LivePayload): void {
    switch (payload.kind) {
      case 'news':
        this.pump();
        return;
      case 'typing':
        this.socket.emit('typing', this.#named(payload.typing));
        return;
      case 'state':
        this.socket.emit('state', payload.state);
        return;
    }
  }

  /** Sends what is new in the log. @returns when all that was there at the call is on its way, or the log failed */
  pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= this.#pump();
    return this.#pumping;
  }

  /** @returns a part of the transcript that ends before an item. @throws what the log throws */
  async earlier(before: number): Promise<{ items: Item[]; before: number | null }> {
    const { items } = await this.deps.log.before(this.visitor, before, RECENT);
    for (const item of items) this.#remember(item);
    return { items: items.map(toWire), before: endOfOlder(items) };
  }

  /** The visitor has seen everything up to `seq`. @throws what reporting it throws; it is then reported with the next */
  async read(seq: number): Promise<void> {
    for (const [at, outboundId] of this.#unread) {
      if (at > seq) continue;
      await this.deps.status({ kind: 'status', channel: 'web', providerId: outboundId, outboundId, state: 'read' });
      this.#unread.delete(at);
    }
    this.#readUpTo = Math.max(this.#readUpTo, seq);
  }

  close(): void {
    this.#closed = true;
  }

  async #pump(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        this.#sendRecent();
        while (await this.#page());
      }
    } catch (error) {
      // The next hint, sweep or hello reads from the same cursor again.
      this.deps.onError(error);
    }
    // In one go with the last look at `again`: whoever calls from now on starts a pump of their own.
    this.#pumping = null;
  }

  #sendRecent(): void {
    const items = this.#recent;
    this.#recent = null;
    if (items && items.length > 0) this.#send(items, endOfOlder(items));
  }

  /** @returns whether there may be more. */
  async #page(): Promise<boolean> {
    const page = await this.deps.log.since(this.visitor, this.#cursor, PAGE);
    if (this.#closed) return false;
    if (page.agent !== this.#agent) {
      this.#agent = page.agent;
      this.socket.emit('agent', { name: page.agent });
    }
    const fresh = page.items.filter((item) => item.seq > this.#cursor);
    if (fresh.length === 0) return false;
    this.#send(fresh);
    return page.items.length >= PAGE;
  }

  #send(items: readonly TranscriptItem[], before?: number | null): void {
    this.#cursor = items.at(-1)?.seq ?? this.#cursor;
    for (const item of items) this.#remember(item);
    const frame = { items: items.map(toWire), ...(before === undefined ? {} : { before }) };
    this.socket.emit('events', frame, () => this.#delivered(items));
  }

  /** Whoever types for the clinic is known by the name that the patient knows already. */
  #named(typing: Typing): Typing {
    return typing.from === 'agent' && typing.name === undefined && this.#agent !== null
      ? { ...typing, name: this.#agent }
      : typing;
  }

  #remember(item: TranscriptItem): void {
    if (item.outboundId !== undefined && item.seq > this.#readUpTo) this.#unread.set(item.seq, item.outboundId);
  }

  #delivered(items: readonly TranscriptItem[]): void {
    for (const { outboundId } of items) {
      if (outboundId === undefined) continue;
      this.deps
        .status({ kind: 'status', channel: 'web', providerId: outboundId, outboundId, state: 'delivered' })
        .catch(this.deps.onError);
    }
  }
}

/** @returns where to ask for what is older than a part of the transcript; null where the part is its beginning */
function endOfOlder(items: readonly TranscriptItem[]): number | null {
  return items.length < RECENT ? null : (items[0]?.seq ?? null);
}
