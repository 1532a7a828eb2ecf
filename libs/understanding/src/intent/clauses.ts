import type { Passage } from './features.js';

/** Signs and words between which somebody asks for a second thing. */
const BREAKS = new Set(['.', '?', '!', ';', ',', '\n', '...']);
const JOINERS = new Set(['and', 'also', 'plus', 'y', 'ademas', 'también', 'además', 'tambien', 'then', 'luego']);
/** Shorter clauses say too little to be a request. */
const FEWEST_WORDS = 2;
/** Messages shorter than this hold one request. */
const FEWEST_TOKENS = 6;
const MOST_CLAUSES = 8;

/** @returns the clauses of a message that may each be a request; none where it can hold only one. */
export function clausesOf(whole: Passage): Passage[] {
  if (whole.to - whole.from < FEWEST_TOKENS) return [];
  const { tokens } = whole.text;
  const clauses: Passage[] = [];
  let from = whole.from;
  let words = 0;
  for (let position = whole.from; position <= whole.to; position++) {
    const token = position < whole.to ? tokens[position] : undefined;
    if (token !== undefined && !BREAKS.has(token.text) && !JOINERS.has(token.text)) {
      if (token.kind !== 'sign') words++;
      continue;
    }
    if (words >= FEWEST_WORDS) clauses.push({ text: whole.text, from, to: position });
    from = position + 1;
    words = 0;
  }
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [];
}
