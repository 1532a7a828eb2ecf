import fc from 'fast-check';
import { apply, type ConversationEvent, emptyState, fold } from './index.js';

const event = (seq: number, over: Partial<ConversationEvent> = {}): ConversationEvent =>
  ({
    seq,
    cause: `c${seq}`,
    part: 0,
    at: '2026-12-01T15:00:00.000Z',
    actor: 'patient',
    kind: 'message.received',
    body: { inboundId: `i${seq}`, channel: 'sms', addressId: 'a', parts: [] },
    ...over,
  }) as ConversationEvent;

describe('fold', () => {
  it('counts what the patient wrote and remembers where', () => {
    const state = fold([event(1), event(2)]);
    expect(state).toMatchObject({ seq: 2, channel: 'sms', addressId: 'a', counts: { patient: 2 } });
  });

  it('refuses a log with a gap', () => {
    expect(() => fold([event(1), event(3)])).toThrow('event 3 does not follow on 1');
  });

  it('gives the same state however a log is cut in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(40), (length, cut) => {
        const log = Array.from({ length }, (_, i) => event(i + 1));
        const first = log.slice(0, cut);
        expect(fold(log.slice(cut), fold(first))).toEqual(fold(log));
      }),
    );
  });

  it('never changes the state it was given', () => {
    const before = emptyState();
    apply(before, event(1));
    expect(before).toEqual(emptyState());
  });
});
