import pg from 'pg';
import type { Database } from './database.js';

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
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly url: string,
    private readonly process: number,
  ) {}

  /** Begins to hear other processes. */
  async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
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

  /** Tells everybody that conversations moved on. Call it after the commit. */
  changed(changes: readonly Change[]): void {
    for (const listener of this.#changed) listener(changes);
    for (let at = 0; at < changes.length; at += MOST)
      this.#notify({ from: this.process, kind: 'changed', changes: changes.slice(at, at + MOST) });
  }

  /** Tells a worker that something is unread: one of this process where there is one, else those of others. */
  unread(): void {
    if (this.#unread.size === 0) this.#notify({ from: this.process, kind: 'unread' });
    for (const listener of this.#unread) listener();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end();
  }

  #notify(message: Message): void {
    // A hint that cannot be sent is a hint that gets lost; what it is about is in the database.
    this.database.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)]).catch(() => undefined);
  }

  #hear(payload: string): void {
    const message = JSON.parse(payload) as Message;
    if (message.from === this.process) return;
    if (message.kind === 'changed') for (const listener of this.#changed) listener(message.changes);
    else for (const listener of this.#unread) listener();
  }

  #lost(client: pg.Client): void {
    if (this.#closed || (this.#client !== client && this.#client !== null)) return;
    this.#client = null;
    this.#again ??= setTimeout(() => void this.#listenAgain(client), RECONNECT_MS).unref();
  }

  async #listenAgain(client: pg.Client): Promise<void> {
    this.#again = null;
    try {
      await this.listen();
      for (const listener of this.#resync) listener();
    } catch {
      // Still away: the next try follows, and whoever waits for hints looks for itself meanwhile.
      this.#lost(client);
    }
  }
}
