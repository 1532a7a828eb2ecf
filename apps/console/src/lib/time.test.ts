import { clock } from './time.js';

describe('what a patient meant by a time', () => {
  const chicago = clock('en', 'America/Chicago');

  it('is read by the clock on the wall, wherever the reader is', () => {
    expect(chicago.wall('2026-12-01T09:00', '2026-12-01T12:00')).toMatch(/^Tue, Dec 1, 9:00\sAM\s–\s12:00\sPM$/);
  });

  it('is the day alone where whole days were meant', () => {
    expect(chicago.wall('2026-11-28T00:00', '2026-11-29T00:00')).toBe('Sat, Nov 28');
    expect(chicago.wall('2026-11-30T00:00', '2026-12-07T00:00')).toMatch(/^Mon, Nov 30\s–\sSun, Dec 6$/);
  });
});
