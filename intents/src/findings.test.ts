import type { Intent, Policy } from '@carethread/dialogue';
import { findingsOf } from './findings.js';
import { loadPolicy } from './load.js';

const policy = loadPolicy();

/** The product's policy with two intents of nothing but these examples beside. */
function withExamples(one: readonly string[], other: readonly string[]): Policy {
  const intent = (name: string, en: readonly string[]): [string, Intent] => [
    name,
    { name, domain: 'test', handler: null, person: null, slots: [], examples: { en, es: [] } },
  ];
  return { ...policy, intents: new Map([intent('left', one), intent('right', other)]) };
}
const overlapsOf = (...examples: Parameters<typeof withExamples>) =>
  findingsOf(withExamples(...examples)).filter((finding) => !finding.includes('or more are understood better'));

describe('findings', () => {
  it('name the same example twice, however it is written, within an intent and across', () => {
    expect(overlapsOf(['Where is it?'], ['where is it', 'can I park'])).toEqual([
      '"Where is it?" (left) and "where is it" (right) are the same in en: keep one of them',
    ]);
    expect(overlapsOf(['hola', 'HOLA!'], [])).toHaveLength(1);
  });

  it('name examples of two intents that share nearly all words, in whatever order', () => {
    expect(overlapsOf(['please can i move my visit to monday'], ['my visit can i move to monday'])).toEqual([
      expect.stringMatching(/nearly the same in en: reword the one that fits its intent less$/),
    ]);
  });

  it('leave alike examples of one intent, short ones, and those that share too little', () => {
    expect(overlapsOf(['please can i move my visit to monday', 'can i move my visit to monday'], ['a lot'])).toEqual([]);
    expect(overlapsOf(['my bill'], ['the bill'])).toEqual([]);
    expect(overlapsOf(['when can i see the doctor'], ['when can i pay the bill'])).toEqual([]);
  });

  it('are as many as laying every example beside every other finds', () => {
    const words = 'a b c d e f'.split(' ');
    const made = Array.from({ length: 200 }, (_, seed) => words.filter((_word, bit) => (seed >> bit) & 1).join(' ')).filter(
      Boolean,
    );
    const [left, right] = [made.slice(0, 40), made.slice(40)];
    const setOf = (text: string) => new Set(text.split(' '));
    const alike = left.flatMap((one) =>
      right.filter((other) => {
        const [a, b] = [setOf(one), setOf(other)];
        return one !== other && Math.min(a.size, b.size) >= 3 && a.intersection(b).size / a.union(b).size >= 0.8;
      }),
    );
    expect(overlapsOf(left, right).filter((finding) => finding.includes('nearly'))).toHaveLength(alike.length);
    expect(alike.length).toBeGreaterThan(0);
  });
});
