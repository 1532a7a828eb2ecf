import fc from 'fast-check';
import { plainPunctuation, segmentation } from './gsm7.js';

describe('segments', () => {
  it.each([
    ['', 'GSM-7', 1],
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    // 152 septets, then one that takes two: it moves to the next part whole.
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 'GSM-7', 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
    ['á'.repeat(70), 'UCS-2', 1],
    ['á'.repeat(71), 'UCS-2', 2],
    ['ñ'.repeat(160), 'GSM-7', 1],
    ['😀'.repeat(35), 'UCS-2', 1],
    ['😀'.repeat(36), 'UCS-2', 2],
    // 67 units a part hold 33 pairs, not 33 and a half.
    ['😀'.repeat(66), 'UCS-2', 2],
    ['😀'.repeat(67), 'UCS-2', 3],
  ])('of %j are %s, %i', (text, encoding, segments) => {
    expect(segmentation(text)).toEqual({ encoding, segments });
  });

  it('never get fewer as a text grows', () => {
    const character = fc.constantFrom('a', '€', 'é', '\n', '{');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 700 }), character, (characters, more) => {
        const text = characters.join('');
        expect(segmentation(text + more).segments).toBeGreaterThanOrEqual(segmentation(text).segments);
      }),
    );
  });

  it('hold what fits: no text needs fewer parts than its width does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '€', 'Z'), maxLength: 700 }), (text) => {
        const width = [...text].reduce((sum, one) => sum + (one === '€' ? 2 : 1), 0);
        const { segments } = segmentation(text);
        if (width <= 160) expect(segments).toBe(1);
        else {
          expect(segments).toBeGreaterThanOrEqual(Math.ceil(width / 153));
          expect(segments).toBeLessThanOrEqual(Math.ceil(width / 152));
        }
      }),
    );
  });
});

describe('plain punctuation', () => {
  it('brings typographic text back to GSM-7', () => {
    const text = plainPunctuation('“We’re open”… 8 – 5 — see you\u00a0soon');
    expect(text).toBe('"We\'re open"... 8 - 5 - see you soon');
    expect(segmentation(text).encoding).toBe('GSM-7');
  });

  it('leaves letters, accents and emoji alone', () => {
    expect(plainPunctuation('¿Mañana por la tarde? Sí 👩‍⚕️')).toBe('¿Mañana por la tarde? Sí 👩‍⚕️');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(plainPunctuation(plainPunctuation(text))).toBe(plainPunctuation(text)),
      ),
    );
  });
});
