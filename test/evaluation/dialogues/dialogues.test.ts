import { playAll } from './play-all.ts';
import { parseScripts, readScripts } from './read-scripts.ts';
import { FLOOR, failure, successOf } from './report.ts';
import { SIMULATION_FLOOR, simulate, simulationReport, simulationSuccess } from './simulator/simulate.ts';
import { Stage } from './stage.ts';

const MINUTES = 60_000;
/** Of the 500 of `npm run evaluate:dialogues -- --simulate 500`, so many are played here, always the same. */
const SAMPLE = 60;
const SEED = 1;
describe('a script', () => {
  it('that is wrong is named with file and line', () => {
    const text = '- name: asks for the hours\n  wants: the hours\n  turns:\n    - { says: hello, hears: "/(/" }\n';
    expect(parseScripts('hours.yaml', text).problems).toEqual([expect.stringMatching(/^hours\.yaml:4: .*regular expression/)]);
    expect(parseScripts('hours.yaml', '- name: "a\n').problems).toEqual([expect.stringMatching(/^hours\.yaml:\d+: /)]);
  });

  it('is one of 80 or more, a fifth of them in Spanish', () => {
    const scripts = readScripts(import.meta.dirname);
    expect(scripts.length).toBeGreaterThanOrEqual(80);
    expect(scripts.filter(({ language }) => language === 'es').length).toBeGreaterThanOrEqual(scripts.length / 5);
  });
});

describe('conversations with the real server', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 3 * MINUTES);
  afterAll(async () => {
    await stage?.stop();
  }, MINUTES);

  it(
    'end with the thing done, as their scripts say',
    async () => {
      const played = await playAll(readScripts(import.meta.dirname), stage);
      const failed = played.filter(({ script, failures }) => script.pending === undefined && failures.length > 0);
      if (successOf(played) < FLOOR) throw new Error(failed.map(failure).join('\n'));
    },
    3 * MINUTES,
  );

  it(
    'reach what simulated patients want, or a person; none is endless, none stuck',
    async () => {
      const results = await simulate(stage, SAMPLE, SEED);
      expect(results.filter(({ stuck, endless }) => stuck || endless)).toEqual([]);
      if (simulationSuccess(results) < SIMULATION_FLOOR) throw new Error(simulationReport(results));
    },
    3 * MINUTES,
  );
});
