import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { become } from './lib/exec.mjs';
import { ROOT } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, Problem } from './lib/problem.mjs';

// `node scripts/run.mjs <entry> …`: prepares, with all progress on standard error, then runs an entry of this repository with
// the project's own Node. Standard input and output belong to the entry alone.
main(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (!entry) throw new Problem('usage: node scripts/run.mjs <file to run> [its arguments]');
  await prepare();
  const path = join(ROOT, entry);
  if (!existsSync(path)) throw new Problem(`${entry} is not there.`);
  return become([path, ...args]);
});
