/**
 * Assembles the sentence encoder's kernel: `node training/sentence-kernel.ts`. Writes artefacts/sentence-kernel.wasm and prints
 * the checksum that `src/vectors/kernel.ts` holds. A test fails where the three do not belong together.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

const SOURCE = new URL('../src/vectors/kernel.wat', import.meta.url);
const ARTEFACT = new URL('../artefacts/sentence-kernel.wasm', import.meta.url);

const parsed = (await wabt()).parseWat('kernel.wat', readFileSync(SOURCE, 'utf8'));
parsed.validate();
const bytes = parsed.toBinary({}).buffer;
writeFileSync(ARTEFACT, bytes);
process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')}\n`);
