import { accessSync, constants, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

/** The root of the checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const MODULES = join(ROOT, 'node_modules');
/** The project's own Node, which npm installs as a package. */
export const NODE = join(MODULES, '.bin', 'node');

/** @throws Problem where this user cannot write the checkout, naming whose it is. */
export function assertWritable() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    const owner = statSync(ROOT).uid;
    const me = process.getuid?.();
    throw new Problem(
      `${ROOT} belongs to user ${owner} and cannot be written by user ${me}: ` +
        'run this as its owner, or clone the project as the user that runs it.',
    );
  }
}
