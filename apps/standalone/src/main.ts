import { beFrugal } from './frugal.js';

beFrugal();
await import('./run.js');
