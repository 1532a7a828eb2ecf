import type { ChannelAdapter, DeliveryError } from '@carethread/channel';
import type { Channel } from '@carethread/conversation';
import { noteUndelivered, type Sending, type Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';

/** Longer than any channel's time-out: a row that this process has held for so long was lost from its hands. */
const SECONDS_TO_SETTLE = 30;
const MOST_ATTEMPTS = 6;
const MOST_AT_ONCE = 64;
/** So many sendings begin in one turn of the event loop: what patients write meanwhile is not kept waiting by a whole batch. */
const MOST_A_ROUND = 8;
/** Rows taken from the table at once. */
const BATCH = 64;
const NO_CHANNEL: DeliveryError = { code: 'no-channel', words: 'This channel is not connected', class: 'waits' };

export interface DeliveryParts {
  readonly store: Store;
  readonly channels: ReadonlyMap<Channel, ChannelAdapter>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Hands messages to their providers: those of one conversation one after the other, those of different ones side by side.
 * What a message's fate is lies in its row; what is here in memory may be lost at any moment.
 */
export class Delivery {
  readonly #chains = new Map<string, Promise<void>>();
  /** Conversations of which a message was put back: later ones in this process's hands go back as well, to keep the order. */
  readonly #held = new Set<string>();
  #atOnce = 0;
  readonly #waiting: (() => void)[] = [];
  /** Begun in this turn of the event loop, and those that begin in the next ones. */
  #begun = 0;
  readonly #later: (() => void)[] = [];

  constructor(private readonly parts: DeliveryParts) {}

  /** Takes over messages that were committed as being in this process's hands. Returns at once. */
  deliver(sendings: readonly Sending[]): void {
    for (const sending of sendings) {
      const id = sending.conversationId;
      const next = (this.#chains.get(id) ?? Promise.resolve()).then(() => this.#one(sending));
      this.#chains.set(id, next);
      void next.then(() => {
        if (this.#chains.get(id) !== next) return;
        this.#chains.delete(id);
        this.#held.delete(id);
      });
    }
  }

  /** Sends what waits in the table and is due. @returns whether there may be more */
  async due(): Promise<boolean> {
    const sendings = await this.parts.store.outbox.claimDue(BATCH);
    this.deliver(sendings);
    await Promise.all(sendings.map((s) => this.#chains.get(s.conversationId)));
    return sendings.length > 0;
  }

  /** Looks up what became of messages that a dead process had in its hands, and sends those that were not sent. */
  async inDoubt(): Promise<boolean> {
    const doubtful = await this.parts.store.outbox.claimInDoubt(BATCH, SECONDS_TO_SETTLE);
    for (const sending of doubtful) {
      this.parts.metrics.swept.inc({ kind: 'outbound' });
      await this.#guard(sending, () => this.#find(sending));
    }
    return doubtful.length > 0;
  }

  /** Resolves when nothing is in this process's hands any more. */
  async settled(): Promise<void> {
    while (this.#chains.size > 0) await Promise.all(this.#chains.values());
  }

  async #one(sending: Sending): Promise<void> {
    await this.#enter();
    try {
      await this.#guard(sending, () => this.#send(sending));
    } finally {
      this.#leave();
    }
  }

  async #send(sending: Sending): Promise<void> {
    const { outbox } = this.parts.store;
    const adapter = this.#adapter(sending);
    if (this.#held.has(sending.conversationId))
      return outbox.putBack(sending.id, 0, { code: 'order', words: 'Waits for an earlier message', class: 'waits' });
    const to = sending.to ?? (await outbox.addressOf(sending));
    if (!adapter || to === null) return this.#refused(sending, NO_CHANNEL);
    const result = await adapter.send({ id: sending.id, to, language: sending.language, parts: sending.parts });
    this.parts.metrics.outbound.inc({ channel: sending.channel, outcome: result.outcome });
    if (result.outcome === 'sent') {
      this.parts.metrics.segments.inc(result.segments);
      // Not awaited: the next message of the conversation need not wait for the books.
      void this.#guard(sending, () => outbox.sent(sending.id, result.providerId, result.segments));
    } else if (result.outcome === 'refused') {
      await this.#refused(sending, result.error, result.retryAfterMs);
    } else {
      // inDoubt() looks it up before anything of this conversation is sent again.
      this.#held.add(sending.conversationId);
      await outbox.leaveInDoubt(sending.id);
    }
  }

  async #find(sending: Sending): Promise<void> {
    const { outbox } = this.parts.store;
    const adapter = this.#adapter(sending);
    if (!adapter || sending.to === null) return this.#refused(sending, NO_CHANNEL);
    const found = await adapter.find(
      { id: sending.id, to: sending.to, language: sending.language, parts: sending.parts },
      { sentWithSameBody: await outbox.sentWithSameWords(sending.id) },
    );
    if (found.outcome === 'sent') await outbox.sent(sending.id, found.providerId, 0);
    else if (found.outcome === 'not-sent')
      await outbox.putBack(sending.id, 0, { code: 'crash', words: 'Was not handed over before a restart', class: 'waits' });
    else
      this.parts.logger.warn(
        { outboundId: sending.id, code: found.error.code },
        'what became of a message cannot be looked up yet',
      );
  }

  async #refused(sending: Sending, error: DeliveryError, retryAfterMs?: number): Promise<void> {
    if (error.class === 'waits' && sending.attempts < MOST_ATTEMPTS) {
      this.#held.add(sending.conversationId);
      return this.parts.store.outbox.putBack(sending.id, (retryAfterMs ?? 1_000 * 2 ** sending.attempts) / 1_000, error);
    }
    await this.parts.store.outbox.failed(sending.id, error);
    this.parts.logger.warn({ outboundId: sending.id, code: error.code }, 'a message could not be delivered');
    await noteUndelivered(this.parts.store, sending.id, { ...error, class: 'ends' }, new Date().toISOString());
  }

  #adapter(sending: Sending): ChannelAdapter | undefined {
    return this.parts.channels.get(sending.channel as Channel);
  }

  /** A row whose handling throws (the database is away, say) stays in `sending` and is looked up later. */
  async #guard(sending: Sending, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.logger.error({ outboundId: sending.id, err: error }, 'the fate of a message could not be noted');
    }
  }

  async #enter(): Promise<void> {
    if (this.#atOnce >= MOST_AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#atOnce += 1;
    if (this.#begun === 0) setImmediate(() => this.#round());
    if (this.#begun >= MOST_A_ROUND) await new Promise<void>((go) => this.#later.push(go));
    else this.#begun += 1;
  }

  #round(): void {
    const now = this.#later.splice(0, MOST_A_ROUND);
    this.#begun = now.length;
    if (now.length > 0) setImmediate(() => this.#round());
    for (const go of now) go();
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#atOnce -= 1;
  }
}
