import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CannotStart, type EmbeddedServer, startEmbedded } from './index.js';

describe('the embedded server', () => {
  let dataDir: string;
  const running: EmbeddedServer[] = [];
  const start = async () => {
    const server = await startEmbedded({ dataDir });
    running.push(server);
    return server;
  };
  const ask = async (server: EmbeddedServer, sql: string) => {
    const client = new pg.Client(server.url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'carethread-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps what was committed over a stop, in UTF-8, with commits that are durable', async () => {
    const first = await start();
    await ask(first, "CREATE TABLE kept AS SELECT 'ñ🙂' AS word");
    await first.stop();
    const second = await start();
    expect(
      await ask(
        second,
        "SELECT word, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS waits FROM kept",
      ),
    ).toEqual([{ word: 'ñ🙂', fsync: 'on', waits: 'on' }]);
  });

  it('is reached by its socket, and by TCP where the path of the folder is too long for one', async () => {
    const peer = 'SELECT inet_client_addr() IS NULL AS by_socket';
    const near = await start();
    expect(await ask(near, peer)).toEqual([{ by_socket: true }]);
    await near.stop();
    await chmod(dataDir, 0o711);
    dataDir = join(dataDir, 'a-folder-with-quite-a-long-name', 'and-another-one-below-it-that-is-no-shorter', 'data');
    await mkdir(dataDir, { recursive: true });
    expect(await ask(await start(), peer)).toEqual([{ by_socket: false }]);
  });

  it('refuses a folder that is in use, in one sentence', async () => {
    await start();
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      new RegExp(`^Carethread already runs on DATA_DIR .* \\(process ${process.pid}\\)`),
    );
  });

  it('takes over the lock of a process that is gone', async () => {
    await writeFile(join(dataDir, 'lock'), '999999@1\n');
    await expect(start()).resolves.toBeDefined();
  });

  it('stops the server that a killed process left behind, and keeps its data', async () => {
    const orphan = await start();
    await ask(orphan, 'CREATE TABLE kept AS SELECT 7 AS n');
    await rm(join(dataDir, 'lock'));
    const next = await start();
    expect(await ask(next, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(next.pid).not.toBe(orphan.pid);
  });

  it('waits for sessions that a killed server left behind, and keeps its data', async () => {
    const killed = await start();
    await ask(killed, 'CREATE TABLE kept AS SELECT 8 AS n');
    const busy = new pg.Client(killed.url);
    busy.on('error', () => undefined);
    await busy.connect();
    const counted = busy.query('SELECT count(*) FROM generate_series(1, 6000000)').catch(() => null);
    process.kill(killed.pid, 'SIGKILL');
    await rm(join(dataDir, 'lock'));
    const next = await start();
    expect(await ask(next, 'SELECT n FROM kept')).toEqual([{ n: 8 }]);
    await counted;
    await busy.end().catch(() => undefined);
  });

  it('keeps its password for the owner alone and its log free of values', async () => {
    const server = await start();
    await ask(server, "SELECT 'a patient wrote this'::int").catch(() => undefined);
    expect((await stat(join(dataDir, 'database-password'))).mode & 0o077).toBe(0);
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).not.toMatch(/SELECT/);
  });

  it('says what is wrong where the folder cannot be made', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(startEmbedded({ dataDir: join(dataDir, 'file') })).rejects.toThrow(CannotStart);
  });
});
