import { parseArgs } from 'node:util';
import { playAll } from './play-all.ts';
import { readScripts } from './read-scripts.ts';
import { FLOOR, report, successOf } from './report.ts';
import { SIMULATION_FLOOR, simulate, simulationReport, simulationSuccess } from './simulator/simulate.ts';
import { Stage } from './stage.ts';

const { values: options } = parseArgs({
  options: {
    /** Only scripts with this in their name or file. */
    only: { type: 'string', default: '' },
    /** Prints the transcripts of all. */
    verbose: { type: 'boolean', default: false },
    /** So many conversations with simulated patients instead. */
    simulate: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

async function main(): Promise<number> {
  const all = readScripts(import.meta.dirname);
  const scripts = all.filter(({ name, file }) => `${file} ${name}`.includes(options.only));
  const stage = await Stage.start();
  try {
    const began = Date.now();
    if (options.simulate !== undefined) {
      const results = await simulate(stage, Number(options.simulate), Number(options.seed));
      console.log(simulationReport(results));
      console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
      const flawless = results.every(({ stuck, endless }) => !stuck && !endless);
      return flawless && simulationSuccess(results) >= SIMULATION_FLOOR ? 0 : 1;
    }
    const played = await playAll(scripts, stage);
    if (options.verbose)
      for (const { script, transcript } of played) console.log([`# ${script.name}`, ...transcript, ''].join('\n'));
    console.log(report(played));
    console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
    return successOf(played) >= FLOOR ? 0 : 1;
  } finally {
    await stage.stop();
  }
}

process.exitCode = await main();
