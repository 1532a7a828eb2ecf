import type { TranscriptItem, TranscriptPage } from '@carethread/staff/api';
import fc from 'fast-check';
import { NO_THREAD, type Thread, withNewest, withOlder } from './thread.js';

const item = (seq: number): TranscriptItem => ({ kind: 'language', seq, at: '2026-12-01T12:00:00.000Z', to: 'en' });
const seqs = (items: readonly TranscriptItem[]) => items.map(({ seq }) => seq);

/** A server with a log of so many items that gives parts of a size, as the gateway does. */
class Server {
  constructor(
    public length: number,
    private readonly size: number,
  ) {}

  before(seq: number): TranscriptPage {
    const items = Array.from({ length: this.length }, (_, at) => item(at + 1))
      .filter((one) => one.seq < seq)
      .slice(-this.size);
    const first = items[0]?.seq ?? 1;
    return { items, before: first > 1 ? first : null };
  }

  newest(): TranscriptPage {
    return this.before(Number.POSITIVE_INFINITY);
  }
}

describe('a long thread', () => {
  it('has no gap and nothing twice, whatever comes while one scrolls back', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('comes' as const), count: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ kind: fc.constant('scrolls' as const), count: fc.constant(1) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.array(step, { maxLength: 30 }), (length, steps) => {
        const server = new Server(length, 10);
        let thread: Thread = withNewest(NO_THREAD, server.newest());
        for (const { kind, count } of steps) {
          if (kind === 'comes') server.length += count;
          thread =
            kind === 'scrolls' && thread.before !== null
              ? withOlder(thread, thread.before, server.before(thread.before))
              : withNewest(thread, server.newest());
          const first = thread.items[0]?.seq ?? 1;
          expect(seqs(thread.items)).toEqual(Array.from({ length: thread.items.length }, (_, at) => first + at));
          expect(thread.before).toBe(first > 1 ? first : null);
        }
        expect(thread.items.at(-1)?.seq ?? 0).toBeLessThanOrEqual(server.length);
      }),
    );
  });

  it('keeps what has dropped out of the newest part, and the identity of what has not changed', () => {
    const server = new Server(20, 10);
    const before = withOlder(withNewest(NO_THREAD, server.newest()), 11, server.before(11));
    server.length = 23;
    const after = withNewest(before, server.newest());
    expect(seqs(after.items)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[15]).toBe(before.items[15]);
    expect(withNewest(after, after.newest ?? server.newest())).toBe(after);
  });

  it('begins anew where more has come than the newest part holds', () => {
    const server = new Server(20, 10);
    const held = withNewest(NO_THREAD, server.newest());
    server.length = 60;
    const anew = withNewest(held, server.newest());
    expect(seqs(anew.items)).toEqual(Array.from({ length: 10 }, (_, at) => at + 51));
    // What was asked for before that comes too late.
    expect(withOlder(anew, 11, server.before(11))).toBe(anew);
  });
});
