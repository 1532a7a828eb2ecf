import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { processIdentity } from './process-identity.js';

const END_MS = 20_000;

/**
 * A process that was killed leaves its database server running. It serves nobody any more, so it is stopped (in order: fast,
 * then at once) before a new one starts on the same files.
 */
export async function endLeftover(cluster: string, say: (progress: string) => void): Promise<void> {
  const pid = Number.parseInt(await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !(await isServerOf(cluster, pid))) return;
  say('stopping the database server of an earlier start');
  process.kill(pid, 'SIGINT');
  const until = Date.now() + END_MS;
  let forced = false;
  while (await processIdentity(pid)) {
    if (Date.now() > until) throw new CannotStart(`the database server of an earlier start (process ${pid}) does not stop`);
    if (!forced && Date.now() > until - END_MS / 2) {
      process.kill(pid, 'SIGQUIT');
      forced = true;
    }
    await wait(20);
  }
}

/** The number may meanwhile belong to something else altogether. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(await processIdentity(pid))) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || command.split('\0').includes(cluster);
}
