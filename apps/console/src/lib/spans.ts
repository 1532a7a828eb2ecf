export interface Piece {
  /** Where in the text it begins. */
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a text at the ends of its marked spans, [start, end) in UTF-16 units. Spans may overlap, touch or reach beyond the
 * text. The pieces joined are the text.
 */
export function pieces(text: string, spans: readonly (readonly [number, number])[]): Piece[] {
  const sorted = spans
    .map(([start, end]) => [Math.max(0, start), Math.min(text.length, end)] as const)
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  const result: Piece[] = [];
  let at = 0;
  for (const [start, end] of sorted) {
    if (end <= at) continue;
    if (start > at) result.push({ start: at, text: text.slice(at, start), marked: false });
    const from = Math.max(at, start);
    result.push({ start: from, text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) result.push({ start: at, text: text.slice(at), marked: false });
  return result;
}

/** A text of so many characters is read at a glance, underlined or not. */
const SHORT = 80;
const MOST = 0.6;

/** Whether marked spans are so much of a text that marking says nothing: all of it, or most of a long one. */
export function covers(text: string, spans: readonly (readonly [number, number])[]): boolean {
  const marked = pieces(text, spans).reduce((sum, piece) => sum + (piece.marked ? piece.text.length : 0), 0);
  return marked === 0 || (text.length > SHORT && marked > MOST * text.length);
}
