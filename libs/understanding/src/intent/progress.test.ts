import { goOnFrom, keysOf, progressOf } from './progress.js';

const names = ['hours', 'book'];
const row = (label: number, text: string) => ({ label, language: 'en' as const, text });
const many = Array.from({ length: 400 }, (_, index) => row(index % 3 === 2 ? -1 : index % 3, `message ${index}`));
const made = (rows: readonly ReturnType<typeof row>[], order = names) => ({
  how: 'so',
  names: order,
  keys: keysOf(rows, order),
});
const held = (...rows: number[]) => ({ rows: Int32Array.from(rows), alphas: Float32Array.from(rows, (one) => one + 1) });
const reading = { calibration: { slope: 2, offset: 1 }, least: 0.5 };
const standing = {
  first: [held(0, 3), held(1, 4), held(2)],
  second: [held(0), held(1), held()],
  readings: { first: reading, second: null },
};
const before = progressOf(made(many), standing, 0);

describe('where a training goes on', () => {
  it('follows the examples to their new places, and lets those go that are gone', () => {
    const earlier = goOnFrom(before, made([row(0, 'new'), ...many.filter((_, index) => index !== 3)]));
    expect(earlier?.standing.first).toEqual([
      { rows: Int32Array.of(1), alphas: Float32Array.of(1) },
      { rows: Int32Array.of(2, 4), alphas: Float32Array.of(2, 5) },
      { rows: Int32Array.of(3), alphas: Float32Array.of(3) },
    ]);
    expect(earlier?.changes).toBe(2);
    expect(earlier?.standing.readings).toEqual(standing.readings);
  });

  it('follows the intents by name: a new one begins from nothing', () => {
    const relabelled = many.map((one) => ({ ...one, label: one.label < 0 ? -1 : 2 - one.label }));
    const earlier = goOnFrom(before, made(relabelled, ['new', 'book', 'hours']));
    expect(earlier?.standing.first.map(({ rows }) => [...rows])).toEqual([[], [1, 4], [0, 3], [2]]);
    expect(earlier?.changes).toBe(0);
  });

  it('counts an example that stands twice once', () => {
    const twice = [...many, row(0, 'message 0')];
    expect(goOnFrom(progressOf(made(twice), standing, 0), made(twice))?.changes).toBe(0);
  });

  it('is nowhere when one example in fifty has changed, in one step or in several', () => {
    const changed = many.map((one, index) => (index < 3 ? row(one.label, `other ${index}`) : one));
    expect(goOnFrom(before, made(changed))?.changes).toBe(6);
    expect(goOnFrom({ ...before, changes: 2 }, made(changed))).toBeNull();
  });

  it('is nowhere after a training of another kind', () => {
    expect(goOnFrom({ ...before, how: 'otherwise' }, made(many))).toBeNull();
  });
});
