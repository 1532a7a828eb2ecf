import fc from 'fast-check';
import { linked } from './link.js';

describe('links in a message', () => {
  const hrefs = (text: string) => linked(text).flatMap(({ href }) => (href === undefined ? [] : [href]));

  it.each([
    ['Call 911 now.', ['tel:911']],
    ['Call or text 988, any time', ['tel:988']],
    ['Call (312) 555-0100.', ['tel:+13125550100']],
    ['312-555-0100 or 312.555.0101', ['tel:+13125550100', 'tel:+13125550101']],
    ['See https://clinic.example/forms?id=1.', ['https://clinic.example/forms?id=1']],
    ['(https://clinic.example/a)', ['https://clinic.example/a']],
    ['javascript:alert(1) and <b>no</b>', []],
    ['Room 9112, visit 19881', []],
  ])('%s', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });

  it('keep the words as they are, and lead to the web or a telephone only', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('https://a.example/?q=', 'javascript:', '911', '(312) 555-0100', ' '));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const runs = linked(pieces.join(''));
        expect(runs.map(({ text }) => text).join('')).toBe(pieces.join(''));
        for (const { href } of runs) if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|tel:)/);
      }),
    );
  });
});
