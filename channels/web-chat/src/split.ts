/**
 * Cuts a text that is too long for a bubble: at the end of a paragraph, of a sentence, of a word, whichever comes first of these
 * in the second half of what fits; a single word that does not fit is cut where it must be, never inside a character.
 * @param most UTF-16 units a piece may have
 * @returns the pieces, in order, without the blanks at the cuts; one, as it is, where it fits
 */
export function split(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cut(rest, most);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}

/** Ends of paragraphs, sentences, words: each matches up to where the next piece begins. */
const ENDS = [/\n/g, /[.!?…]["”')\]]*\s/g, /\s/g];

function cut(text: string, most: number): number {
  const fits = text.slice(0, most + 1);
  for (const end of ENDS) {
    const last = [...fits.matchAll(end)].at(-1);
    if (last && last.index > most / 2) return last.index + last[0].length;
  }
  const low = text.charCodeAt(most);
  return low >= 0xdc00 && low <= 0xdfff ? most - 1 : most;
}
