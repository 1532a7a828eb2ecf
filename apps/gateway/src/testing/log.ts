import {
  type ConversationEvent,
  type ConversationState,
  fold,
  type NewEvent,
  type Understanding,
} from '@carethread/conversation';

/** A conversation's log for tests of what is made of one: each call adds what one cause led to. */
export class TestLog {
  readonly events: ConversationEvent[] = [];
  #slots: Record<string, string> = {};
  #causes = 0;

  get state(): ConversationState {
    return fold(this.events);
  }

  add(...added: NewEvent[]): this {
    this.#causes += 1;
    for (const [part, event] of added.entries()) {
      const at = new Date(Date.UTC(2026, 10, 24, 15, 0, this.events.length)).toISOString();
      this.events.push({ ...event, seq: this.events.length + 1, cause: `cause ${this.#causes}`, part, at } as ConversationEvent);
    }
    return this;
  }

  /** The patient writes and the assistant understands it. @param open a question of the assistant's own is open then */
  patient(text: string, understood: Partial<Understanding> = {}, open = false): this {
    const understanding: Understanding = {
      language: 'en',
      intent: null,
      confidence: 1,
      slots: {},
      safety: { level: 'none', kind: null },
      emotion: { label: 'neutral', score: 0 },
      ...understood,
    };
    // As the dialogue does it: what was once known stays.
    this.#slots = { ...this.#slots, ...understanding.slots };
    return this.add(
      {
        kind: 'message.received',
        actor: 'patient',
        body: { inboundId: 'in', channel: 'sms', addressId: 'address', parts: [{ kind: 'text', text }] },
      },
      {
        kind: 'turn.decided',
        actor: 'assistant',
        body: {
          understanding,
          because: [],
          policy: 'test',
          dialogue: { frames: open ? [{ handler: 'booking', step: 'asked', data: {} }] : [], failures: 0 },
          disclosed: true,
          slots: this.#slots,
        },
      },
    );
  }

  handedOver(): this {
    const because = ['Asked for a person'];
    const dueAt = '2026-11-24T16:00:00.000Z';
    const body = { queue: 'front-desk', priority: 30, level: 'none' as const, because, dueAt };
    return this.add({ kind: 'handoff.requested', actor: 'assistant', body });
  }
}
