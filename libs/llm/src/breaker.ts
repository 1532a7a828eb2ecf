/** Failures in a row after which the model is left alone, and for how long. */
const FAILURES = 5;
const OPEN_MS = 30_000;

/** Leaves a model alone that keeps failing, so that patients do not wait for it; after a while one call tries it again. */
export class Breaker {
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #trying = false;

  /** @param now a clock in milliseconds that never goes back */
  constructor(private readonly now: () => number) {}

  /** Whether a call would be let through now. */
  get closed(): boolean {
    return this.#failures < FAILURES || (this.now() >= this.#openUntil && !this.#trying);
  }

  /** @returns whether the call may be made; then exactly one of `succeeded` and `failed` has to be told afterwards */
  admits(): boolean {
    if (!this.closed) return false;
    if (this.#failures >= FAILURES) this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#trying = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#trying = false;
    this.#openUntil = this.now() + OPEN_MS;
  }
}
