/** What has been started, to be stopped in the opposite order: at the end, or when a later start fails. */
export class Stack {
  readonly #stops: (() => Promise<unknown> | unknown)[] = [];

  /** Waits for a start and notes how to undo it. @returns what was started */
  async push<T>(started: Promise<T>, stop: (started: T) => Promise<unknown> | unknown): Promise<T> {
    const one = await started;
    this.#stops.push(() => stop(one));
    return one;
  }

  /** Stops everything, the last first; one that fails to stop does not keep the others up. @throws the first failure */
  async unwind(): Promise<void> {
    const failures: unknown[] = [];
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
