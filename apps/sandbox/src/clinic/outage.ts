import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

export const outageSchema = z.object({
  /** `down`: 503 at once. `slow`: every answer is held back. `flaky`: every other request gets a 503. */
  mode: z.enum(['none', 'down', 'slow', 'flaky']),
  /** How long `slow` holds an answer back. */
  delayMs: z.number().int().min(0).max(60_000).default(10_000),
});
export type Outage = z.infer<typeof outageSchema>;

/** Lets the clinic fail on demand, so that people and tests see what patients hear then. */
export class OutageSwitch {
  private outage: Outage = { mode: 'none', delayMs: 0 };
  private held = new AbortController();
  private requests = 0;

  get current(): Outage {
    return this.outage;
  }

  /** From now on; requests that are being held back are let go. */
  set(outage: Outage): void {
    this.outage = outage;
    this.requests = 0;
    this.held.abort();
    this.held = new AbortController();
  }

  /** Called before each FHIR request. @returns whether it may be answered, after having held it back where the clinic is slow */
  async admits(): Promise<boolean> {
    switch (this.outage.mode) {
      case 'none':
        return true;
      case 'down':
        return false;
      case 'flaky':
        return this.requests++ % 2 === 1;
      case 'slow':
        await wait(this.outage.delayMs, undefined, { signal: this.held.signal }).catch(letGo);
        return true;
    }
  }
}

/** Being let go early is the one way in which a wait ends with an error. */
function letGo(error: Error): void {
  if (error.name !== 'AbortError') throw error;
}
