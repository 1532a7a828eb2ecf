import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store, startEmbedded } from '@carethread/store';

/** A database server in a folder of its own. */
export async function startDatabase(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'carethread-'));
  // As root the server runs as another account, which has to get in.
  await chmod(dataDir, 0o711);
  const server = await startEmbedded({ dataDir });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An empty store on a database of its own. */
export async function startStore(): Promise<{ readonly store: Store; stop(): Promise<void> }> {
  const database = await startDatabase();
  const store = await openStore({ url: database.url, masterKeys: [{ version: 1, key: randomBytes(32) }] });
  return {
    store,
    stop: async () => {
      await store.close();
      await database.stop();
    },
  };
}
