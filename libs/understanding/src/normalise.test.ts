import fc from 'fast-check';
import { normalise, sourceSpan } from './normalise.js';

const anyString = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
);

describe('normalise', () => {
  it.each([
    ['Hi!! U have an appt 4 me tmrw??', 'hi!! you have an appointment 4 me tomorrow??'],
    ['I’m  fine\u200b,\tthx', "i'm fine, thanks"],
    ['ki\u200bll', 'kill'],
    ['heeeelp pleeease', 'help please'],
    ['soooo goood', 'so good'],
    ['MAÑANA por la tarde, xfa', 'mañana por la tarde, por favor'],
    ['man\u0303ana', 'mañana'],
    ['nul\u0000l', 'null'],
    ['a \ud800 b', 'a b'],
    ['😭😭😭 help', 'crying help'],
    ['ok 👍🏽', 'ok thumbs up'],
    ['ａｐｐｔ', 'appointment'],
    ['um, yes', ', yes'],
    ['born 3/3/84', 'born 3/3/84'],
    ['so sad :(', 'so sad sad'],
    ['', ''],
  ])('makes %j plain', (written, plain) => {
    expect(normalise(written).text).toBe(plain);
  });

  it('never throws, and keeps its offsets, whatever it is given', () => {
    fc.assert(
      fc.property(anyString, (written) => {
        const plain = normalise(written);
        expect(plain.original).toBe(written);
        expect(plain.folded).toHaveLength(plain.text.length);
        expect(plain.text.isWellFormed()).toBe(true);
        for (const token of plain.tokens) {
          expect(plain.text.slice(token.at, token.at + token.text.length)).toBe(token.text);
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(written.length);
        }
      }),
    );
  });

  it('reads 1,600 emoji, right-to-left text and a very long text without trouble', () => {
    expect(normalise('😭'.repeat(1600)).text).toBe('crying');
    expect(normalise('😀😭'.repeat(800)).tokens).toHaveLength(1600);
    expect(normalise('\u202eמתי אתם פתוחים?').text).toBe('מתי אתם פתוחים?');
    expect(normalise('word '.repeat(13_000)).tokens).toHaveLength(13_000);
  });

  it('finds a passage in the text as written', () => {
    const plain = normalise('Ugh... I wanna d\u200bie');
    const at = plain.text.indexOf('want to die');
    expect(sourceSpan(plain, at, at + 'want to die'.length)).toEqual([9, 19]);
    expect(plain.original.slice(9, 19)).toBe('wanna d\u200bie');
    expect(sourceSpan(plain, 500, 600)).toBeNull();
  });
});
