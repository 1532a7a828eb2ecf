import type { NewEvent } from '@carethread/conversation';
import { TestLog } from '../../testing/log.js';
import { transcriptOf } from './transcript.js';

const effect = (effectId: string, request: unknown, kind = 'practice') =>
  ({ kind: 'effect.requested', actor: 'assistant', body: { effectId, kind, request } }) as const;
const finished = (effectId: string, result: unknown, kind = 'practice', outcome: 'done' | 'failed' = 'done') =>
  ({ kind: 'effect.finished', actor: 'system', body: { effectId, kind, outcome, result } }) as const;
const itemsOf = (log: TestLog) => transcriptOf(log.events, new Map(), new Map([['s1', 'Ada Lane']]));

describe('what agents see of a log', () => {
  it('says once what was done at the clinic, and what came of it', () => {
    const visit = {
      start: '2026-12-01T09:00:00-06:00',
      practitioner: 'Dr. Maya Chen',
      location: 'Riverside Main',
      visitType: 'checkup',
    };
    const log = new TestLog()
      .add(effect('e1', { kind: 'find-slots' }))
      .add(finished('e1', { kind: 'slots', slots: [{}, {}, {}] }))
      .add(effect('e2', { kind: 'book' }))
      .add(finished('e2', { kind: 'booked', appointment: { ...visit, ref: 'Appointment/1', version: '1' } }))
      .add(effect('e3', { kind: 'request-refill' }))
      .add(finished('e3', { kind: 'unavailable', why: 'no answer' }, 'practice', 'failed'))
      .add(effect('e4', { kind: 'medications' }));
    expect(itemsOf(log)).toMatchObject([
      { kind: 'did', seq: 2, what: 'find-slots', outcome: 'done', came: 'slots', found: 3 },
      { kind: 'did', seq: 4, what: 'book', outcome: 'done', came: 'booked', visit },
      { kind: 'did', seq: 6, what: 'request-refill', outcome: 'failed', came: 'unavailable' },
      { kind: 'did', seq: 7, what: 'medications', outcome: 'under-way', came: null },
    ]);
  });

  it('names the account of an agent, so that one knows one’s own', () => {
    const sent: NewEvent = {
      kind: 'message.queued',
      actor: 'staff:s1',
      body: {
        outboundId: 'o1',
        channel: 'sms',
        addressId: 'a',
        parts: [{ kind: 'text', text: 'Hi' }],
        from: 'agent',
        name: 'Ada',
      },
    };
    const log = new TestLog()
      .add({ kind: 'handoff.claimed', actor: 'staff:s1', body: { staffId: 's1', name: 'Ada Lane' } })
      .add(sent);
    expect(itemsOf(log)).toMatchObject([
      { kind: 'claimed', staffId: 's1', name: 'Ada Lane' },
      { kind: 'message', from: 'agent', staffId: 's1', name: 'Ada' },
    ]);
  });

  it('shows a picture where it is kept once it was fetched, also where that is told later', () => {
    const part = { kind: 'attachment', ref: 'https://carrier.example/ME1', contentType: 'image/png', state: 'remote' } as const;
    const log = new TestLog()
      .add({
        kind: 'message.received',
        actor: 'patient',
        body: { inboundId: 'i', channel: 'sms', addressId: 'a', parts: [part] },
      })
      .add(effect('e1', { ref: part.ref }, 'media'));
    expect(itemsOf(log)).toMatchObject([{ parts: [{ state: 'remote' }] }]);
    log.add(
      finished('e1', { kind: 'media', ref: part.ref, state: 'stored', id: 'e1', contentType: 'image/png', bytes: 9 }, 'media'),
    );
    expect(itemsOf(log)).toMatchObject([{ parts: [{ state: 'stored', ref: 'e1', bytes: 9 }] }]);
  });
});
