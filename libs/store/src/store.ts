import { randomInt } from 'node:crypto';
import { Keyring, type MasterKey } from '@carethread/privacy';
import { type Database, openDatabase } from './database.js';
import { Effects } from './effects.js';
import { Inbox } from './inbox.js';
import { Live } from './live.js';
import { holdProcessLock, Outbox } from './outbox.js';
import { anyUnread } from './sql/inbox.js';
import { run } from './sql/statement.js';
import { loadSystemKeys } from './system-keys.js';
import type { TurnStore } from './turns/batch.js';
import { Recent } from './turns/recent.js';
import { States } from './turns/states.js';

/** PostgreSQL as the rest of the house sees it. */
export interface Store extends TurnStore {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly effects: Effects;
  /** Hints to other processes and to listeners in this one. */
  readonly live: Live;
  /** Whether anything is unread. */
  anyUnread(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the store: connects, migrates, loads the keys, and shows other processes that this one lives.
 * @throws DatabaseUnusable, MasterKeyMissing
 */
export async function openStore(options: {
  url: string;
  masterKeys: readonly MasterKey[];
  connections?: number;
}): Promise<Store> {
  const database: Database = await openDatabase(options.url, options.connections);
  const keyring = new Keyring(options.masterKeys);
  const keys = await loadSystemKeys(database.pool, keyring);
  const base: TurnStore = {
    database,
    keyring,
    keys,
    states: new States(),
    arrivals: new Recent(),
    process: randomInt(1, 2 ** 31),
  };
  const letGo = await holdProcessLock(base);
  const live = new Live(options.url, base.process);
  await live.listen();
  const wake = () => live.unread();
  return {
    ...base,
    inbox: new Inbox(database, keys, base.arrivals, wake),
    outbox: new Outbox(base),
    effects: new Effects(base, wake),
    live,
    anyUnread: async () => (await run(database.pool, anyUnread, []))[0]?.waiting ?? false,
    close: async () => {
      await live.close();
      letGo();
      await database.close();
    },
  };
}
