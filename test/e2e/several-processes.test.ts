import { randomBytes } from 'node:crypto';
import { Carrier } from '../support/carrier.ts';
import { treeOf } from '../support/processes.ts';
import { redisServer } from '../support/programs.ts';
import { type RunningRedis, startRedis } from '../support/redis.ts';
import { eventually, TestServer } from '../support/server.ts';
import { startDatabase } from '../support/store.ts';
import { adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
const program = redisServer();

(program ? describe : describe.skip)('two processes on one PostgreSQL and one Redis (skipped without redis-server)', () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let redis: RunningRedis;
  let carrier: Carrier;
  let one: TestServer;
  let other: TestServer;

  beforeAll(async () => {
    database = await startDatabase();
    redis = await startRedis(program ?? '');
    carrier = await Carrier.start();
    const outside = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      ENCRYPTION_KEY: `1:${randomBytes(32).toString('base64')}`,
    };
    const env = { ...carrier.env, ...outside, ...adminEnv, SANDBOX: 'off' };
    one = await TestServer.start({ env });
    other = await TestServer.start({ env });
  }, 3 * MINUTES);
  afterAll(async () => {
    await one?.stop();
    await other?.stop();
    await carrier?.stop();
    await redis?.stop();
    await database?.stop();
  }, MINUTES);

  const texts = (number: string) => carrier.sentTo(number).map(({ body }) => body);

  it('start no database of their own', () => {
    for (const { pid } of [one, other]) expect(treeOf(pid).filter(({ name }) => name.startsWith('postgres'))).toEqual([]);
  });

  it(
    'share the work: a patient of one is seen, claimed and answered at the other',
    async () => {
      const number = '+15550115001';
      carrier.target = one.url;
      await carrier.receive(number, 'I want to talk to a person');
      await eventually('the promise of a person', () => texts(number).length === 1);
      const desk = await Desk.signIn(other.url);
      await eventually('a conversation in the queue', async () => (await desk.ids('queued')).length === 1);
      const [id = ''] = await desk.ids('queued');
      expect((await desk.act(id, 'claim')).status).toBe(200);
      expect((await desk.act(id, 'messages', { text: 'Hello, Dana here.' })).status).toBe(202);
      await eventually('the agent’s words', () => texts(number).at(-1)?.includes('Hello, Dana here.') ?? false);
      expect(await redis.keys()).toBeGreaterThan(0);
    },
    MINUTES,
  );

  it(
    'take over from one that is killed: every patient has each answer once and in order',
    async () => {
      const numbers = Array.from({ length: 24 }, (_, nth) => `+1555011${String(6000 + nth)}`);
      carrier.target = other.url;
      const already = carrier.sent.length;
      const killed = new Promise<void>((done) => {
        carrier.onSent = () => {
          if (carrier.sent.length < already + 10) return;
          carrier.onSent = () => undefined;
          done(one.kill9());
        };
      });
      for (const question of ['do you take aetna?', 'what is your fax number?']) {
        const accepted = await Promise.all(numbers.map((number) => carrier.receive(number, question)));
        expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set([200]));
      }
      await killed;
      await eventually('all answers', () => numbers.every((number) => texts(number).length >= 2), 2 * MINUTES);
      // What would be sent again would be sent before this.
      for (const number of numbers) await carrier.receive(number, 'do you take cigna?');
      await eventually('the last answers', () => numbers.every((number) => texts(number).length >= 3), MINUTES);
      const each = [/aetna/i, /0101/, /cigna/i].map((answer) => expect.stringMatching(answer));
      expect(numbers.map(texts)).toEqual(numbers.map(() => each));
    },
    4 * MINUTES,
  );
});
