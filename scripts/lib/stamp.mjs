import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { MODULES, ROOT } from './paths.mjs';

const SKIP = new Set(['node_modules', 'dist', '.git', '.data', '.cache', 'coverage']);

/** @returns a hash of one file's content, or null where there is no such file. */
export function hashFile(path) {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * A hash of what files are there, how long and how old. Cheap: nothing is read. A file that is touched without being changed
 * costs one needless build, never a missing one.
 * @param {string[]} paths files and folders, absolute
 * @param {(name: string) => boolean} [wanted] by file name
 */
export function hashTree(paths, wanted = () => true) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of walk(path, wanted)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(ROOT, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function* walk(path, wanted) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isFile()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (SKIP.has(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* walk(child, wanted);
    else if (entry.isFile() && wanted(entry.name)) yield child;
  }
}

/** What was installed or built last: a hash in node_modules, so that it goes when they go. */
export const stamp = {
  read(name) {
    try {
      return readFileSync(join(MODULES, `.carethread-${name}`), 'utf8');
    } catch {
      return null; // never made, or unreadable: both mean that the work has to be done
    }
  },
  write(name, value) {
    const path = join(MODULES, `.carethread-${name}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, value);
  },
};
