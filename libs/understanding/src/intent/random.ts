/** A source of numbers in [0, 1) that a seed determines. */
export type Random = () => number;

/** Mulberry32: small, fast, and good enough for shuffling. The same seed gives the same numbers everywhere. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Brings the first `size` entries into a random order, in place (Fisher–Yates). */
export function shuffle(entries: Int32Array, size: number, random: Random): void {
  for (let index = size - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const held = entries[index] ?? 0;
    entries[index] = entries[other] ?? 0;
    entries[other] = held;
  }
}
