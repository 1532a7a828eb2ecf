import { SHORTHAND } from './phrases.ts';
import type { Dice } from './random.ts';

const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{ a: 's', b: 'v', c: 'x', d: 's', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n' },
  ...{ n: 'm', o: 'p', p: 'o', q: 'w', r: 't', s: 'a', t: 'r', u: 'i', v: 'b', w: 'e', x: 'c', y: 'u', z: 'x' },
};
/** Shorter words are seldom mistyped, and less often understood when they are. */
const SHORTEST = 5;

/** @returns a text as a thumb types it: at most one slip, and shorthand where the hand is given to it */
export function typed(text: string, { slips, shortens }: { slips: number; shortens: boolean }, dice: Dice): string {
  const short = shortens ? SHORTHAND.reduce((it, [long, brief]) => it.replace(long, brief), text.toLowerCase()) : text;
  return dice.chance(slips) ? slipped(short, dice) : short;
}

function slipped(text: string, dice: Dice): string {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= SHORTEST);
  if (words.length === 0) return text;
  const { 0: word, index } = dice.pick(words);
  const at = 1 + Math.floor(dice.next() * (word.length - 2));
  const [one = '', two = ''] = [word[at], word[at + 1]];
  const wrong = dice.pick([two + one, one, `${one}${one}${two}`, `${NEIGHBOURS[one] ?? one}${two}`]);
  return text.slice(0, index + at) + wrong + text.slice(index + at + 2);
}
