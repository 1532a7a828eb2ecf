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

const POLICY_FILE = /\.(yaml|txt)$/;
const NO_POLICY = new Set(['src', 'dist', 'node_modules']);

/** @returns whether a file is one of the clinic's pages */
export function isPage({ path }: Pick<PolicyFile, 'path'>): boolean {
  return /^pages\/[^/]+\.md$/.test(path);
}

/** @returns the YAML files, the lists of examples and the pages below a folder, sorted by path. @throws where the folder cannot be read */
export function readPolicyFiles(folder: string = DEFAULT_POLICY): PolicyFile[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NO_POLICY.has(path.split('/')[0] ?? '') && (POLICY_FILE.test(path) || isPage({ path })));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
