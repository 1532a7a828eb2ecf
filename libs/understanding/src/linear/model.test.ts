import { createHash } from 'node:crypto';
import { parseModel, probabilities } from './model.js';

const weights = Buffer.from(new Int8Array(16 * 2).fill(1).buffer);
const artefact = {
  format: 'carethread-linear-1',
  labels: ['no', 'yes'],
  buckets: 16,
  scale: 0.1,
  bias: [0, 1],
  sha256: createHash('sha256').update(weights).digest('hex'),
  weights: weights.toString('base64'),
};

describe('a linear model', () => {
  it('gives one probability a label, and they add up to one', () => {
    const likely = probabilities(parseModel(artefact), ' some words ');
    expect(likely).toHaveLength(2);
    expect((likely[0] ?? 0) + (likely[1] ?? 0)).toBeCloseTo(1);
    expect(likely[1]).toBeGreaterThan(likely[0] ?? 1);
  });

  it('is refused where its weights are not those that its checksum was made of', () => {
    expect(() => parseModel({ ...artefact, sha256: '0'.repeat(64) })).toThrow(/checksum/);
  });
});
