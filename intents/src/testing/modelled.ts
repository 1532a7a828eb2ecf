import { emptyState, fold, type NewEvent, type Understanding } from '@carethread/conversation';
import { decide, type TurnContext, type TurnInput } from '@carethread/dialogue';
import { POLICY, sentIn, simpleRules } from './talk.js';

export const UNSURE = { intent: null, confidence: 0.3 } as const;

/** A conversation in which a language model may be asked. */
export class Modelled {
  state = emptyState();
  readonly log: NewEvent[] = [];
  asks = true;
  rewords = false;
  translates = false;
  private ids = 0;

  say(text: string, meaning: Partial<Understanding> = UNSURE): string | null {
    const message = {
      inboundId: `in-${this.log.length}`,
      channel: 'sms' as const,
      addressId: 'address-1',
      parts: [{ kind: 'text' as const, text }],
    };
    const understanding: Understanding = {
      ...{ language: 'en', intent: null, confidence: 0.9, slots: {}, safety: { level: 'none', kind: null } },
      ...{ emotion: { label: 'neutral', score: 0.1 } },
      ...meaning,
    } as Understanding;
    this.append([{ kind: 'message.received', actor: 'patient', body: message }]);
    return this.turn({ kind: 'message', message, understanding });
  }

  opinion(result: unknown, outcome: 'done' | 'failed' = 'done', effectId?: string): string | null {
    return this.answer('second-opinion', result, outcome, effectId);
  }

  /** What the model answered to what it was asked last. */
  answer(
    effect: string,
    result: unknown,
    outcome: 'done' | 'failed' = 'done',
    effectId = this.asked.at(-1)?.body.effectId ?? '',
  ): string | null {
    this.append([{ kind: 'effect.finished', actor: 'system', body: { effectId, kind: effect, outcome, result } }]);
    return this.turn({ kind: 'effect', effectId, effect, outcome, result });
  }

  turn(input: TurnInput): string | null {
    const events = decide(this.state, input, this.context());
    this.append(events);
    return sentIn(events);
  }

  get asked() {
    return this.log.filter(
      (event): event is Extract<NewEvent, { kind: 'effect.requested' }> => event.kind === 'effect.requested',
    );
  }

  get decided() {
    return this.log.filter((event): event is Extract<NewEvent, { kind: 'turn.decided' }> => event.kind === 'turn.decided');
  }

  append(events: NewEvent[]): void {
    const placed = events.map((event, part) => ({
      ...event,
      ...{ seq: this.state.seq + part + 1, cause: `cause-${this.log.length}`, part, at: '2026-11-24T15:00:00.000Z' },
    }));
    this.state = fold(placed, this.state);
    this.log.push(...events);
  }

  context(): TurnContext {
    return {
      now: '2026-11-24T15:00:00.000Z',
      policy: POLICY,
      route: simpleRules,
      capabilities: { channel: 'sms', quickReplies: false, maxCharacters: 1600, carrierHandlesOptOut: true },
      secondOpinion: this.asks,
      rewording: this.rewords,
      translation: this.translates,
      newId: () => `id-${this.ids++}`,
    };
  }
}
