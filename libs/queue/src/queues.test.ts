import { randomUUID } from 'node:crypto';
import { freePort } from '@carethread/store';
import { redisServer } from '../../../test/support/programs.ts';
import { startRedis } from '../../../test/support/redis.ts';
import { startDatabase } from '../../../test/support/store.ts';
import { type Backend, openQueues, type Queues, QueueUnusable } from './index.js';

interface Running {
  readonly backend: Backend;
  stop(): Promise<void>;
}

async function postgres(): Promise<Running> {
  const { url, stop } = await startDatabase();
  return { backend: { kind: 'postgres', url }, stop };
}

async function redis(program: string): Promise<Running> {
  const server = await startRedis(program);
  return { backend: { kind: 'redis', url: server.url }, stop: server.stop };
}

const program = redisServer();
const backends: [string, () => Promise<Running>][] = [['PostgreSQL', postgres]];
if (program) backends.push(['Redis', () => redis(program)]);
else it.skip('the queue on Redis: skipped, no redis-server on the path', () => undefined);

describe.each(backends)('the queue on %s', (_name, start) => {
  let running: Running;
  let queues: Queues;
  const errors: Error[] = [];
  const open = async (tries = 50): Promise<Queues> => {
    try {
      return await openQueues(running.backend, (error) => errors.push(error));
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((done) => setTimeout(done, 100));
      return open(tries - 1);
    }
  };
  beforeAll(async () => {
    running = await start();
  }, 60_000);
  beforeEach(async () => {
    queues = await open();
  });
  afterEach(() => queues.close());
  afterAll(() => running.stop());

  /** @returns what a consumer was handed, once there are `count` of them. */
  const received = (count: number, handle: (id: string) => void = () => undefined) => {
    const ids: string[] = [];
    return new Promise<string[]>((done, fail) => {
      queues
        .consume('handoff', async ({ conversationId }) => {
          ids.push(conversationId);
          if (ids.length === count) done(ids);
          handle(conversationId);
        })
        .catch(fail);
    });
  };

  it('hands over every job once', async () => {
    const sent = Array.from({ length: 40 }, () => randomUUID());
    const all = received(sent.length);
    await Promise.all(sent.map((conversationId) => queues.add('handoff', { conversationId })));
    expect((await all).sort()).toEqual(sent.sort());
  }, 30_000);

  it('tries again what failed', async () => {
    let failures = 0;
    const twice = received(2, () => {
      failures += 1;
      if (failures === 1) throw new Error('not yet');
    });
    const conversationId = randomUUID();
    await queues.add('handoff', { conversationId });
    expect(await twice).toEqual([conversationId, conversationId]);
  }, 30_000);

  it('keeps what was added while nobody was there', async () => {
    const conversationId = randomUUID();
    await queues.add('handoff', { conversationId });
    await queues.close();
    queues = await open();
    expect(await received(1)).toEqual([conversationId]);
  }, 30_000);

  it('takes nothing but ids', async () => {
    await expect(queues.add('handoff', { conversationId: 'I feel awful' })).rejects.toThrow();
    const extra = { conversationId: randomUUID(), text: 'I feel awful' };
    await expect(queues.add('handoff', extra)).rejects.toThrow(/Unrecognized key/);
  });

  it('answers whether it is there', async () => {
    expect(await queues.ping()).toBe(true);
  });
});

it('names a Redis that is not there', async () => {
  const nowhere = openQueues({ kind: 'redis', url: `redis://127.0.0.1:${await freePort()}` }, () => undefined);
  await expect(nowhere).rejects.toThrow(QueueUnusable);
});
