import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@carethread/store';
import pg from 'pg';
import { Carrier } from '../support/carrier.ts';
import { TestServer } from '../support/server.ts';
import { storeBallast } from './ballast.ts';
import { startCeiling, startRedis } from './children.ts';
import { type LoadPlan, type LoadResult, load } from './load.ts';
import { checkOrder } from './order.ts';
import { type Figures, print, type Run } from './report.ts';

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'postgres' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
if (options.backend !== 'postgres' && options.backend !== 'redis') throw new Error('--backend is "postgres" or "redis"');

/** Sizes: the full run is what the figures are quoted from, the quick one takes about a minute. */
const SIZE = options.quick
  ? { ceiling: 4_000, warm: 600, saturated: 4_000, halfSeconds: 8, talkers: 16, talk: 200, stored: 10_000 }
  : { ceiling: 15_000, warm: 2_000, saturated: 15_000, halfSeconds: 30, talkers: 32, talk: 1_000, stored: 100_000 };
const PATIENTS = 500;
const CONCURRENCY = 32;
const texts = readFileSync(join(import.meta.dirname, 'texts.en.txt'), 'utf8')
  .split('\n')
  .filter(Boolean);

const say = (line: string) => process.stderr.write(`${line}\n`);
let series = 0;
const plan = (over: Partial<LoadPlan>): LoadPlan => ({
  ...{
    count: SIZE.saturated,
    patients: PATIENTS,
    concurrency: CONCURRENCY,
    rate: 0,
    texts,
    replies: 1 as const,
    series: series++,
  },
  ...over,
});

/** Runs a ceiling, warmed up. */
async function ceiling(carrier: Carrier, databaseUrl: string, replies: 0 | 1): Promise<LoadResult> {
  const messages = `${carrier.url}/2010-04-01/Accounts/${carrier.accountSid}/Messages.json`;
  const child = await startCeiling(databaseUrl, replies ? messages : undefined);
  try {
    carrier.target = child.url;
    await load(carrier, plan({ count: SIZE.warm, replies }));
    return await load(carrier, plan({ count: SIZE.ceiling, replies }));
  } finally {
    await child.stop();
  }
}

/** A load on the server, with the order of its replies looked up in the log. */
async function measured(carrier: Carrier, pool: pg.Pool, over: Partial<LoadPlan>): Promise<Run> {
  carrier.sent.length = 0;
  const result = await load(carrier, plan(over));
  return { ...result, ...(await checkOrder(pool, result)) };
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'carethread-bench-'));
  const cleanUp: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    const database = await startEmbedded({ dataDir: join(folder, 'database') });
    cleanUp.unshift(() => database.stop());
    const carrier = await Carrier.start({ connections: 2 * CONCURRENCY });
    cleanUp.unshift(() => carrier.stop());
    const redis = options.backend === 'redis' ? await startRedis(folder) : null;
    if (redis) cleanUp.unshift(() => redis.stop());

    say('The ceilings of this machine …');
    const insert = await ceiling(carrier, database.url, 0);
    const echo = await ceiling(carrier, database.url, 1);

    say('Starting Carethread …');
    const server = await TestServer.start({
      dataDir: mkdtempSync(join(folder, 'server-')),
      env: {
        ...carrier.env,
        ...{ DATABASE_URL: database.url, ENCRYPTION_KEY: randomBytes(32).toString('base64'), SANDBOX: 'auto' },
        ...(redis ? { REDIS_URL: redis.url } : {}),
      },
    });
    cleanUp.unshift(() => server.stop());
    carrier.target = server.url;
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    cleanUp.unshift(() => pool.end());

    await load(carrier, plan({ count: SIZE.warm }));
    say('At saturation …');
    const saturated = await measured(carrier, pool, {});
    say('At half of that …');
    const rate = Math.max(1, Math.floor(saturated.repliesPerSecond / 2));
    const half = await measured(carrier, pool, { rate, count: rate * SIZE.halfSeconds });
    say(`${SIZE.talkers} conversations of ${SIZE.talk} messages each …`);
    const long = await measured(carrier, pool, { patients: SIZE.talkers, count: SIZE.talkers * SIZE.talk });
    say(`Storing ${SIZE.stored} conversations …`);
    await storeBallast(pool, SIZE.stored);
    await load(carrier, plan({ count: SIZE.warm }));
    const stored = await measured(carrier, pool, {});

    const figures: Figures = {
      backend: options.backend,
      insert,
      echo,
      saturated,
      half,
      long,
      stored,
      size: SIZE,
      residentMb: server.residentMb(),
    };
    const code = print(figures, options.json);
    if (code !== 0) say(`What the server said last:\n${server.output}`);
    return code;
  } finally {
    for (const step of cleanUp) await step();
  }
}

process.exitCode = await main();
