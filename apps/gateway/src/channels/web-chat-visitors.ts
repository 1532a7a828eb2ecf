import { TYPING_EVERY_MS } from '../typing.js';

/** A visitor whose log nobody has read for this long has no socket here any more: open ones are swept every half minute. */
const FORGET_MS = 120_000;

/**
 * Which visitors have a socket at this process, and whose patients they are: hints of the log name patients, sockets know
 * visitors. Who is here is known by who reads the log; a visitor becomes a patient with their first message.
 */
export class Visitors {
  readonly #here = new Map<string, { patientId: string | null; seenAt: number }>();
  readonly #byPatient = new Map<string, Set<string>>();
  readonly #strangers = new Set<string>();
  readonly #typedAt = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** Notes that a visitor is here, and the patient they are as far as known. */
  seen(visitor: string, patientId: string | null): void {
    this.#here.set(visitor, { patientId, seenAt: this.now() });
    if (patientId === null) {
      this.#strangers.add(visitor);
      return;
    }
    this.#strangers.delete(visitor);
    this.#byPatient.set(patientId, (this.#byPatient.get(patientId) ?? new Set()).add(visitor));
  }

  patientOf(visitor: string): string | null {
    return this.#here.get(visitor)?.patientId ?? null;
  }

  /** Visitors here that are a patient: one a browser. */
  of(patientId: string): Iterable<string> {
    return this.#byPatient.get(patientId) ?? [];
  }

  /** Visitors here who were nobody's patient when last looked at. */
  strangers(): readonly string[] {
    return [...this.#strangers];
  }

  /** Notes that a visitor is typing. @returns whether that is news: a browser may say it as often as it likes */
  typed(visitor: string): boolean {
    const now = this.now();
    if (now - (this.#typedAt.get(visitor) ?? 0) < TYPING_EVERY_MS) return false;
    this.#typedAt.set(visitor, now);
    return true;
  }

  get empty(): boolean {
    return this.#here.size === 0;
  }

  /** Forgets who is gone. */
  sweep(): void {
    const before = this.now() - FORGET_MS;
    for (const [visitor, at] of this.#typedAt) if (at < before) this.#typedAt.delete(visitor);
    for (const [visitor, { patientId, seenAt }] of this.#here) {
      if (seenAt > before) continue;
      this.#here.delete(visitor);
      this.#strangers.delete(visitor);
      const browsers = patientId === null ? undefined : this.#byPatient.get(patientId);
      if (patientId !== null && browsers?.delete(visitor) && browsers.size === 0) this.#byPatient.delete(patientId);
    }
  }
}
