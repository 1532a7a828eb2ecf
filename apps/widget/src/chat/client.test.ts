import { randomUUID } from 'node:crypto';
import { textOf } from '@carethread/conversation';
import { until } from '@carethread/web-chat/testing';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { TestClinic } from '../testing/clinic.js';
import { ChatClient } from './client.js';
import { inMemory, Keep, type KeyValue } from './keep.js';
import type { ChatSocket } from './socket.js';

/** A tab of one browser: a reload makes a new client over the same storage. */
class Tab {
  socket: ChatSocket | null = null;
  client: ChatClient;

  constructor(
    private readonly clinic: TestClinic,
    private readonly storage: KeyValue,
  ) {
    this.client = this.#make();
  }

  reload(): void {
    this.client.close();
    this.client = this.#make();
    void this.client.connect();
  }

  /** Only an open line can drop: one that is being opened and closed by hand leaves socket.io waiting for its time-out. */
  drop(): void {
    const engine = this.socket?.io.engine;
    if (engine?.readyState === 'open') engine.close();
  }

  /** What the patient sees, in order. */
  texts(): string[] {
    const { items, pending } = this.client.state;
    const said = items.map(({ parts }) => textOf(parts.filter((part) => part.kind === 'text')));
    return [...said, ...pending.map(({ text }) => text)];
  }

  #make(): ChatClient {
    return new ChatClient({
      openSocket: async () => {
        const { origin } = this.clinic;
        const extraHeaders = { origin };
        const options = { path: '/channels/web/', transports: ['websocket'], autoConnect: false, forceNew: true, extraHeaders };
        this.socket = io(origin, { ...options, reconnectionDelay: 5, reconnectionDelayMax: 20 });
        return this.socket;
      },
      keep: new Keep(this.storage, 'test'),
      language: 'en',
      newId: randomUUID,
      now: Date.now,
      changed: () => undefined,
    });
  }
}

let clinic: TestClinic;
let tabs: Tab[];

const open = (storage = inMemory()) => {
  const tab = new Tab(clinic, storage);
  tabs.push(tab);
  void tab.client.connect();
  return tab;
};

beforeEach(async () => {
  tabs = [];
  clinic = new TestClinic('.');
  await clinic.start();
});

afterEach(async () => {
  for (const tab of tabs) tab.client.close();
  await clinic.stop();
  expect(clinic.errors).toEqual([]);
});

describe('the patient’s end of the chat', () => {
  it('keeps what is written with no connection, and sends it in order once there is one', async () => {
    await clinic.stop();
    const storage = inMemory();
    const tab = open(storage);
    for (const text of ['one', 'two', 'three']) tab.client.send(text);
    await until('offline', () => tab.client.state.connection === 'offline');
    tab.reload();
    expect(tab.texts()).toEqual(['one', 'two', 'three']);
    await clinic.start();
    await until('answered', () => tab.texts().length === 6);
    expect(tab.texts()).toEqual(['one', 'You wrote: one', 'two', 'You wrote: two', 'three', 'You wrote: three']);
    expect(storage.length).toBe(1);
  });

  it('is one visitor in two tabs of one browser, opened at once', async () => {
    const storage = inMemory();
    const [one, two] = [open(storage), open(storage)];
    await until('online', () => [one, two].every(({ client }) => client.state.connection === 'online'));
    one.client.send('Hello');
    await until('seen in both', () => [one, two].every((tab) => tab.texts().length === 2));
    expect(two.texts()).toEqual(['Hello', 'You wrote: Hello']);
    expect(clinic.visitors.size).toBe(1);
  });

  it('shows who took over, and that they are typing', async () => {
    const tab = open();
    tab.client.send('Hello');
    await until('answered', () => tab.texts().length === 2);
    const [visitor = ''] = clinic.visitors;
    clinic.assign(visitor, 'Maria Lopez');
    await until('assigned', () => tab.client.state.agent === 'Maria Lopez');
    clinic.typing(visitor, 'Maria');
    await until('typing', () => tab.client.state.typing?.name === 'Maria');
    clinic.say(visitor, 'Hello, I am Maria', 'agent');
    await until('said', () => tab.texts().length === 3);
    expect(tab.client.state.typing).toBeNull();
  });

  it('begins with the newest of a long conversation, and fetches what was before part by part', async () => {
    const tab = open();
    tab.client.send('Hello');
    await until('answered', () => tab.texts().length === 2);
    const [visitor = ''] = clinic.visitors;
    for (let i = 0; i < 130; i++) clinic.say(visitor, `${i}`);
    await until('all of it is there', () => tab.texts().length === 132);
    const whole = tab.texts();
    tab.reload();
    await until('the newest is there', () => tab.texts().at(-1) === '129');
    expect(tab.texts()).toEqual(whole.slice(-50));
    // Asked again while one is under way, it is asked once.
    for (const length of [100, 132]) {
      void tab.client.earlier();
      void tab.client.earlier();
      await until('the part before is there', () => tab.texts().length === length && !tab.client.state.loading);
    }
    expect(tab.texts()).toEqual(whole);
    expect(tab.client.state.before).toBeNull();
  });

  it('does not send blank text', () => {
    const tab = open();
    tab.client.send('  \n ');
    expect(tab.client.state.pending).toEqual([]);
  });
});

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant('writes' as const) },
  { weight: 3, arbitrary: fc.constant('clinic says' as const) },
  { weight: 3, arbitrary: fc.constant('line drops' as const) },
  { weight: 1, arbitrary: fc.constant('reloads' as const) },
  { weight: 1, arbitrary: fc.constant('server restarts' as const) },
  { weight: 3, arbitrary: fc.constant('a moment passes' as const) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let run = 0;

async function play(steps: readonly Step[]): Promise<void> {
  const tab = open();
  const written: string[] = [];
  const write = () => {
    written.push(`r${run} m${written.length}`);
    tab.client.send(written.at(-1) ?? '');
  };
  write();
  await until('known', () => clinic.log.visitorWho(`r${run} m0`) !== undefined);
  const visitor = clinic.log.visitorWho(`r${run} m0`) ?? '';
  for (const one of steps) {
    if (one === 'writes') write();
    else if (one === 'clinic says') clinic.say(visitor, 'News');
    else if (one === 'line drops') tab.drop();
    else if (one === 'reloads') tab.reload();
    else if (one === 'a moment passes') await new Promise((soon) => setImmediate(soon));
    else {
      await clinic.stop();
      await clinic.start();
    }
  }
  const log = () => clinic.log.of(visitor);
  await until('everything is stored and shown', () => {
    const { items, pending } = tab.client.state;
    return pending.length === 0 && items.length === log().length && log().length >= written.length * 2;
  });
  expect(tab.client.state.items.map(({ seq }) => seq)).toEqual(log().map(({ seq }) => seq));
  expect(log().flatMap(({ from, parts }) => (from === 'patient' ? [textOf(parts)] : []))).toEqual(written);
  tab.client.close();
  run++;
}

describe('whatever drops and whenever', () => {
  it('nothing is lost, doubled or out of order, in either direction', async () => {
    const steps = fc.array(step, { minLength: 3, maxLength: 15 });
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 20, seed: 4, endOnFailure: true });
  }, 120_000);
});
