import type { Queues } from '@carethread/queue';
import { announcedEntry, readState, type Store, unannouncedEntries } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';

const BATCH = 100;

/**
 * Tells people that somebody waits. The queue entry was committed with the turn; BullMQ carries the news of it and the clock
 * that runs out when nobody answers. Both may come twice: they only make screens look again.
 */
export class Handoffs {
  constructor(
    private readonly parts: {
      readonly store: Store;
      readonly queues: Queues;
      readonly logger: Logger;
      readonly metrics: Metrics;
    },
  ) {}

  async consume(): Promise<void> {
    await this.parts.queues.consume('handoff', ({ conversationId }) => this.#tell(conversationId));
    await this.parts.queues.consume('handoff-overdue', ({ conversationId }) => this.#overdue(conversationId));
  }

  /** Puts the news into the queue; a failure is made good by announceMissed. */
  async announce(conversationId: string, dueAt: string): Promise<void> {
    try {
      await this.parts.queues.add('handoff', { conversationId });
      await this.parts.queues.add('handoff-overdue', { conversationId }, { delay: Math.max(0, Date.parse(dueAt) - Date.now()) });
      await announcedEntry(this.parts.store, conversationId);
    } catch (error) {
      this.parts.logger.error({ conversationId, err: error }, 'a handoff could not be announced; it is tried again');
    }
  }

  /** Announces entries whose news got lost: the process died between commit and queue. */
  async announceMissed(): Promise<boolean> {
    const missed = await unannouncedEntries(this.parts.store, BATCH);
    for (const { conversationId, dueAt } of missed) {
      this.parts.metrics.swept.inc({ kind: 'handoff' });
      await this.announce(conversationId, dueAt);
    }
    return false;
  }

  async #tell(conversationId: string): Promise<void> {
    const state = await readState(this.parts.store, conversationId);
    if (!state?.handoff) return;
    this.parts.store.live.changed([{ conversationId, patientId: '', seq: state.seq, status: state.status }]);
  }

  async #overdue(conversationId: string): Promise<void> {
    const state = await readState(this.parts.store, conversationId);
    if (state?.status !== 'queued' || !state.handoff) return;
    this.parts.logger.warn({ conversationId, queue: state.handoff.queue }, 'nobody has answered in time');
    this.parts.store.live.changed([{ conversationId, patientId: '', seq: state.seq, status: state.status }]);
  }
}
