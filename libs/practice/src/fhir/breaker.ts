/** How many failures in a row open the circuit. */
const FAILURES = 5;
/** How long it stays open before one request is let through to see. */
const OPEN_MS = 10_000;

/**
 * Keeps a clinic's server that is down from being asked again and again, and patients from waiting for it. Closed: requests
 * pass. Open, after `FAILURES` in a row: none does. Half open, `OPEN_MS` later: one passes, and its end decides.
 * (M. Nygard, Release It!, "Circuit Breaker")
 */
export class CircuitBreaker {
  private failures = 0;
  private openedAt: number | null = null;
  private probing = false;

  constructor(private readonly now: () => number) {}

  /** @returns whether a request may go out now; who gets true reports its end by `succeeded` or `failed` */
  admits(): boolean {
    if (this.openedAt === null) return true;
    if (this.probing || this.now() - this.openedAt < OPEN_MS) return false;
    this.probing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.openedAt = null;
    this.probing = false;
  }

  failed(): void {
    this.failures += 1;
    if (this.probing || this.failures >= FAILURES) this.openedAt = this.now();
    this.probing = false;
  }
}
