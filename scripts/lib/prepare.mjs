import { build, stale } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { assertWritable } from './paths.mjs';
import { explain, Problem } from './problem.mjs';

const OLDEST_NODE = 20;

/**
 * Installs and builds what is missing or stale; says nothing and takes a moment where nothing is.
 * @param {{ say?: (line: string) => void, built?: boolean }} [options] `say` is told of progress, standard error by default;
 *   `built: false` installs only
 * @throws Problem in one sentence where the machine does not let it
 */
export async function prepare({ say = (line) => process.stderr.write(`${line}\n`), built = true } = {}) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Problem(`Node ${process.versions.node} is too old: Node ${OLDEST_NODE} or newer is needed to begin with.`);
  }
  try {
    if (isReady(built)) return;
    assertWritable();
    // Another process may have done the work while the lock was waited for, so everything is looked at again inside.
    await withLock(async () => {
      if (!isInstalled()) await install(say);
      if (built) for (const target of stale()) await build(target, say);
    }, say);
  } catch (error) {
    throw explain(error);
  }
}

const isReady = (built) => isInstalled() && (!built || stale().length === 0);
