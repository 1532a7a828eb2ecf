import { readFile } from 'node:fs/promises';

/**
 * @returns something that stays the same while a process lives and differs for the next one with its number (its start time,
 *   where the system tells), or null where no such process runs.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (!hasCode(error, 'EPERM')) return null;
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // proc(5): the state is field 3, the start time field 22; the name before them may hold blanks.
    return fields[0] === 'Z' ? null : `${pid}@${fields[19]}`;
  } catch {
    return String(pid);
  }
}

/** @returns whether an error of the operating system has this code ("EEXIST"). */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
