import { join } from 'node:path';
import { become } from './lib/exec.mjs';
import { ROOT } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main } from './lib/problem.mjs';

// `npm start`: everything on the embedded default.
main(async () => {
  await prepare();
  return become([join(ROOT, 'apps/standalone/dist/main.js'), ...process.argv.slice(2)]);
});
