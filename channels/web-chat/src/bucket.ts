/** A token bucket: `burst` at once, then `perSecond` on average. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Bucket {
  readonly tokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type Taken = { readonly ok: true; readonly bucket: Bucket } | { readonly ok: false; readonly retryAfterMs: number };

/** @returns a full bucket. */
export function full(rate: Rate, now: number): Bucket {
  return { tokens: rate.burst, at: now };
}

/**
 * Takes one token. Pure: the clock is handed in, the bucket is not changed.
 * @returns the bucket after, or after how many milliseconds there will be a token. A clock that goes back refills nothing.
 */
export function take(bucket: Bucket, rate: Rate, now: number): Taken {
  const tokens = refilled(bucket, rate, now);
  if (tokens >= 1) return { ok: true, bucket: { tokens: tokens - 1, at: Math.max(now, bucket.at) } };
  return { ok: false, retryAfterMs: Math.ceil(((1 - tokens) / rate.perSecond) * 1000) };
}

function refilled(bucket: Bucket, rate: Rate, now: number): number {
  return Math.min(rate.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate.perSecond);
}

/** One bucket a key. A bucket that is full again says nothing and is forgotten, so memory follows the recent keys alone. */
export class Limiter {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number,
  ) {}

  /** @returns 0 where one more is allowed now (and counted), else after how many milliseconds. */
  take(key: string): number {
    const now = this.now();
    const taken = take(this.#buckets.get(key) ?? full(this.rate, now), this.rate, now);
    if (!taken.ok) return taken.retryAfterMs;
    this.#buckets.set(key, taken.bucket);
    return 0;
  }

  /** Forgets the buckets that are full again. */
  sweep(): void {
    const now = this.now();
    for (const [key, bucket] of this.#buckets) {
      if (refilled(bucket, this.rate, now) >= this.rate.burst) this.#buckets.delete(key);
    }
  }

  get size(): number {
    return this.#buckets.size;
  }
}
