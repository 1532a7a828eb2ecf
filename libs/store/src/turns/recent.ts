/** Values by id, as many as there is room for: the one kept longest goes where there are too many. */
export class Recent<Value> {
  readonly #kept = new Map<string, Value>();

  /** @param capacity values kept */
  constructor(private readonly capacity = 1_000) {}

  /** @returns the value of an id, where it is at hand */
  at(id: string): Value | null {
    return this.#kept.get(id) ?? null;
  }

  keep(id: string, value: Value): void {
    this.#kept.delete(id);
    this.#kept.set(id, value);
    if (this.#kept.size <= this.capacity) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.#kept.delete(id);
  }
}
