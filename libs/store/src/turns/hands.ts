/** Whose items a batch has taken: the conversations, and the blind indexes of those who wrote. */
export interface Taken {
  readonly conversations: readonly string[];
  readonly blinds: readonly Buffer[];
}

/**
 * What the batches of one process have in hand, so that the next one can be read while the last one is being decided and
 * written. A batch leaves alone whoever is in another's hands, whatever becomes of that one: were it to fall back, a later
 * message would else be answered before the ones that were in it.
 */
export class Hands {
  readonly #batches = new Set<Taken>();
  #taking: Promise<unknown> = Promise.resolve();

  /** Has a batch take its items while no other one does. `take` is told what it must leave alone. */
  take<T extends { readonly taken: Taken }>(take: (others: Taken) => Promise<T>): Promise<T> {
    const result = this.#taking.then(async () => {
      const batches = [...this.#batches];
      const done = await take({
        conversations: batches.flatMap((batch) => batch.conversations),
        blinds: batches.flatMap((batch) => batch.blinds),
      });
      this.#batches.add(done.taken);
      return done;
    });
    this.#taking = result.catch(() => undefined);
    return result;
  }

  /** The batch is over. */
  release(taken: Taken): void {
    this.#batches.delete(taken);
  }
}
