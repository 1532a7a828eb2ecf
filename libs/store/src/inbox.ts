import type { InboundMessage } from '@carethread/channel';
import { seal } from '@carethread/privacy';
import { Batcher } from './batcher.js';
import type { Database } from './database.js';
import { byteas, texts, uuids } from './sql/arrays.js';
import { storeInbound } from './sql/inbox.js';
import { run } from './sql/statement.js';
import { blindOf, type SystemKeys, scopeOf } from './system-keys.js';
import type { Recent } from './turns/recent.js';

/** Most items in one INSERT: bounds how long the first of a batch waits for the last. */
const MOST = 128;

/** Where everything that patients send is stored before it is acknowledged. */
export class Inbox {
  readonly #batcher: Batcher<InboundMessage, 'stored' | 'duplicate'>;

  /** @param wake called after each commit that stored something new: a hint that a turn is due, which may get lost */
  constructor(
    private readonly database: Database,
    private readonly keys: SystemKeys,
    private readonly arrivals: Recent<InboundMessage>,
    private readonly wake: () => void,
  ) {
    this.#batcher = new Batcher((items) => this.#store(items), MOST);
  }

  /**
   * Stores a message durably. The same provider id again changes nothing.
   * @throws the database's error where it cannot be stored: the provider must then not be told that it was
   */
  store(message: InboundMessage): Promise<'stored' | 'duplicate'> {
    return this.#batcher.add(message);
  }

  async #store(items: readonly InboundMessage[]): Promise<('stored' | 'duplicate')[]> {
    const rows = await run(this.database.pool, storeInbound, [
      texts(items.map((item) => item.channel)),
      texts(items.map((item) => item.providerId)),
      texts(items.map((item) => scopeOf(item.channel))),
      byteas(items.map((item) => blindOf(this.keys, item.channel, item.from))),
      uuids(items.map(() => null)),
      byteas(items.map((item) => seal(this.keys.inbox, JSON.stringify(item), inboxContext(item.channel, item.providerId)))),
    ]);
    const fresh = new Map(rows.map((row) => [`${row.channel} ${row.provider_id}`, row.id]));
    if (fresh.size > 0) this.wake();
    return items.map((item) => {
      const name = `${item.channel} ${item.providerId}`;
      const id = fresh.get(name);
      if (id === undefined) return 'duplicate';
      // Twice in one batch: the first is the one that was stored.
      fresh.delete(name);
      this.arrivals.keep(id, item);
      return 'stored';
    });
  }
}

/** What an inbox body is bound to, so that it does not open in another row. */
export function inboxContext(channel: string, providerId: string): string {
  return `inbox:${channel}:${providerId}`;
}
