/**
 * Runs a job whenever it is woken, over and over while it finds work, and at an interval in case a wake-up got lost. Never
 * twice at the same time.
 */
export class Loop {
  #woken = false;
  #running: Promise<void> | null = null;
  #stopped = false;
  readonly #timer: NodeJS.Timeout;

  /**
   * @param job does some work; answers whether there may be more
   * @param everyMs how often to look without being woken
   * @param onError told when the job throws; the loop goes on at the next wake-up
   */
  constructor(
    private readonly job: () => Promise<boolean>,
    everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#timer = setInterval(() => this.wake(), everyMs);
    this.#timer.unref();
  }

  wake(): void {
    this.#woken = true;
    if (!this.#running && !this.#stopped) this.#running = this.#run();
  }

  /** Begins no more work, and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#woken && !this.#stopped) {
      this.#woken = false;
      try {
        if (await this.job()) this.#woken = true;
      } catch (error) {
        this.onError(error);
      }
    }
    this.#running = null;
  }
}
