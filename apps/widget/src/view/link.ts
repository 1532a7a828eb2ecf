/** A run of text, or of text that leads somewhere. */
export type Run = { readonly text: string; readonly href?: string };

// In this order: an address with a scheme; a US telephone number with its area code; the two numbers of help.
const LINKS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])|(\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b)|\b(911|988)\b/g;

/** @returns the text in runs, web addresses and telephone numbers as links. Joined, the runs are the text again. */
export function linked(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    runs.push({ text: match[0], href: hrefOf(match[0], match[1] !== undefined) });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

function hrefOf(match: string, isAddress: boolean): string {
  if (isAddress) return match;
  const digits = match.replace(/\D/g, '');
  return digits.length === 10 ? `tel:+1${digits}` : `tel:${digits}`;
}
