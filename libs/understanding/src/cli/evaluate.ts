import { parseArgs } from 'node:util';
import { evaluate, type Figures } from '../evaluation/evaluate.js';
import { LabelledFileError, readLabelled } from '../evaluation/labelled.js';
import { isMissingFile } from '../files.js';
import { loadSentenceVectors } from '../store.js';

const USAGE = 'usage: npm run -s evaluate -- --train FILE --test FILE [--val FILE] [--json]';

interface Arguments {
  readonly train: string;
  readonly test: string;
  readonly val: string | undefined;
  readonly json: boolean;
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        train: { type: 'string' },
        test: { type: 'string' },
        val: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { train, test, val, json } = values;
    return train === undefined || test === undefined ? null : { train, test, val, json };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const percent = (value: number | null): string => (value === null ? 'none in the test texts' : `${(value * 100).toFixed(1)} %`);

function describe(figures: Figures): string {
  const { atThreshold } = figures;
  return [
    `in-scope accuracy, no threshold    ${percent(figures.inScopeAccuracy)}`,
    Number.isFinite(atThreshold.threshold)
      ? `at the threshold ${atThreshold.threshold.toFixed(3)}`
      : 'no threshold (nothing out of scope)',
    `  in-scope accuracy                ${percent(atThreshold.inScopeAccuracy)}`,
    `  out-of-scope recall              ${percent(atThreshold.outOfScopeRecall)}`,
    `AUROC, in scope from out of it     ${figures.auroc === null ? 'none out of scope' : figures.auroc.toFixed(3)}`,
    `ms a message                       ${figures.msPerMessage.toFixed(2)}`,
  ].join('\n');
}

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const sets = {
      train: readLabelled(asked.train),
      test: readLabelled(asked.test),
      ...(asked.val === undefined ? {} : { validation: readLabelled(asked.val) }),
    };
    const figures = await evaluate(sets, await loadSentenceVectors(), (what) => process.stderr.write(`${what}\n`));
    process.stdout.write(`${describe(figures)}\n`);
    // With nothing out of scope to choose a threshold by there is none (−∞), which JSON writes as null.
    if (asked.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LabelledFileError) && !(error instanceof RangeError) && !isMissingFile(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await main();
