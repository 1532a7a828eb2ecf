import { complete } from './check/lock.mjs';
import { ROOT } from './lib/paths.mjs';
import { main } from './lib/problem.mjs';

// After an `npm install` behind a partial mirror: see check/lock.mjs.
main(() => {
  process.stdout.write(`${complete(ROOT)} packages of other platforms put into package-lock.json\n`);
});
