import { join } from 'node:path';
import type { Config } from '@carethread/config';
import { lexiconOf, loadPolicy } from '@carethread/intents';
import { createPractice, type Practice } from '@carethread/practice';
import { compileRouting } from '@carethread/routing';
import { createUnderstander, trainOrLoad } from '@carethread/understanding';
import type { TurnParts } from './turn.js';
import { Worker, type WorkerParts } from './worker.js';

/** A worker but for the store, the queues and the channels, which a process may share with its gateway. */
export interface AssembledWorker {
  /** The clinic's zone, IANA. */
  readonly timeZone: string;
  /** @param sandboxUrl where the sandbox clinic is, for an installation that names no server of its own */
  practice(sandboxUrl: string | null): Practice;
  create(rest: Omit<WorkerParts, keyof Omit<TurnParts, 'channels'>>): Worker;
}

/** Reads the policy, trains or loads the models. @throws PolicyError that names file, line and the mend */
export async function assembleWorker(config: Config): Promise<AssembledWorker> {
  const policy = loadPolicy();
  const lexicon = lexiconOf(policy);
  const { timeZone } = policy.clinic;
  const understander = createUnderstander(await trainOrLoad(join(config.dataDir, 'models'), policy.examples));
  const parts = { policy, route: compileRouting(policy.routing), understander, lexicon };
  return {
    timeZone,
    practice: (sandboxUrl) => practiceOf(config, sandboxUrl, timeZone),
    create: (rest) => new Worker({ ...parts, ...rest }),
  };
}

function practiceOf(config: Config, sandboxUrl: string | null, timeZone: string): Practice {
  const baseUrl = config.fhir?.baseUrl ?? sandboxUrl;
  if (!baseUrl) return { perform: async () => ({ kind: 'unavailable', why: 'no clinic record is connected' }) };
  const auth = config.fhir?.auth;
  return createPractice(
    {
      baseUrl,
      timeZone,
      ...(auth ? { clientId: auth.clientId, privateKeyFile: auth.privateKeyFile, tokenUrl: auth.tokenUrl } : {}),
    },
    { now: () => new Date(), random: Math.random },
  );
}
