/** A test text's verdict beside the truth. */
export interface Judged {
  /** Higher: surer that the text is in scope. */
  readonly score: number;
  readonly inScope: boolean;
  /** Of a text in scope: whether the best intent is the right one. */
  readonly right: boolean;
}

export interface AtThreshold {
  /** Of the texts in scope: accepted and given the right intent. */
  readonly inScopeAccuracy: number;
  /** Of the texts out of scope: turned away. Null where there are none. */
  readonly outOfScopeRecall: number | null;
  readonly threshold: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Of the texts in scope: given the right intent, with no threshold. */
export function inScopeAccuracy(judged: readonly Judged[]): number {
  const inScope = judged.filter((one) => one.inScope);
  return share(inScope.filter((one) => one.right).length, inScope.length);
}

export function atThreshold(judged: readonly Judged[], threshold: number): AtThreshold {
  const inScope = judged.filter((one) => one.inScope);
  const outside = judged.filter((one) => !one.inScope);
  const accepted = inScope.filter((one) => one.right && one.score >= threshold);
  return {
    inScopeAccuracy: share(accepted.length, inScope.length),
    outOfScopeRecall: outside.length === 0 ? null : share(outside.filter((one) => one.score < threshold).length, outside.length),
    threshold,
  };
}

/** The standard normal distribution function (Abramowitz & Stegun 26.2.17; error below 10⁻⁷). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989422804 *
    Math.exp((-x * x) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}

/** How widely to smooth the distribution of a sample (Silverman 1986, p. 48). */
function bandwidth(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? 0;
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const deviation = Math.sqrt(sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length);
  const spread = (quantile(0.75) - quantile(0.25)) / 1.34;
  return Math.max(0.9 * Math.min(deviation, spread > 0 ? spread : deviation) * sample.length ** -0.2, 1e-6);
}

/** Places between the lowest and the highest score at which a threshold is tried. */
const TRIALS = 400;

/**
 * Chooses the threshold with the highest sum of in-scope accuracy and out-of-scope recall. Both are smoothed with a Gaussian
 * kernel first: a validation set has few texts out of scope, and the plain sum leaps with each one of them.
 * @returns −∞ where nothing is out of scope
 */
export function bestThreshold(judged: readonly Judged[]): number {
  const inScope = judged.filter((one) => one.inScope);
  const outside = judged.filter((one) => !one.inScope).map((one) => one.score);
  const right = inScope.filter((one) => one.right).map((one) => one.score);
  if (outside.length === 0) return Number.NEGATIVE_INFINITY;
  const widthIn = bandwidth(inScope.map((one) => one.score));
  const widthOut = bandwidth(outside);
  const scores = judged.map((one) => one.score).sort((a, b) => a - b);
  const lowest = scores[0] ?? 0;
  const step = ((scores.at(-1) ?? 0) - lowest) / TRIALS;
  let best = Number.NEGATIVE_INFINITY;
  let threshold = lowest;
  for (let trial = 0; trial <= TRIALS; trial++) {
    const at = lowest + trial * step;
    const kept = right.reduce((sum, score) => sum + normal((score - at) / widthIn), 0);
    const turnedAway = outside.reduce((sum, score) => sum + normal((at - score) / widthOut), 0);
    const sum = share(kept, inScope.length) + share(turnedAway, outside.length);
    if (sum > best) {
      best = sum;
      threshold = at;
    }
  }
  return threshold;
}

/**
 * The area under the receiver operating characteristic: how often a text in scope scores above one out of scope, equal
 * scores counted half (Mann & Whitney). Null where either kind is missing.
 */
export function auroc(judged: readonly Judged[]): number | null {
  const sorted = [...judged].sort((a, b) => a.score - b.score);
  const inScope = sorted.filter((one) => one.inScope).length;
  const outside = sorted.length - inScope;
  if (inScope === 0 || outside === 0) return null;
  let sum = 0;
  let below = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (sorted[to]?.score === sorted[from]?.score && to < sorted.length) to++;
    const tied = sorted.slice(from, to);
    const tiedOutside = tied.filter((one) => !one.inScope).length;
    sum += (tied.length - tiedOutside) * (below + tiedOutside / 2);
    below += tiedOutside;
    from = to;
  }
  return sum / (inScope * outside);
}
