import type { ChannelAdapter } from '@carethread/channel';
import type { Channel } from '@carethread/conversation';
import type { Practice } from '@carethread/practice';
import type { Queues } from '@carethread/queue';
import { type BatchResult, type Committed, Hands, runBatch, type Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';
import type { TwilioSms } from '@carethread/twilio-sms';
import { Backfill } from './backfill.js';
import { Delivery } from './delivery.js';
import { EffectRunner } from './effects.js';
import { Handoffs } from './handoffs.js';
import { Loop } from './loop.js';
import { rehearse } from './rehearsal.js';
import { decideHeld, type TurnParts } from './turn.js';

/** Inbox items in one transaction: enough to share a commit among many, few enough to keep its locks short. */
const BATCH = 64;
/** How often to look for work whose wake-up got lost, milliseconds. */
const UNREAD_EVERY = 500;
const DUE_EVERY = 1_000;
const DOUBT_EVERY = 2_000;
const SLOW_EVERY = 500;
/** How often the carrier's list is read for what never reached us. */
const BACKFILL_EVERY = 5 * 60_000;

export interface WorkerParts extends TurnParts {
  readonly store: Store;
  readonly queues: Queues;
  readonly practice: Practice;
  readonly channels: ReadonlyMap<Channel, ChannelAdapter>;
  /** Null where no carrier is connected. */
  readonly sms: TwilioSms | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The worker: turns, delivery, effects, handoffs. Any number of them may run on one database. */
export class Worker {
  readonly #delivery: Delivery;
  readonly #effects: EffectRunner;
  readonly #handoffs: Handoffs;
  /** Two lanes: while one decides and commits, the other reads. The second one runs where there is more than one batch holds. */
  readonly #turns: readonly [Loop, Loop];
  readonly #hands = new Hands();
  readonly #loops: Loop[];

  constructor(private readonly parts: WorkerParts) {
    this.#delivery = new Delivery(parts);
    this.#effects = new EffectRunner(parts);
    this.#handoffs = new Handoffs(parts);
    const onError = (error: unknown) => parts.logger.error({ err: error }, 'work failed; it is tried again');
    this.#turns = [
      new Loop(() => this.#batch(1), UNREAD_EVERY, onError),
      new Loop(() => this.#batch(0), UNREAD_EVERY * 20, onError),
    ];
    const due = new Loop(() => this.#delivery.due(), DUE_EVERY, onError);
    this.#loops = [
      ...this.#turns,
      due,
      new Loop(() => this.#delivery.inDoubt(), DOUBT_EVERY, onError),
      new Loop(() => this.#effects.due(), DUE_EVERY, onError),
      new Loop(() => this.#effects.slow(), SLOW_EVERY, onError),
      new Loop(() => this.#handoffs.announceMissed(), DOUBT_EVERY, onError),
      ...(parts.sms ? [backfillLoop({ ...parts, sms: parts.sms })] : []),
    ];
    parts.store.live.onChanged((changes) => {
      // An agent's message is stored as pending by the process that took it.
      if (changes.some((change) => change.status === 'with_agent' || change.status === 'queued')) due.wake();
    });
  }

  /** Makes ready for a busy start: see rehearsal.ts. */
  rehearse(): Promise<void> {
    return rehearse(this.parts, new Date().toISOString());
  }

  /** Begins: what an earlier process left behind first. */
  async start(): Promise<void> {
    await this.#handoffs.consume();
    this.parts.store.live.onUnread(() => this.#turns[0].wake());
    for (const loop of this.#loops) loop.wake();
  }

  /** Begins no more work, ends what is under way. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
    await this.#effects.settled();
    await this.#delivery.settled();
  }

  /** @param other the lane to wake where there is more than this one could take */
  async #batch(other: 0 | 1): Promise<boolean> {
    const { store, metrics } = this.parts;
    const timed = metrics.turnCommit.startTimer();
    const result = await runBatch(
      store,
      BATCH,
      () => new Date().toISOString(),
      (held, at) => decideHeld(this.parts, held, at),
      { hands: this.#hands, more: () => this.#turns[other].wake() },
    );
    if (result.taken > 0) {
      timed();
      metrics.turnBatch.observe(result.taken);
    }
    this.#afterCommit(result);
    return result.taken > 0;
  }

  #afterCommit({ sendings, committed, failed }: BatchResult): void {
    this.#delivery.deliver(sendings);
    for (const one of committed) this.#follow(one);
    if (committed.length > 0) {
      this.parts.store.live.changed(
        committed.map(({ conversationId, patientId, state }) => ({
          conversationId,
          patientId,
          seq: state.seq,
          status: state.status,
        })),
      );
    }
    for (const { conversationId, error } of failed)
      this.parts.logger.error({ conversationId, err: error }, 'a turn failed; it is tried again');
  }

  #follow({ conversationId, events, state }: Committed): void {
    for (const event of events) {
      if (event.kind === 'turn.decided') this.parts.metrics.turns.inc({ route: state.status });
      if (event.kind === 'effect.requested') this.#effects.start(event.body.effectId);
      if (event.kind === 'handoff.requested') {
        this.parts.metrics.handoffs.inc({ queue: event.body.queue, level: event.body.level });
        void this.#handoffs.announce(conversationId, event.body.dueAt);
      }
    }
  }
}

/** A carrier that cannot be asked now is asked again at the next round; the overlap of the rounds leaves nothing out. */
function backfillLoop(parts: ConstructorParameters<typeof Backfill>[0]): Loop {
  const backfill = new Backfill(parts);
  const job = async () => {
    await backfill.run(new Date());
    return false;
  };
  return new Loop(job, BACKFILL_EVERY, (error) =>
    parts.logger.warn({ err: error }, 'the carrier could not be asked for missed messages'),
  );
}
