import { TestClient, until } from './testing/client.js';
import { TestServer } from './testing/server.js';
import { visitorId } from './visitor.js';

let server: TestServer;
let clients: TestClient[] = [];

const client = (origin?: string | null) => {
  const one = new TestClient(server.port, origin);
  clients.push(one);
  return one;
};

const start = async (over: ConstructorParameters<typeof TestServer>[0] = {}) => {
  server = await new TestServer(over).start();
};

afterEach(async () => {
  for (const one of clients) one.socket.disconnect();
  clients = [];
  await server.stop();
});

describe('who may connect', () => {
  it('refuses a page that is not on the list, and whatever names none', async () => {
    await start();
    for (const origin of ['https://evil.example', null]) {
      const refused = client(origin);
      await until('refused', () => refused.failed !== null);
      expect(refused.socket.connected).toBe(false);
    }
  });

  it('refuses too many connections of one address, until time has passed', async () => {
    await start({ limits: { connections: { burst: 1, perSecond: 1 } } });
    await client().hello();
    const second = client();
    await until('refused', () => second.failed !== null);
    server.now += 1_000;
    await client().hello();
  });
});

describe('a visitor', () => {
  it('is given a token, and known by its hash alone', async () => {
    await start();
    const one = client();
    const token = await one.hello();
    expect(one.welcome).toEqual({ visitorToken: token, clinic: 'Riverside', disclosure: 'An automated assistant.', agent: null });
    await one.send('m1', 'Hello');
    expect(server.accepted).toEqual([
      {
        kind: 'message',
        channel: 'web',
        providerId: 'm1',
        from: visitorId(token),
        to: 'web-chat',
        parts: [{ kind: 'text', text: 'Hello' }],
      },
    ]);
    expect(JSON.stringify(server.accepted)).not.toContain(token);
  });

  it('gets a new token for one that the chat cannot have given', async () => {
    await start();
    expect(await client().hello('guess')).toMatch(/^[\w-]{43}$/);
  });

  it('sees the same in two tabs, and in each once', async () => {
    await start();
    const [one, two] = [client(), client()];
    const token = await one.hello();
    await two.hello(token);
    await one.send('m1', 'Hello');
    server.say(visitorId(token), 'Hi there');
    for (const tab of [one, two]) {
      await until('answered', () => tab.texts().includes('Hi there'));
      expect(tab.texts()).toEqual(['Hello', 'Hi there']);
    }
  });

  it('sees nothing of another visitor', async () => {
    await start();
    const [one, two] = [client(), client()];
    const token = await one.hello();
    await two.hello();
    server.say(visitorId(token), 'For one alone');
    await until('told', () => one.items.length === 1);
    await server.chat.sweep();
    expect(two.items).toEqual([]);
  });
});

describe('a message', () => {
  it('is confirmed only when it is stored', async () => {
    let down = true;
    await start({
      accept: async () => {
        if (down) throw new Error('the database is away');
      },
    });
    const one = client();
    await one.hello();
    expect(await one.send('m1', 'Hello')).toEqual({ ok: false, problem: { code: 'not-stored', retryAfterMs: 2_000 } });
    expect(server.errors).toHaveLength(1);
    down = false;
    expect(await one.send('m1', 'Hello')).toEqual({ ok: true });
  });

  it('never overtakes another one', async () => {
    const order: string[] = [];
    await start({
      accept: async ({ providerId }) => {
        // The first ones take longest.
        for (let turns = 20 - order.length; turns > 0; turns--) await new Promise((soon) => setImmediate(soon));
        order.push(providerId);
      },
    });
    const one = client();
    await one.hello();
    const ids = Array.from({ length: 15 }, (_, i) => `m${i}`);
    await Promise.all(ids.map((id) => one.send(id, 'x')));
    expect(order).toEqual(ids);
  });

  it('has a limit per visitor, over all of their tabs', async () => {
    await start({ limits: { messages: { burst: 2, perSecond: 0.5 } } });
    const [one, two] = [client(), client()];
    await two.hello(await one.hello());
    expect(await one.send('m1', 'a')).toEqual({ ok: true });
    expect(await two.send('m2', 'b')).toEqual({ ok: true });
    expect(await one.send('m3', 'c')).toEqual({ ok: false, problem: { code: 'too-fast', retryAfterMs: 2_000 } });
    server.now += 2_000;
    expect(await one.send('m3', 'c')).toEqual({ ok: true });
  });

  it('carries the choice that was pressed behind its words', async () => {
    await start();
    const one = client();
    await one.hello();
    await one.socket.emitWithAck('message', { id: 'm1', text: 'Tue 9:00', choiceKey: 'slot-1' });
    expect(server.accepted[0]?.parts).toEqual([
      { kind: 'text', text: 'Tue 9:00' },
      { kind: 'choices', choices: [{ key: 'slot-1', label: 'Tue 9:00' }] },
    ]);
    server.chat.deliver(server.accepted[0]?.from ?? '', { kind: 'news' });
    await until('shown', () => one.items.length === 1);
    expect(one.items[0]).toMatchObject({ id: 'm1', parts: [{ kind: 'text', text: 'Tue 9:00' }] });
  });
});

describe('what does not fit the protocol', () => {
  const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
  const wrong: [string, string, unknown[]][] = [
    ['no frame', 'message', []],
    ['a bare string', 'message', ['hello']],
    ['no text', 'message', [{ id: 'm1' }]],
    ['an empty text', 'message', [{ id: 'm1', text: '' }]],
    ['an id that is none', 'message', [{ id: '../x y', text: 'hello' }]],
    ['a text too long', 'message', [{ id: 'm1', text: 'x'.repeat(4_001) }]],
    ['bytes', 'message', [Buffer.from([0, 1, 2])]],
    ['depth', 'message', [deep]],
    ['a negative place', 'hello', [{ lastSeq: -1 }]],
    ['a place that is no number', 'read', [{ seq: 'last' }]],
    ['a place before which there is nothing', 'earlier', [{ before: -5 }]],
    ['an unknown event', 'sudo', [{}]],
    ['a prototype', 'message', [JSON.parse('{"__proto__": {"id": "m1", "text": "x"}}')]],
  ];

  it.each(wrong)('is named and harms nothing: %s', async (_what, event, args) => {
    await start();
    const one = client();
    await one.hello();
    one.raw(event, ...args);
    await until('named', () => one.problems.length === 1);
    expect(one.problems[0]?.code).toBe(event === 'sudo' ? 'unknown-event' : 'malformed');
    expect(one.problems[0]?.detail).toMatch(/\w/);
    expect(await one.send('after', 'still here')).toEqual({ ok: true });
    expect(server.accepted.map(({ providerId }) => providerId)).toEqual(['after']);
  });

  it('is not let in before a hello', async () => {
    await start();
    const one = client();
    expect(await one.send('m1', 'Hello')).toEqual({ ok: false, problem: { code: 'no-hello' } });
    expect(server.accepted).toEqual([]);
  });

  it('ends the connection of a frame above 64 kB, and of nobody else', async () => {
    await start();
    const [big, other] = [client(), client()];
    await Promise.all([big.hello(), other.hello()]);
    big.raw('message', { id: 'm1', text: 'x'.repeat(70_000) });
    await until('closed', () => !big.socket.connected);
    expect(await other.send('m2', 'Hello')).toEqual({ ok: true });
    expect(server.accepted).toHaveLength(1);
  });

  it('ends the connection of what is not socket.io at all', async () => {
    await start();
    const [odd, other] = [client(), client()];
    await Promise.all([odd.hello(), other.hello()]);
    odd.socket.io.engine.write('9{{{not a packet');
    await until('closed', () => !odd.socket.connected);
    expect(await other.send('m2', 'Hello')).toEqual({ ok: true });
  });

  it('is slowed down when there is too much of it', async () => {
    await start({ limits: { frames: { burst: 5, perSecond: 1 } } });
    const one = client();
    await one.hello();
    for (let i = 0; i < 50; i++) one.raw('read', { seq: 0 });
    await until('slowed', () => one.problems.some(({ code }) => code === 'too-fast'));
  });
});

describe('delivered and read', () => {
  it('is told for what we sent, once the browser has it and once the patient has seen it', async () => {
    await start();
    const one = client();
    const token = await one.hello();
    server.say(visitorId(token), 'Hi', 'out-1');
    await until('delivered', () => server.updates.length === 1);
    await one.socket.emitWithAck('read', { seq: one.items[0]?.seq ?? 0 });
    expect(server.updates).toEqual([
      { kind: 'status', channel: 'web', providerId: 'out-1', outboundId: 'out-1', state: 'delivered' },
      { kind: 'status', channel: 'web', providerId: 'out-1', outboundId: 'out-1', state: 'read' },
    ]);
  });

  it('is told after a restart too, for what was only delivered before it', async () => {
    await start();
    const before = client();
    const token = await before.hello();
    server.say(visitorId(token), 'Hi', 'out-1');
    await until('there', () => before.items.length === 1);
    const seq = before.items[0]?.seq ?? 0;
    await server.stop();
    await server.start();
    const after = client();
    await after.hello(token, seq, 0);
    await after.socket.emitWithAck('read', { seq });
    expect(after.items).toEqual([]);
    expect(server.updates.map(({ state }) => state)).toEqual(['delivered', 'read']);
  });
});

describe('a hint that is lost', () => {
  it('loses nothing: the next sweep finds what is new, and who has the conversation', async () => {
    await start();
    const one = client();
    const visitor = visitorId(await one.hello());
    server.log.append(visitor, { from: 'agent', parts: [{ kind: 'text', text: 'Hello from Maria' }] });
    server.log.assign(visitor, 'Maria');
    await server.chat.sweep();
    await until('found', () => one.items.length === 1);
    expect(one.agents).toEqual(['Maria']);
  });
});

describe('a long transcript', () => {
  const said = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);
  const wrote = (visitor: string, count: number) => {
    for (const text of said(count)) server.log.append(visitor, { from: 'assistant', parts: [{ kind: 'text', text }] });
  };

  it('comes to a new tab from its end, and the rest part by part when it is asked for', async () => {
    await start();
    const first = client();
    const token = await first.hello();
    wrote(visitorId(token), 120);
    const tab = client();
    await tab.hello(token);
    await until('the newest part is there', () => tab.items.length > 0);
    expect(tab.texts()).toEqual(said(120).slice(-50));
    const parts = [tab.texts()];
    for (let before = tab.before ?? null; before !== null; ) {
      const answer = await tab.earlier(before);
      if (!answer.ok) throw new Error(answer.problem.code);
      parts.unshift(answer.items.flatMap((item) => (item.parts[0]?.kind === 'text' ? [item.parts[0].text] : [])));
      before = answer.before;
    }
    expect(parts.map(({ length }) => length)).toEqual([20, 50, 50]);
    expect(parts.flat()).toEqual(said(120));
  });

  it('says that nothing is older where all of it came, and goes on from its end', async () => {
    await start();
    const first = client();
    const token = await first.hello();
    wrote(visitorId(token), 3);
    const tab = client();
    await tab.hello(token);
    await until('all of it is there', () => tab.items.length === 3);
    expect(tab.before).toBeNull();
    server.say(visitorId(token), 'and more');
    await until('what is new is there', () => tab.items.length === 4);
  });

  it('is no other visitor’s, and is not given out before a hello', async () => {
    await start();
    const [one, two] = [client(), client()];
    expect(await two.earlier(10_000)).toEqual({ ok: false, problem: { code: 'no-hello' } });
    wrote(visitorId(await one.hello()), 3);
    await two.hello();
    expect(await two.earlier(10_000)).toEqual({ ok: true, items: [], before: null });
  });
});

describe('typing', () => {
  it('of an agent is told under the name that the patient knows, with no word of it', async () => {
    await start();
    const one = client();
    const token = await one.hello();
    server.log.assign(visitorId(token), 'Maria');
    await server.chat.sweep();
    server.chat.deliver(visitorId(token), { kind: 'typing', typing: { from: 'agent' } });
    await until('told', () => one.typings.length === 1);
    expect(one.typings).toEqual([{ from: 'agent', name: 'Maria' }]);
  });
});
