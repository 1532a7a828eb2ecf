import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runUnder } from './lib/exec.mjs';
import { MODULES, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, Problem } from './lib/problem.mjs';

const OPTIONAL = [
  { what: 'redis-server', programs: ['redis-server', 'valkey-server'], skips: "the queue's tests on Redis", apt: 'redis-server' },
  { what: 'chromium', programs: ['chromium', 'chromium-browser', 'google-chrome'], skips: 'the browser tests', apt: 'chromium' },
];

// `npm test`: every test there is; arguments go to jest. What this machine lacks for some of them is named at the end, except
// in CI, where lacking it is a failure.
main(async () => {
  const lacking = OPTIONAL.filter(({ programs }) => !programs.some(isOnPath));
  if (lacking.length > 0 && process.env.CI) {
    throw new Problem(
      lacking.map(({ what, apt }) => `${what} is missing, and CI skips no test: apt-get install ${apt}`).join('\n'),
    );
  }
  await prepare();
  process.chdir(ROOT);
  const code = await runUnder(
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(MODULES, 'jest/bin/jest.js'),
      ...process.argv.slice(2),
    ],
    { ...process.env, NODE_ENV: 'test' },
  );
  for (const { what, skips, apt } of lacking)
    process.stderr.write(`Skipped: ${skips}, since ${what} is not installed (apt-get install ${apt}).\n`);
  return code;
});

function isOnPath(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
