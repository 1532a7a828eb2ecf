import { REWORDING, SECOND_OPINION, TRANSLATION } from '@carethread/dialogue';
import type { Llm } from '@carethread/llm';
import type { Practice, PracticeRequest } from '@carethread/practice';
import { type ClaimedEffect, keepAttachment, type Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';
import type { TwilioSms } from '@carethread/twilio-sms';
import { askModel, isForModel } from './llm.js';

/** How long an effect is one process's before another may take it: longer than the clinic's time-outs and retries together. */
const CLAIM_SECONDS = 45;
const BATCH = 16;
/** A patient who has waited for the clinic for so long is told that it is being asked. */
const SECONDS_OF_SILENCE = 4;
/** The language model has 2.5 s; whoever asked it and has not told by then has died over it. */
const SECONDS_FOR_AN_OPINION = 4;
/** Tries to fetch a picture, and the seconds before the second one; each wait is three times the last, some three minutes in all. */
const MOST_FETCHES = 5;
const SECONDS_TO_FETCH_AGAIN = 5;
/** An adverse event is tried again for some days: at first after seconds, then every hour. */
const SECONDS_TO_RECORD_AGAIN = 15;
const MOST_RECORDINGS = 80;

/** What came of an effect; `again`: nothing yet, and another try may help. */
type Answer =
  | { readonly outcome: 'done' | 'failed'; readonly result: unknown }
  | { readonly outcome: 'again'; readonly seconds: number };

export interface EffectParts {
  readonly store: Store;
  readonly practice: Practice;
  readonly sms: TwilioSms | null;
  readonly llm: Llm | null;
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
   * Notes what the clinic has not answered in time, so that a turn may tell the patient, and an opinion that is not there, so that a
   * turn goes on without it. Found in the table and not by a clock of whoever asked: it is told as well after that process died.
   * @returns whether there may be more
   */
  async slow(): Promise<boolean> {
    const { effects } = this.parts.store;
    const noted = [
      await effects.noteSlow(['practice'], SECONDS_OF_SILENCE, BATCH),
      await effects.noteSlow([SECOND_OPINION, REWORDING, TRANSLATION], SECONDS_FOR_AN_OPINION, BATCH),
    ];
    return noted.includes(BATCH);
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
    if (isForModel(effect)) return askModel(this.parts.store, this.parts.llm, effect);
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
    const request = effect.request as PracticeRequest;
    const result = await this.parts.practice.perform(request);
    if (result.kind !== 'unavailable') return { outcome: 'done', result };
    this.parts.logger.warn({ effectId: effect.id, why: result.why }, 'the clinic did not answer');
    // Nobody waits for it, and it must not be lost: a clinic that is down has it once it is back.
    if (request.kind === 'record-adverse-event' && effect.attempts < MOST_RECORDINGS)
      return { outcome: 'again', seconds: Math.min(SECONDS_TO_RECORD_AGAIN * 2 ** (effect.attempts - 1), 3_600) };
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
