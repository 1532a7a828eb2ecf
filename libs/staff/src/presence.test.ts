import fc from 'fast-check';
import { afterHeartbeat, afterSaying, OFFLINE_AFTER_MS, presenceAt } from './index.js';

const NOON = new Date('2026-12-01T12:00:00.000Z');
const later = (ms: number) => new Date(NOON.getTime() + ms);

describe('presence', () => {
  it('is offline for somebody who was never there', () => {
    expect(presenceAt(null, NOON).state).toBe('offline');
  });

  it('goes offline when the heartbeat fails to come, and says since when', () => {
    const record = afterSaying(null, 'available', NOON);
    expect(presenceAt(record, later(OFFLINE_AFTER_MS - 1)).state).toBe('available');
    expect(presenceAt(record, later(OFFLINE_AFTER_MS + 5_000))).toEqual({
      state: 'offline',
      since: later(OFFLINE_AFTER_MS).toISOString(),
    });
  });

  it('comes back in the state that was left, from now on', () => {
    const back = afterHeartbeat(afterSaying(null, 'busy', NOON), later(600_000));
    expect(presenceAt(back, later(600_000))).toEqual({ state: 'busy', since: later(600_000).toISOString() });
  });

  it('makes nobody available who did not say so', () => {
    expect(presenceAt(afterHeartbeat(null, NOON), NOON).state).toBe('away');
  });

  it('keeps the time since when over any number of heartbeats and repetitions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: OFFLINE_AFTER_MS - 1 }))), (steps) => {
        let at = NOON;
        let record = afterSaying(null, 'available', NOON);
        for (const [say, ms] of steps) {
          at = new Date(at.getTime() + ms);
          record = say ? afterSaying(record, 'available', at) : afterHeartbeat(record, at);
        }
        expect(presenceAt(record, at)).toEqual({ state: 'available', since: NOON.toISOString() });
      }),
    );
  });
});
