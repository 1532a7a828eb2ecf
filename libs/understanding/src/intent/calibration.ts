/** A score to a probability: 1 / (1 + e^−(slope · score + offset)). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** @returns the probability, 0 to 1, that a score stands for. */
export function probability(calibration: Calibration, score: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * score + calibration.offset)));
}

/**
 * Fits a calibration to scores of texts that the scorer was not trained on (Platt 1999, with the softened targets and
 * Newton steps of Lin, Lin & Weng 2007).
 * @param right whether what the score stood for was true
 */
export function calibrate(scores: Float64Array, right: readonly boolean[]): Calibration {
  const hits = right.filter(Boolean).length;
  const misses = right.length - hits;
  const high = (hits + 1) / (hits + 2);
  const low = 1 / (misses + 2);
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    scores.forEach((score, index) => {
      const p = probability({ slope, offset }, score);
      const error = p - (right[index] ? high : low);
      const weight = Math.max(p * (1 - p), 1e-9);
      g0 += error * score;
      g1 += error;
      h00 += weight * score * score;
      h01 += weight * score;
      h11 += weight;
    });
    const determinant = h00 * h11 - h01 * h01;
    const slopeStep = (h11 * g0 - h01 * g1) / determinant;
    const offsetStep = (h00 * g1 - h01 * g0) / determinant;
    const shortened = Math.min(1, 4 / Math.max(Math.abs(slopeStep), Math.abs(offsetStep), 1e-9));
    slope -= shortened * slopeStep;
    offset -= shortened * offsetStep;
    if (Math.abs(slopeStep) + Math.abs(offsetStep) < 1e-6) break;
  }
  return { slope, offset };
}
