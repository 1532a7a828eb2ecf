import type { NormalisedText } from '../normalise.js';
import { type FeatureSpace, rarityOf } from './features.js';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const LONGEST = 16;
/** A word that stands in fewer than about one example in six thousand is none to be corrected to. */
const RAREST = 9.7;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every spelling one slip away: a letter lost, exchanged, doubled or in another's place (Damerau 1964). */
function* slips(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail !== '') yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of LETTERS) {
      yield head + letter + tail;
      if (tail !== '') yield head + letter + tail.slice(1);
    }
  }
}

/** @returns the commonest word that the examples have one slip away from one that they do not have; null where there is none. */
function meantBy(word: string, space: FeatureSpace): string | null {
  let best: string | null = null;
  let rarity = RAREST;
  for (const other of slips(word)) {
    const its = rarityOf(space, other);
    if (its < rarity) [best, rarity] = [other, its];
  }
  return best;
}

/** @returns a message with its slip of the key mended, as the examples spell that word; null where there is none, or many. */
export function respelt({ tokens, folded }: NormalisedText, space: FeatureSpace): string | null {
  const words = tokens.map(({ at, text }) => folded.slice(at, at + text.length));
  const odd = words.filter(
    (word, index) =>
      tokens[index]?.kind === 'word' && word.length >= SHORTEST && rarityOf(space, word) === Number.POSITIVE_INFINITY,
  );
  const [slip, another] = odd;
  // More than one unknown word is another subject, or none at all.
  if (slip === undefined || another !== undefined || slip.length > LONGEST) return null;
  const meant = meantBy(slip, space);
  return meant === null ? null : tokens.map(({ text }, index) => (words[index] === slip ? meant : text)).join(' ');
}
