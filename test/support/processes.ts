import { readdirSync, readFileSync } from 'node:fs';

interface Entry {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

/** Every process of this machine, from /proc (Linux). Those that end meanwhile are left out. */
function all(): Entry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const stat = readIfThere(`/proc/${pid}/stat`);
      const match = /^\d+ \((.*)\) \S (\d+)/s.exec(stat);
      return match ? [{ pid: Number(pid), name: match[1] ?? '', parent: Number(match[2]) }] : [];
    });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended while we looked
  }
}

/** @returns a process and all that descend from it, parents first. */
export function treeOf(root: number): Entry[] {
  const everything = all();
  const found = everything.filter(({ pid }) => pid === root);
  for (let i = 0; i < found.length; i++) found.push(...everything.filter(({ parent }) => parent === found[i]?.pid));
  return found;
}

/** Kills a process and all that descend from it, parents first so that none starts another. */
export function killTree(root: number): void {
  for (const { pid } of treeOf(root)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** @returns resident memory in MB of a process and all that descend from it, PostgreSQL left out. */
export function residentMb(root: number): number {
  const kilobytes = treeOf(root)
    .filter(({ name }) => !name.startsWith('postgres'))
    .map(({ pid }) => Number(/^VmRSS:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/status`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}
