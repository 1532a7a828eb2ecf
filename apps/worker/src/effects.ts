import type { Practice, PracticeRequest } from '@carethread/practice';
import { type ClaimedEffect, keepAttachment, type Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';
import type { TwilioSms } from '@carethread/twilio-sms';

/** How long an effect is one process's before another may take it: longer than the clinic's time-outs and retries together. */
const CLAIM_SECONDS = 45;
const BATCH = 16;
/** A patient who has waited for the clinic for so long is told that it is being asked. */
const SECONDS_OF_SILENCE = 4;
/** Tries to fetch a picture, and the seconds before the second one; each wait is three times the last, some three minutes in all. */
const MOST_FETCHES = 5;
const SECONDS_TO_FETCH_AGAIN = 5;

/** What came of an effect; `again`: nothing yet, and another try may help. */
type Answer =
  | { readonly outcome: 'done' | 'failed'; readonly result: unknown }
  | { readonly outcome: 'again'; readonly seconds: number };

export interface EffectParts {
  readonly store: Store;
  readonly practice: Practice;
  readonly sms: TwilioSms | null;
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

  /**
   * Notes what the clinic has not answered in time, so that a turn may tell the patient. Found in the table and not by a clock of
   * whoever asked the clinic: it is told as well after that process died. @returns whether there may be more
   */
  async slow(): Promise<boolean> {
    return (await this.parts.store.effects.noteSlow('practice', SECONDS_OF_SILENCE, BATCH)) === BATCH;
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
    if (result.outcome === 'again') await this.parts.store.effects.later(effect.id, result.seconds);
    else await this.parts.store.effects.finish(effect.id, { kind: effect.kind, ...result });
  }

  async #answer(effect: ClaimedEffect): Promise<Answer> {
    switch (effect.kind) {
      case 'practice':
        return this.#askClinic(effect);
      case 'media':
        return this.#fetchMedia(effect);
      default:
        return { outcome: 'failed', result: { kind: 'unavailable', why: `nothing here does ${effect.kind}` } };
    }
  }

  async #askClinic(effect: ClaimedEffect): Promise<Answer> {
    const result = await this.parts.practice.perform(effect.request as PracticeRequest);
    if (result.kind !== 'unavailable') return { outcome: 'done', result };
    this.parts.logger.warn({ effectId: effect.id, why: result.why }, 'the clinic did not answer');
    return { outcome: 'failed', result };
  }

  async #fetchMedia({ id, conversationId, request, attempts }: ClaimedEffect): Promise<Answer> {
    const { ref } = request as { ref: string };
    const media = (await this.parts.sms?.fetchMedia(ref)) ?? { ok: false, class: 'ends', reason: 'No carrier is connected' };
    if (!media.ok) {
      if (media.class === 'waits' && attempts < MOST_FETCHES)
        return { outcome: 'again', seconds: SECONDS_TO_FETCH_AGAIN * 3 ** (attempts - 1) };
      return { outcome: 'failed', result: { kind: 'media', ref, state: 'refused', reason: media.reason } };
    }
    await keepAttachment(this.parts.store, { id, conversationId, contentType: media.contentType, bytes: media.bytes });
    return {
      outcome: 'done',
      result: { kind: 'media', ref, state: 'stored', id, contentType: media.contentType, bytes: media.bytes.length },
    };
  }
}
