import type { Practice, PracticeRequest } from '@carethread/practice';
import type { ClaimedEffect, Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';

/** How long an effect is one process's before another may take it: longer than the clinic's time-outs and retries together. */
const CLAIM_SECONDS = 45;
const BATCH = 16;

export interface EffectParts {
  readonly store: Store;
  readonly practice: Practice;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Does what turns asked of the outside, with no lock held. Every request can be made twice: its id is in it. */
export class EffectRunner {
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly parts: EffectParts) {}

  /** Does one effect that was just committed. Returns at once. */
  start(effectId: string): void {
    this.#track(
      this.parts.store.effects.claim(effectId, CLAIM_SECONDS).then((claimed) => (claimed ? this.#perform(claimed) : undefined)),
    );
  }

  /** Does effects that nobody is at. @returns whether there may be more */
  async due(): Promise<boolean> {
    const claimed = await this.parts.store.effects.claimDue(BATCH, CLAIM_SECONDS);
    this.parts.metrics.swept.inc({ kind: 'effect' }, claimed.length);
    await Promise.all(claimed.map((one) => this.#perform(one)));
    return claimed.length > 0;
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => this.parts.logger.error({ err: error }, 'an effect could not be done; it is tried again'))
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  async #perform(effect: ClaimedEffect): Promise<void> {
    const done = this.parts.metrics.effect.startTimer({ kind: effect.kind });
    const result = await this.#answer(effect);
    done();
    this.parts.metrics.effects.inc({ kind: effect.kind, outcome: result.outcome });
    await this.parts.store.effects.finish(effect.id, { kind: effect.kind, ...result });
  }

  async #answer(effect: ClaimedEffect): Promise<{ outcome: 'done' | 'failed'; result: unknown }> {
    if (effect.kind !== 'practice')
      return { outcome: 'failed', result: { kind: 'unavailable', why: `nothing here does ${effect.kind}` } };
    const result = await this.parts.practice.perform(effect.request as PracticeRequest);
    if (result.kind === 'unavailable')
      this.parts.logger.warn({ effectId: effect.id, why: result.why }, 'the clinic did not answer');
    return { outcome: result.kind === 'unavailable' ? 'failed' : 'done', result };
  }
}
