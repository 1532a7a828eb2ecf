import { atThreshold, auroc, bestThreshold, inScopeAccuracy, type Judged } from './figures.js';

const inside = (score: number, right = true): Judged => ({ score, inScope: true, right });
const outside = (score: number): Judged => ({ score, inScope: false, right: false });

describe('figures', () => {
  it('counts accuracy among the texts in scope only', () => {
    expect(inScopeAccuracy([inside(1), inside(2, false), outside(0)])).toBe(0.5);
  });

  it('gives the area under the curve, ties as a half', () => {
    expect(auroc([inside(2), inside(3), outside(1)])).toBe(1);
    expect(auroc([inside(1), outside(1)])).toBe(0.5);
    expect(auroc([inside(0), outside(1)])).toBe(0);
    expect(auroc([inside(0)])).toBeNull();
  });

  it('chooses a threshold between the two kinds', () => {
    const judged = [0, 0.1, 0.2, 0.3].map(outside).concat([2, 2.1, 2.2, 2.4].map((score) => inside(score)));
    const threshold = bestThreshold(judged);
    expect(threshold).toBeGreaterThan(0.3);
    expect(threshold).toBeLessThan(2);
    expect(atThreshold(judged, threshold)).toEqual({ inScopeAccuracy: 1, outOfScopeRecall: 1, threshold });
  });

  it('has no threshold where nothing is out of scope', () => {
    expect(atThreshold([inside(1)], bestThreshold([inside(1)]))).toMatchObject({ inScopeAccuracy: 1, outOfScopeRecall: null });
  });
});
