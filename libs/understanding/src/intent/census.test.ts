import { Census } from './census.js';

describe('a census of hashes', () => {
  it('counts a hash once a text, in the order in which they came', () => {
    const census = new Census();
    for (const [hash, text] of [
      [7, 0],
      [-3, 0],
      [7, 0],
      [7, 1],
    ] as const)
      census.add(hash, text);
    expect(census.counted(1)).toEqual([
      [7, 2],
      [-3, 1],
    ]);
    expect(census.counted(2)).toEqual([[7, 2]]);
  });

  it('counts as many as there are, however they collide', () => {
    const census = new Census();
    for (const text of [0, 1]) for (let hash = 0; hash < 20_000; hash++) census.add(hash << 12, text);
    const expected = new Map(Array.from({ length: 20_000 }, (_, hash) => [hash << 12, 2]));
    expect(new Map(census.counted(2))).toEqual(expected);
  });
});
