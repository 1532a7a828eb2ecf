import pg from 'pg';

/** A conversation moved on: whoever shows it live reads the log from there. Holds nothing of what was said. */
export interface Change {
  readonly conversationId: string;
  readonly patientId: string;
  /** Number of its last event now. */
  readonly seq: number;
  /** Its status, where that is worth a look at the lists. */
  readonly status: string;
}

/** A NOTIFY payload may have 8,000 bytes; a change takes some 130. */
const MOST = 50;
const CHANNEL = 'carethread';
const RECONNECT_MS = 1_000;
/** Changes within this are told to other processes together, one for each conversation: people look at them, no turn waits. */
const GATHER_MS = 100;

type Message = { readonly from: number } & (
  | { readonly kind: 'changed'; readonly changes: readonly Change[] }
  | { readonly kind: 'unread' }
);

/**
 * Hints between processes, by PostgreSQL's NOTIFY. A hint may get lost (a connection breaks): `resync` is then called, and
 * whoever listens looks for itself. Hints of this process reach its own listeners directly.
 */
export class Live {
  readonly #changed = new Set<(changes: readonly Change[]) => void>();
  readonly #unread = new Set<() => void>();
  readonly #resync = new Set<() => void>();
  readonly #gathered = new Map<string, Change>();
  readonly #own: string;
  #telling: NodeJS.Timeout | null = null;
  #unreadTold: 'idle' | 'telling' | 'again' = 'idle';
  #client: pg.Client | null = null;
  #notified: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly process: number,
  ) {
    this.#own = `{"from":${process},`;
  }

  /** Begins to hear other processes. */
  async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      // What is told here is a hint only, so its commit need not wait for the disk.
      await client.query('SET synchronous_commit = off');
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
  }

  onChanged(listener: (changes: readonly Change[]) => void): void {
    this.#changed.add(listener);
  }

  onUnread(listener: () => void): void {
    this.#unread.add(listener);
  }

  /** Called after hints may have been lost. */
  onResync(listener: () => void): void {
    this.#resync.add(listener);
  }

  /** Tells everybody that conversations moved on: this process at once, others a moment later. Call it after the commit. */
  changed(changes: readonly Change[]): void {
    for (const listener of this.#changed) listener(changes);
    for (const change of changes) this.#gathered.set(`${change.conversationId} ${change.status}`, change);
    this.#telling ??= setTimeout(() => this.#tell(), GATHER_MS).unref();
  }

  /** Tells a worker that something is unread: one of this process where there is one, else those of others. */
  unread(): void {
    for (const listener of this.#unread) listener();
    if (this.#unread.size > 0) return;
    if (this.#unreadTold === 'idle') void this.#tellUnread();
    else this.#unreadTold = 'again';
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#telling) {
      clearTimeout(this.#telling);
      this.#tell();
    }
    await this.#notified;
    await this.#client?.end();
  }

  #tell(): void {
    this.#telling = null;
    const changes = [...this.#gathered.values()];
    this.#gathered.clear();
    for (let at = 0; at < changes.length; at += MOST)
      void this.#notify({ from: this.process, kind: 'changed', changes: changes.slice(at, at + MOST) });
  }

  /** Whatever becomes unread while one hint is under way is told by the next. */
  async #tellUnread(): Promise<void> {
    do {
      this.#unreadTold = 'telling';
      await this.#notify({ from: this.process, kind: 'unread' });
    } while ((this.#unreadTold as string) === 'again');
    this.#unreadTold = 'idle';
  }

  /** A hint that cannot be sent is a hint that gets lost; what it is about is in the database. */
  #notify(message: Message): Promise<void> {
    const payload = JSON.stringify(message);
    // One at a time: a connection answers one query after the other.
    this.#notified = this.#notified.then(async () => {
      await this.#client?.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
    });
    return this.#notified;
  }

  #hear(payload: string): void {
    if (payload.startsWith(this.#own)) return;
    const message = JSON.parse(payload) as Message;
    if (message.kind === 'changed') for (const listener of this.#changed) listener(message.changes);
    else for (const listener of this.#unread) listener();
  }

  /** Of one broken connection both `error` and `end` tell, and of one that was never made as well: only the first counts. */
  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => undefined);
    this.#listenAgain();
  }

  #listenAgain(): void {
    if (this.#closed) return;
    setTimeout(() => {
      if (this.#closed) return;
      this.listen().then(
        () => {
          for (const listener of this.#resync) listener();
        },
        () => this.#listenAgain(),
      );
    }, RECONNECT_MS).unref();
  }
}
