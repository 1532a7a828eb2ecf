import { createPostgresBackend, type Job, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { JOBS, type JobData, type JobName } from './jobs.js';

/** Where BullMQ keeps its jobs. */
export type Backend = { readonly kind: 'redis'; readonly url: string } | { readonly kind: 'postgres'; readonly url: string };

export interface AddOptions {
  /** Wait this long first, in milliseconds. */
  readonly delay?: number;
  /** Adding the same key again while such a job waits changes nothing. */
  readonly key?: string;
}

/** BullMQ as the house uses it: jobs of ids that may come more than once, so every consumer must be able to do its work twice. */
export interface Queues {
  add<N extends JobName>(name: N, data: JobData<N>, options?: AddOptions): Promise<void>;
  /** Handles the jobs of a queue. One that throws is tried again, five times in all, further and further apart. */
  consume<N extends JobName>(name: N, handle: (data: JobData<N>) => Promise<void>): Promise<void>;
  /** Whether the backend answers. */
  ping(): Promise<boolean>;
  /** Lets the jobs that are being handled end, then closes. */
  close(): Promise<void>;
}

/** The backend does not answer; `message` is one sentence for the person at the terminal. */
export class QueueUnusable extends Error {
  override readonly name = 'QueueUnusable';
}

const TRIES = { attempts: 5, backoff: { type: 'exponential', delay: 500 } } as const;
/** Done jobs are kept for a look at what happened, not as a record: the log is the record. */
const KEPT = { removeOnComplete: { count: 1_000 }, removeOnFail: { count: 5_000 } } as const;
const CONNECT_MS = 5_000;
/** Schema of the jobs where PostgreSQL keeps them. */
const SCHEMA = 'jobs';

interface Opened {
  queue(name: string): Pick<Queue, 'add' | 'close'>;
  worker(name: string, handle: (job: Job) => Promise<void>): Pick<Worker, 'close' | 'waitUntilReady'>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the job queues on Redis (or Valkey) or on PostgreSQL.
 * @param onError told of what goes wrong in the background; BullMQ reconnects by itself
 * @throws QueueUnusable where the backend cannot be reached
 */
export async function openQueues(backend: Backend, onError: (error: Error) => void): Promise<Queues> {
  let closed = false;
  // What still becomes of connections once all is closed (the server that ends them, say) is nobody's concern.
  const tell = (error: Error) => {
    if (!closed) onError(error);
  };
  const opened = backend.kind === 'redis' ? await onRedis(backend.url, tell) : onPostgres(backend.url, tell);
  const queues = new Map<JobName, ReturnType<Opened['queue']>>();
  const workers: ReturnType<Opened['worker']>[] = [];
  const queueOf = (name: JobName) => {
    const queue = queues.get(name) ?? opened.queue(name);
    queues.set(name, queue);
    return queue;
  };
  return {
    add: async (name, data, { delay = 0, key } = {}) => {
      await queueOf(name).add(name, JOBS[name].parse(data), {
        ...TRIES,
        ...KEPT,
        delay,
        ...(key === undefined ? {} : { deduplication: { id: key } }),
      });
    },
    consume: async (name, handle) => {
      const worker = opened.worker(name, async (job) => handle(JOBS[name].parse(job.data) as JobData<typeof name>));
      workers.push(worker);
      await worker.waitUntilReady();
    },
    ping: () => opened.ping(),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await opened.close();
      closed = true;
    },
  };
}

async function onRedis(url: string, onError: (error: Error) => void): Promise<Opened> {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
  });
  // Until it is reached, what is wrong is thrown; from then on ioredis mends it, and it is told.
  let reached = false;
  connection.on('error', (error) => reached && onError(error));
  await reach(connection, url);
  reached = true;
  return {
    queue: (name) => listened(new Queue(name, { connection }), onError),
    worker: (name, handle) => listened(new Worker(name, handle, { connection, concurrency: 8 }), onError),
    ping: async () => (await connection.ping()) === 'PONG',
    close: async () => {
      await connection.quit();
    },
  };
}

function onPostgres(url: string, onError: (error: Error) => void): Opened {
  const bound = withBackend(createPostgresBackend);
  const connection = { connectionString: url, schema: SCHEMA, migrate: true, max: 4 };
  const probe = new bound.Queue('probe', { connection });
  listened(probe, onError);
  return {
    queue: (name) => listened(new bound.Queue(name, { connection }), onError) as unknown as Pick<Queue, 'add' | 'close'>,
    worker: (name, handle) => listened(new bound.Worker(name, handle, { connection, concurrency: 8 }), onError),
    ping: async () => {
      await probe.getJobCounts('waiting');
      return true;
    },
    close: () => probe.close(),
  };
}

function listened<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  one: T,
  onError: (error: Error) => void,
): T {
  one.on('error', onError);
  return one;
}

async function reach(connection: Redis, url: string): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Error('it does not answer')), CONNECT_MS);
  });
  try {
    await Promise.race([connection.connect().then(() => connection.ping()), tooLate]);
  } catch (error) {
    connection.disconnect();
    const why = error instanceof Error ? error.message : String(error);
    throw new QueueUnusable(`The Redis at ${new URL(url).host} (REDIS_URL) cannot be used: ${why}.`, { cause: error });
  } finally {
    clearTimeout(late);
  }
}
