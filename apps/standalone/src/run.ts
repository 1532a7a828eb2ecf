import { loadConfig } from '@carethread/config';
import { createLogger } from '@carethread/telemetry';
import { whenOrphaned } from './orphan.js';
import { sentenceFor } from './sentence.js';
import { startAll } from './start.js';
import { table } from './table.js';

const say = (progress: string) => process.stderr.write(`  starting: ${progress}\n`);

/** Only npm puts a shell between: whatever else starts this tells it what it wants. */
const npm = process.env.npm_lifecycle_event === undefined ? null : process.ppid;

let dataDir: string | undefined;
function fail(error: unknown): never {
  process.stderr.write(`\n${sentenceFor(error, dataDir)}\n`);
  process.exit(1);
}

try {
  const began = performance.now();
  const config = loadConfig(process.env);
  dataDir = config.dataDir;
  const logger = createLogger({ level: config.logLevel, production: config.production });
  // What happens is in the database, so a promise that nobody waited for leaves nothing half done.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'something failed that nobody waited for'));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'an unexpected error; the process ends');
    process.exit(1);
  });
  const running = await startAll(config, logger, say);
  process.stdout.write(`${table(config, running, (performance.now() - began) / 1_000)}\n`);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`\n${signal === 'SIGINT' ? 'Stopping' : 'Asked to stop'}: finishing what is under way\n`);
    running.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (npm !== null) whenOrphaned(npm, () => stop('SIGTERM'));
} catch (error) {
  fail(error);
}
