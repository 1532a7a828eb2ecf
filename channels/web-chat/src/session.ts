import type { DeliveryUpdate } from '@carethread/channel';
import type { Socket } from 'socket.io';
import type { LivePayload } from './live.js';
import { type TranscriptItem, type TranscriptSource, toWire } from './transcript.js';
import type { ClientToServer, Hello, ServerToClient } from './wire.js';

/** Items read from the log, and sent, at a time. */
export const PAGE = 100;

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
        this.socket.emit('typing', payload.typing);
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
        while (await this.#page());
      }
    } catch (error) {
      // The next hint, sweep or hello reads from the same cursor again.
      this.deps.onError(error);
    }
    // In one go with the last look at `again`: whoever calls from now on starts a pump of their own.
    this.#pumping = null;
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
    const last = fresh.at(-1);
    if (!last) return false;
    this.#cursor = last.seq;
    for (const item of fresh) this.#remember(item);
    this.socket.emit('events', { items: fresh.map(toWire) }, () => this.#delivered(fresh));
    return page.items.length >= PAGE;
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
