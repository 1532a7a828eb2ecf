import { join } from 'node:path';
import type { Config } from '@carethread/config';
import { examplesOf, lexiconOf, loadPolicy, loadRouting, MADE_MODELS, withFewExamples } from '@carethread/intents';
import { createPractice, type Practice } from '@carethread/practice';
import { compileRouting } from '@carethread/routing';
import type { Logger } from '@carethread/telemetry';
import { checksumOf, SENTENCE_VECTORS } from '@carethread/understanding';
import { readyLlm } from './llm.js';
import type { TurnParts } from './turn.js';
import { UnderstandingThread } from './understanding/own-thread.js';
import { Worker, type WorkerParts } from './worker.js';

/** A worker but for the store, the queues and the channels, which a process may share with its gateway. */
export interface AssembledWorker {
  readonly clinic: { readonly name: string; readonly timeZone: string };
  /** What people call each queue. */
  readonly queueNames: ReadonlyMap<string, string>;
  /** @param sandboxUrl where the sandbox clinic is, for an installation that names no server of its own */
  practice(sandboxUrl: string | null): Practice;
  create(rest: Omit<WorkerParts, keyof Omit<TurnParts, 'channels'>>): Worker;
  close(): Promise<void>;
}

/** Examples of each intent and language that are answered before the first patient writes: in all a thousand or so. */
const REHEARSED = 8;

/** Reads the policy, trains or loads the models. @throws PolicyError that names file, line and the mend */
export async function assembleWorker(config: Config, logger: Logger): Promise<AssembledWorker> {
  const whole = loadPolicy();
  const checksum = checksumOf(examplesOf(whole), {}, SENTENCE_VECTORS);
  const policy = withFewExamples(whole, REHEARSED);
  const routing = loadRouting(policy);
  const lexicon = lexiconOf(policy);
  const understander = await UnderstandingThread.start(
    { folder: join(config.dataDir, 'models'), made: MADE_MODELS, checksum, lexicon },
    () => examplesOf(loadPolicy()),
    (error) => logger.error({ err: error }, 'the thread that reads texts ended; another takes its place'),
  );
  const llm = await readyLlm(config.openai, policy, lexicon);
  const parts = { policy, route: compileRouting(routing), understander, lexicon };
  const { name, timeZone } = policy.clinic;
  return {
    clinic: { name, timeZone },
    queueNames: new Map(routing.queues.map((queue) => [queue.name, queue.title])),
    practice: (sandboxUrl) => practiceOf(config, sandboxUrl, timeZone),
    create: (rest) => new Worker({ ...parts, llm: llm(rest.metrics), ...rest }),
    close: () => understander.close(),
  };
}

function practiceOf(config: Config, sandboxUrl: string | null, timeZone: string): Practice {
  const baseUrl = config.fhir?.baseUrl ?? sandboxUrl;
  if (!baseUrl) return { perform: async () => ({ kind: 'unavailable', why: 'no clinic record is connected' }) };
  const { clientId, privateKeyFile, tokenUrl } = config.fhir?.auth ?? {};
  const auth = clientId && privateKeyFile && tokenUrl ? { clientId, privateKeyFile, tokenUrl } : {};
  return createPractice({ baseUrl, timeZone, ...auth }, { now: () => new Date(), random: Math.random });
}
