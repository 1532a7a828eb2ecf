import fc from 'fast-check';
import { initials, spelled } from './labels.js';
import { smsSegments } from './segments.js';
import { pieces } from './spans.js';
import { clock, slaLeft, waited } from './time.js';

describe('SMS parts', () => {
  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ñ'.repeat(160), 1],
    ['“it’s fine”—really…'.padEnd(150, 'a'), 1],
    ['ó'.repeat(70), 1],
    ['ó'.repeat(71), 2],
    ['🙂'.repeat(35), 1],
    ['🙂'.repeat(36), 2],
  ])('of %j are %i', (text, parts) => {
    expect(smsSegments(text)).toBe(parts);
  });
});

describe('marked passages', () => {
  it('are cut out of the text where they stand', () => {
    expect(pieces('I feel my chest hurts now', [[7, 21]])).toEqual([
      { start: 0, text: 'I feel ', marked: false },
      { start: 7, text: 'my chest hurts', marked: true },
      { start: 21, text: ' now', marked: false },
    ]);
  });

  it('never change the text, however they overlap or reach beyond it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }))),
        (text, spans) => {
          const cut = pieces(text, spans);
          expect(cut.map((piece) => piece.text).join('')).toBe(text);
          for (const piece of cut) expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
        },
      ),
    );
  });
});

describe('times', () => {
  const at = '2026-12-01T15:00:00.000Z';
  const now = (ms: number) => Date.parse(at) + ms;

  it('say a wait in one glance', () => {
    expect([4_000, 59_999, 60_000, 3_599_000, 3_900_000, 90_000_000].map((ms) => waited(at, now(ms)))).toEqual([
      '4 s',
      '59 s',
      '1 min',
      '59 min',
      '1 h 05',
      '1 d',
    ]);
  });

  it('say how much of the time to answer is left', () => {
    const due = '2026-12-01T15:10:00.000Z';
    expect([0, 150_000, 600_000, 900_000].map((ms) => slaLeft(at, due, now(ms)))).toEqual([1, 0.75, 0, 0]);
    expect(slaLeft(at, at, now(0))).toBe(0);
  });

  it('are the clinic’s, whatever zone the reader sits in', () => {
    const chicago = clock('en', 'America/Chicago');
    expect(chicago.time('2026-12-01T05:30:00.000Z')).toMatch(/^11:30\sPM$/);
    expect(chicago.day('2026-12-01T05:30:00.000Z', Date.parse('2026-12-01T15:00:00.000Z'))).toBe('Yesterday');
    expect(chicago.date('2026-12-01')).toBe('Dec 1, 2026');
  });
});

describe('labels', () => {
  it('spell codes out', () => {
    expect(['book_appointment', 'chest-pain', 'visitType'].map(spelled)).toEqual([
      'Book appointment',
      'Chest pain',
      'Visit type',
    ]);
  });

  it('give initials for any name', () => {
    expect(['Dana Whitfield', 'Ana María López Ruiz', 'Åsa', '••• 4417'].map(initials)).toEqual(['DW', 'AR', 'Å', '#']);
  });
});
