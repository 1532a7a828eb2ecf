import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of a policy: its path below the policy's folder, with "/", and what it says. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

/** The policy that comes with the product. */
export const DEFAULT_POLICY = fileURLToPath(new URL('..', import.meta.url));

const NO_POLICY = new Set(['src', 'dist', 'node_modules']);

/** @returns the YAML files below a folder, sorted by path. @throws where the folder cannot be read */
export function readPolicyFiles(folder: string = DEFAULT_POLICY): PolicyFile[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NO_POLICY.has(path.split('/')[0] ?? ''));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
