import fc from 'fast-check';
import { full, Limiter, take } from './bucket.js';

const RATE = { burst: 3, perSecond: 2 };

describe('a token bucket', () => {
  it('gives a burst at once, then says how long to wait', () => {
    let bucket = full(RATE, 0);
    for (let i = 0; i < RATE.burst; i++) {
      const taken = take(bucket, RATE, 0);
      if (!taken.ok) throw new Error('the burst was cut short');
      bucket = taken.bucket;
    }
    expect(take(bucket, RATE, 0)).toEqual({ ok: false, retryAfterMs: 500 });
    expect(take(bucket, RATE, 499).ok).toBe(false);
    expect(take(bucket, RATE, 500).ok).toBe(true);
  });

  it('refills nothing when the clock goes back', () => {
    const empty = { tokens: 0, at: 10_000 };
    expect(take(empty, RATE, 0)).toEqual({ ok: false, retryAfterMs: 500 });
  });

  it('never gives more in any time than the burst and what that time brings', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }), (waits) => {
        let bucket = full(RATE, 0);
        let now = 0;
        let given = 0;
        for (const wait of waits) {
          now += wait;
          const taken = take(bucket, RATE, now);
          if (taken.ok) {
            given++;
            bucket = taken.bucket;
          }
        }
        expect(given).toBeLessThanOrEqual(RATE.burst + (now / 1000) * RATE.perSecond + 1e-6);
      }),
    );
  });
});

describe('a limiter', () => {
  it('counts each key apart and forgets those that are full again', () => {
    let now = 0;
    const limiter = new Limiter(RATE, () => now);
    for (let i = 0; i < RATE.burst; i++) expect(limiter.take('a')).toBe(0);
    expect(limiter.take('a')).toBe(500);
    expect(limiter.take('b')).toBe(0);
    now = 1_499;
    limiter.sweep();
    expect(limiter.size).toBe(1);
    now = 1_500;
    limiter.sweep();
    expect(limiter.size).toBe(0);
  });
});
