import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';

const MINUTES = 60_000;
const NUMBER = '+15550107001';

describe('a service that was down for a while', () => {
  let carrier: Carrier;
  let server: TestServer;

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: { ...carrier.env, SANDBOX: 'off' } });
    carrier.target = server.url;
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await carrier?.stop();
  }, MINUTES);

  const texts = () => carrier.sentTo(NUMBER).map(({ body }) => body);

  it(
    'answers what was written meanwhile once it is back, and what it had answered before not again',
    async () => {
      await carrier.receive(NUMBER, 'do you take aetna?', { sid: carrier.written(NUMBER, 'do you take aetna?') });
      await eventually('an answer', () => texts().length === 1);
      await server.end();
      const sid = carrier.written(NUMBER, 'do you take cigna?');
      expect((await carrier.receive(NUMBER, 'do you take cigna?', { sid })).status).toBe(0);
      await server.restart();
      await eventually('the answer to what was missed', () => texts().length === 2);
      // The carrier's own retry comes late, too.
      expect((await carrier.receive(NUMBER, 'do you take cigna?', { sid })).status).toBe(200);
      await carrier.receive(NUMBER, 'what is your fax number?');
      await eventually('an answer to the next message', () => texts().length === 3);
      expect(texts()).toEqual([/aetna/i, /cigna/i, /0101/].map((answer) => expect.stringMatching(answer)));
    },
    2 * MINUTES,
  );
});
