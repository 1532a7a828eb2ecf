import { prepare } from './lib/prepare.mjs';
import { main } from './lib/problem.mjs';

// `npm run build`: installs and builds what is missing or stale.
main(() => prepare());
