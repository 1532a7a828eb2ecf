import type { Choice, Understanding } from '@carethread/conversation';
import { plain } from './digest.js';

const ORDINALS: readonly (readonly string[])[] = [
  ['1', '1st', 'first', 'one', 'primera', 'primero', 'primer', 'uno', 'una', 'a'],
  ['2', '2nd', 'second', 'two', 'segunda', 'segundo', 'dos', 'b'],
  ['3', '3rd', 'third', 'three', 'tercera', 'tercero', 'tercer', 'tres', 'c'],
  ['4', '4th', 'fourth', 'four', 'cuarta', 'cuarto', 'cuatro', 'd'],
  ['5', '5th', 'fifth', 'five', 'quinta', 'quinto', 'cinco', 'e'],
  ['6', '6th', 'sixth', 'six', 'sexta', 'sexto', 'seis', 'f'],
  ['7', '7th', 'seventh', 'seven', 'septima', 'siete', 'g'],
  ['8', '8th', 'eighth', 'eight', 'octava', 'ocho', 'h'],
];

/** Words around an ordinal that change nothing: "the 2nd one please". */
const FILLERS = new Set(
  'the one option number choice please por favor la el opcion numero ok i ill take want quiero ill go with para pls thanks gracias'.split(
    ' ',
  ),
);

/**
 * @returns the key of the choice that a message picks: by its key or label, by number or letter, in words ("the 2nd one"),
 * or as understanding read it; null where it picks none
 */
export function pickedChoice(text: string, understanding: Understanding, choices: readonly Choice[]): string | null {
  if (choices.length === 0) return null;
  const words = plain(text);
  const exact = choices.find(({ key, label }) => key === text.trim() || plain(label) === words);
  if (exact) return exact.key;
  const place = placeOf(words, choices.length) ?? slotPlace(understanding.slots.choice, choices.length);
  return place === null ? null : (choices[place]?.key ?? null);
}

function slotPlace(slot: string | undefined, count: number): number | null {
  return slot === undefined ? null : placeOf(plain(slot), count);
}

function placeOf(words: string, count: number): number | null {
  if (words === 'last' || words === 'the last one' || words === 'la ultima' || words === 'el ultimo') return count - 1;
  const whole = ordinalOf(words);
  const meant = words.split(' ').filter((word) => !FILLERS.has(word));
  const place = whole ?? (meant.length === 1 ? ordinalOf(meant[0] ?? '') : null);
  return place !== null && place < count ? place : null;
}

function ordinalOf(word: string): number | null {
  const place = ORDINALS.findIndex((names) => names.includes(word));
  return place < 0 ? null : place;
}

const YES =
  /^(y|yes|yeah|yep|yup|ya|sure|ok|okay|okey|correct|right|thats right|please do|go ahead|do it|book it|sounds (?:good|great|right|fine|perfect)|looks? (?:good|great|right|fine|perfect|correct)|works for me|that (?:works|will work)|thatll work|thats (?:fine|good|great|perfect|correct|it)|lets do (?:it|that|this)|go for it|alright|all right|absolutely|definitely|of course|for sure|perfect|fine|confirm|s|si|claro|dale|correcto|de acuerdo|esta bien|perfecto|adelante|hagalo|confirmo|bueno|asi es|exacto|exactamente|por supuesto|desde luego|andele|orale|sale|va|me parece bien|me queda bien|si por favor|yes please)\b/;
const NO = /^(n|no|nope|nah|not|dont|do not|wrong|mejor no|ninguna|negativo|incorrecto|para nada)\b/;

/** @returns whether a message says yes or no, or neither */
export function yesOrNo(text: string, understanding: Understanding): 'yes' | 'no' | null {
  const slot = understanding.slots.yesNo;
  if (slot === 'yes' || slot === 'no') return slot;
  const words = plain(text);
  if (NO.test(words)) return 'no';
  return YES.test(words) ? 'yes' : null;
}
