import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { boundaries } from './check/boundaries.mjs';
import { hygiene } from './check/hygiene.mjs';
import { licences } from './check/licences.mjs';
import { incomplete } from './check/lock.mjs';
import { MODULES, NODE, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, Problem } from './lib/problem.mjs';

/** @returns a check that runs a tool of node_modules; its words are shown where it fails. */
const tool =
  (entry, ...args) =>
  () => {
    const { status, stdout, stderr } = spawnSync(NODE, [join(MODULES, entry), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
  };

/** Server and tests together, from sources; the browser apps each with what a browser has. */
const PROJECTS = ['tsconfig.check.json', 'apps/console', 'apps/widget'];

const CHECKS = {
  'format and lint': tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=60'),
  types: () => PROJECTS.flatMap((project) => tool('typescript/bin/tsc', '-p', project, '--noEmit')()),
  boundaries: () => boundaries(ROOT),
  'unused code': tool('knip/bin/knip.js', '--no-progress'),
  lock: () => incomplete(ROOT),
  licences: () => licences(ROOT).problems,
  hygiene: () => hygiene(ROOT),
};

// `npm run check [-- name …]`: all checks, or those named; every one runs, so that one run tells all there is to mend.
main(async () => {
  // The browser apps are checked against what the packages they use were built to.
  await prepare();
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in CHECKS));
  if (unknown) throw new Problem(`There is no check "${unknown}"; there are: ${Object.keys(CHECKS).join(', ')}.`);
  let failed = 0;
  for (const [name, check] of Object.entries(CHECKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = performance.now();
    const problems = check();
    const took = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${took} s)\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    if (problems.length > 0) failed++;
  }
  return failed === 0 ? 0 : 1;
});
