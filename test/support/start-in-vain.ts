import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTRY, NODE } from './server.ts';

export interface FailedStart {
  readonly code: number | null;
  /** What it wrote for people, without the lines that tell of progress. */
  readonly said: string[];
  /** What it wrote to standard output: the log. */
  readonly log: string;
  /** Command lines of processes that it left behind. */
  readonly left: string[];
}

/** Starts the built server where it cannot start. @param env beside PATH, HOME and DATA_DIR */
export async function startInVain(env: Readonly<Record<string, string>>, dataDir: string): Promise<FailedStart> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(NODE, [ENTRY], {
    cwd: tmpdir(),
    env: { PATH, HOME, DATA_DIR: dataDir, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [log, words] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const said = words.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('  starting: '));
  return { code, said, log, left: processesOf(dataDir) };
}

/** A folder of its own for a database, which the account that runs it may enter. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carethread-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Why there can be no small disk here, or null where there can: to name a test by that is skipped for it. */
export function noSmallDisk(): string | null {
  try {
    smallDisk('1m').remove();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A disk of its own. @param size as `mount` takes it: "20m". @throws Error where this account may not mount one */
export function smallDisk(size: string): { readonly folder: string; remove(): void } {
  const folder = freshFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder]);
  const remove = () => {
    if (mounted.status === 0) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (mounted.status === 0) return { folder, remove };
  remove();
  throw new Error('this account may not mount a small disk');
}

/** Processes that work on a folder: by their command line or their environment, as far as it can be read. */
export function processesOf(folder: string): string[] {
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return names.flatMap((pid) => {
    const [command, environment] = ['cmdline', 'environ'].map((file) => readIfThere(`/proc/${pid}/${file}`));
    return command?.includes(folder) || environment?.includes(folder) ? [`${pid} ${command?.replaceAll('\0', ' ')}`] : [];
  });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // it ended meanwhile, or is another account's
  }
}
