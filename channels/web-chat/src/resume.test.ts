import fc from 'fast-check';
import { TestClient, until } from './testing/client.js';
import { TestServer } from './testing/server.js';
import type { TranscriptItem } from './transcript.js';
import { newVisitorToken, visitorId } from './visitor.js';
import type { Item } from './wire.js';

/** What may happen to a chat, in any order. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('says' as const), count: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('loses-the-hint' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('drops' as const), tab: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restarts' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A tab that comes back with the place it has reached, as the widget does, and at the end asks for all that was before. */
class Tab {
  readonly seen: { seq: number; text: string }[] = [];
  #before: number | null = null;
  #client: TestClient | null = null;

  constructor(
    private readonly server: TestServer,
    private readonly token: string,
  ) {}

  async come(): Promise<void> {
    this.drop();
    const client = new TestClient(this.server.port);
    client.socket.on('events', ({ items, before }) => {
      this.seen.push(...items.map(lineOf));
      if (before !== undefined) this.#before = before;
    });
    this.#client = client;
    await client.hello(this.token, this.seen.at(-1)?.seq ?? 0);
  }

  async scrollToTheBeginning(): Promise<void> {
    while (this.#before !== null) {
      const answer = await this.#client?.earlier(this.#before);
      if (!answer?.ok) throw new Error('earlier was refused');
      this.seen.unshift(...answer.items.map(lineOf));
      this.#before = answer.before;
    }
  }

  drop(): void {
    this.#client?.socket.disconnect();
  }
}

function lineOf({ seq, parts }: Pick<TranscriptItem, 'seq' | 'parts'> | Item): { seq: number; text: string } {
  return { seq, text: parts[0]?.kind === 'text' ? parts[0].text : '' };
}

async function play(server: TestServer, steps: readonly Step[]): Promise<void> {
  const token = newVisitorToken();
  const visitor = visitorId(token);
  const tabs = [new Tab(server, token), new Tab(server, token)];
  for (const tab of tabs) await tab.come();
  let said = 0;
  for (const one of steps) {
    switch (one.kind) {
      case 'says':
        for (let i = 0; i < one.count; i++) server.say(visitor, `${said++}`);
        break;
      case 'loses-the-hint':
        server.log.append(visitor, { from: 'assistant', parts: [{ kind: 'text', text: `${said++}` }] });
        break;
      case 'drops':
        await tabs[one.tab]?.come();
        break;
      case 'restarts':
        await server.stop();
        await server.start();
        for (const tab of tabs) await tab.come();
        break;
    }
  }
  await server.chat.sweep();
  const log = server.log.of(visitor).map(lineOf);
  for (const tab of tabs) {
    await until('everything is there', () => tab.seen.at(-1)?.seq === log.at(-1)?.seq);
    await tab.scrollToTheBeginning();
    expect(tab.seen).toEqual(log);
    tab.drop();
  }
}

describe('resuming', () => {
  it('loses, doubles and swaps nothing, whatever drops and whenever', async () => {
    const server = await new TestServer({ limits: { connections: { burst: 1_000, perSecond: 1 } } }).start();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => play(server, steps)),
        { numRuns: 25, seed: 20261124 },
      );
      expect(server.errors).toEqual([]);
    } finally {
      await server.stop();
    }
  }, 60_000);
});
