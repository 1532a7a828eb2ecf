/** Names offered to somebody who wrote one that there is not. */
const OFFERED = 3;

/** @returns the known names most like a wrong one, the likeliest first */
export function nearest(wrong: string, known: readonly string[]): string[] {
  return known
    .map((name) => ({ name, far: distance(wrong, name) }))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}

/** Letters to put in, take out or exchange (Levenshtein 1965). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...b].entries()) {
      const exchanged = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
