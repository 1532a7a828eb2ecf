import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@carethread/store';
import pg from 'pg';
import { Carrier } from '../support/carrier.ts';
import { redisServer } from '../support/programs.ts';
import { type RunningRedis, startRedis } from '../support/redis.ts';
import { eventually, TestServer } from '../support/server.ts';
import { storeBallast } from './ballast.ts';
import { startCeiling } from './children.ts';
import { type LoadFigures, type LoadPlan, type LoadResult, load, together } from './load.ts';
import { checkOrder, type OrderReport } from './order.ts';
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
  ? { ceiling: 4_000, warm: 1_500, saturated: 4_000, halfSeconds: 8, talkers: 16, talk: 200, stored: 10_000 }
  : { ceiling: 15_000, warm: 2_000, saturated: 30_000, halfSeconds: 30, talkers: 32, talk: 1_000, stored: 100_000 };
const PATIENTS = 500;
const CONCURRENCY = 32;
/** A machine's speed changes from minute to minute, so the echo and the service are measured by turns, this often each. */
const TURNS = 5;
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

/** @throws Error where there is no Redis on the path */
async function backend(): Promise<RunningRedis> {
  const program = redisServer();
  if (program === null) throw new Error('--backend redis needs redis-server on the path (apt-get install redis-server)');
  const redis = await startRedis(program);
  await eventually('redis-server answers', () =>
    redis.keys().then(
      () => true,
      () => false,
    ),
  );
  return redis;
}

/** The bare INSERT, warmed up. */
async function bareInsert(carrier: Carrier, databaseUrl: string): Promise<LoadFigures> {
  const child = await startCeiling(databaseUrl);
  try {
    carrier.target = child.url;
    await load(carrier, plan({ count: SIZE.warm, replies: 0 }));
    return await load(carrier, plan({ count: SIZE.ceiling, replies: 0 }));
  } finally {
    await child.stop();
  }
}

/** The service at saturation and the bare echo beside it, by turns; both are up all the while, and warm. */
async function byTurns(carrier: Carrier, pool: pg.Pool, echoUrl: string, serverUrl: string): Promise<[LoadFigures, Run]> {
  const [echoSeries, ownSeries] = [series++, series++];
  const echoes: LoadResult[] = [];
  const own: (LoadResult & OrderReport)[] = [];
  carrier.target = echoUrl;
  await load(carrier, plan({ count: SIZE.warm, series: echoSeries }));
  carrier.target = serverUrl;
  await load(carrier, plan({ count: SIZE.warm, series: ownSeries }));
  for (let turn = 0; turn < TURNS; turn++) {
    const count = Math.ceil(SIZE.saturated / TURNS);
    const first = SIZE.warm + turn * count;
    carrier.target = echoUrl;
    echoes.push(await load(carrier, plan({ count, first, series: echoSeries })));
    carrier.target = serverUrl;
    own.push(await measured(carrier, pool, { count, first, series: ownSeries }));
  }
  const sum = (of: (run: OrderReport) => number) => own.reduce((total, run) => total + of(run), 0);
  const order = { answeredTwice: sum((run) => run.answeredTwice), outOfOrder: sum((run) => run.outOfOrder) };
  return [together(echoes), { ...together(own), ...order }];
}

/** A load on the server, with the order of its replies looked up in the log. */
async function measured(carrier: Carrier, pool: pg.Pool, over: Partial<LoadPlan>): Promise<LoadResult & OrderReport> {
  carrier.sent.length = 0;
  const result = await load(carrier, plan(over));
  return { ...result, ...(await checkOrder(pool, result)) };
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'carethread-bench-'));
  // The account that runs PostgreSQL under root has to get in.
  chmodSync(folder, 0o711);
  const cleanUp: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    // The embedded server, for the ceilings and for Carethread by TCP: as a PostgreSQL of one's own is reached.
    const database = await startEmbedded({ dataDir: join(folder, 'database') });
    cleanUp.unshift(() => database.stop());
    const carrier = await Carrier.start({ connections: 2 * CONCURRENCY });
    cleanUp.unshift(() => carrier.stop());
    const redis = options.backend === 'redis' ? await backend() : null;
    if (redis) cleanUp.unshift(() => redis.stop());

    say('The ceilings of this machine …');
    const insert = await bareInsert(carrier, database.tcpUrl);
    const echoChild = await startCeiling(
      database.tcpUrl,
      `${carrier.url}/2010-04-01/Accounts/${carrier.accountSid}/Messages.json`,
    );
    cleanUp.unshift(() => echoChild.stop());

    say('Starting Carethread …');
    const server = await TestServer.start({
      dataDir: mkdtempSync(join(folder, 'server-')),
      env: {
        ...carrier.env,
        ...{ DATABASE_URL: database.tcpUrl, ENCRYPTION_KEY: randomBytes(32).toString('base64'), SANDBOX: 'auto' },
        ...(redis ? { REDIS_URL: redis.url } : {}),
      },
    });
    cleanUp.unshift(() => server.stop());
    const pool = new pg.Pool({ connectionString: database.tcpUrl, max: 2 });
    cleanUp.unshift(() => pool.end());

    say('The bare echo and Carethread at saturation, by turns …');
    const [echo, saturated] = await byTurns(carrier, pool, echoChild.url, server.url);
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
