import { randomUUID } from 'node:crypto';
import { readEvents } from '@carethread/store';
import { until } from '@carethread/web-chat/testing';
import { apiOf } from '../testing/api.js';
import { TestClinic } from '../testing/clinic.js';
import { TestConsole } from '../testing/console.js';
import { TestVisitor } from '../testing/visitor.js';

let clinic: TestClinic;
let agent: string;
const clients: TestVisitor[] = [];
const consoles: TestConsole[] = [];

beforeAll(async () => {
  clinic = await TestClinic.start();
  agent = await clinic.member('Ada Lane');
}, 60_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.disconnect();
  for (const console of consoles.splice(0)) console.end();
});
afterAll(() => clinic.stop());

const chat = async (token?: string, lastSeq = 0, origin = clinic.url) => {
  const client = new TestVisitor(clinic, origin);
  clients.push(client);
  return { client, token: await client.hello(token, lastSeq) };
};
const says = async (client: TestVisitor, text: string, id: string = randomUUID()) => {
  expect(await client.send(id, text)).toEqual({ ok: true });
  await clinic.work();
  return id;
};
const atDesk = async (cookie: string) => {
  const console = await TestConsole.connect(clinic, { cookie });
  consoles.push(console);
  await console.resume();
  return console;
};
const conversationOf = async (messageId: string) => {
  const { rows } = await clinic.store.database.pool.query<{ id: string }>(
    'SELECT conversation_id AS id FROM event WHERE cause = $1 LIMIT 1',
    [`web:${messageId}`],
  );
  return rows[0]?.id ?? '';
};
const act = (id: string, action: string, body: unknown = {}) =>
  apiOf(clinic).post(`/api/conversations/${id}/${action}`, agent, body);

describe('the web chat', () => {
  it('lets in our own pages by either name of this machine, and no other', async () => {
    const { client } = await chat(undefined, 0, `http://localhost:${clinic.port}`);
    expect(client.welcome).toMatchObject({ clinic: 'Riverside', agent: null });
    expect(client.welcome?.disclosure).toContain('automated assistant of Riverside');
    const stranger = new TestVisitor(clinic, 'https://elsewhere.example');
    clients.push(stranger);
    await until('it is refused', () => stranger.failed !== null);
  });

  it('stores a message once, however often it is sent, and shows the answer', async () => {
    const { client } = await chat();
    const id = randomUUID();
    expect(await Promise.all([client.send(id, 'hello'), client.send(id, 'hello')])).toEqual([{ ok: true }, { ok: true }]);
    await clinic.work();
    await until('the answer comes', () => client.items.length === 2);
    expect(client.items).toMatchObject([
      { from: 'patient', id, state: 'delivered' },
      { from: 'assistant', parts: [{ kind: 'text', text: 'HELLO' }] },
    ]);
    const events = await readEvents(clinic.store, await conversationOf(id));
    expect(events.map((event) => event.kind)).toEqual(['message.received', 'message.queued']);
  });

  it.each([
    ['1,600 emoji', '😀'.repeat(1_600)],
    ['right-to-left and zero-width characters', '\u202Eשלום\u200B\u200D'],
    ['a NUL', 'a\u0000b'],
    ['SQL and HTML', `'; DROP TABLE inbox; -- <script>alert(1)</script>`],
    ['half of a surrogate pair, which is no character', 'a\ud83d b', 'a\ufffd b'],
  ])('takes %s whole, for the patient and for agents', async (_what, words, kept = words) => {
    const { client } = await chat();
    const id = await says(client, words);
    await until('it and its answer', () => client.items.length === 2);
    expect(client.lines()[0]).toBe(`patient: ${kept}`);
    const shown = await apiOf(clinic).get(`/api/conversations/${await conversationOf(id)}`, agent);
    const { items } = shown.body.transcript as { items: { parts: unknown }[] };
    expect(items[0]?.parts).toEqual([{ kind: 'text', text: kept }]);
  });

  it('shows whose hands it is in, the agent by first name', async () => {
    const { client } = await chat();
    const id = await conversationOf(await says(client, 'person please'));
    await act(id, 'claim');
    await act(id, 'messages', { text: 'Ada here' });
    await until('the agent is announced', () => client.agents.at(-1) === 'Ada');
    await act(id, 'return-to-bot');
    await until('the end of it is announced', () => client.agents.at(-1) === null);
    await until('all lines are there', () => client.items.length === 5);
    expect(client.lines()).toEqual([
      'patient: person please',
      'assistant: PERSON PLEASE',
      'system: Ada joined the chat.',
      'agent: Ada here',
      'system: You are back with the assistant.',
    ]);
    expect(client.items[3]?.name).toBe('Ada');
  });

  it('resumes after a restart where it was, with nothing lost and nothing doubled', async () => {
    const { client, token } = await chat();
    await says(client, 'one');
    await until('the first answer is there', () => client.items.length === 2);
    await clinic.down();
    await clinic.up();
    const back = await chat(token, client.items.at(-1)?.seq);
    await says(back.client, 'two');
    await until('the second answer is there', () => back.client.items.length === 2);
    const fresh = await chat(token);
    await until('all is there', () => fresh.client.items.length === 4);
    expect(fresh.client.items).toEqual([...client.items, ...back.client.items]);
    expect(fresh.client.lines()).toEqual(['patient: one', 'assistant: ONE', 'patient: two', 'assistant: TWO']);
  });

  it('goes on in one transcript after a conversation was closed, and in no other’s', async () => {
    const { client, token } = await chat();
    const first = await conversationOf(await says(client, 'person please'));
    await act(first, 'claim');
    await act(first, 'resolve', { disposition: 'answered' });
    const second = await conversationOf(await says(client, 'again'));
    expect(second).not.toBe(first);
    await until('all lines are there', () => client.items.length === 6);
    const seqs = client.items.map((item) => item.seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(client.lines().slice(-3)).toEqual([
      'system: This conversation has ended. Write again at any time.',
      'patient: again',
      'assistant: AGAIN',
    ]);
    const between = await chat(token, seqs[3]);
    await until('the rest is there', () => between.client.items.length === 2);
    expect(between.client.items).toEqual(client.items.slice(4));
    const other = await chat();
    await says(other.client, 'mine');
    await until('their own is there', () => other.client.items.length === 2);
    expect(other.client.lines()).toEqual(['patient: mine', 'assistant: MINE']);
  });

  it('gives a long transcript from its end, over all conversations, and what is older when it is asked for', async () => {
    const { client, token } = await chat();
    await says(client, 'hello');
    for (const name of ['first', 'second']) {
      const id = await conversationOf(await says(client, 'person please'));
      await act(id, 'claim');
      for (let i = 0; i < 30; i++) await act(id, 'messages', { text: `${name} ${i}` });
      await act(id, 'resolve', { disposition: 'answered' });
    }
    await until('all of it is there', () => client.items.length === 2 + 2 * 34);
    const tab = await chat(token);
    await until('the newest part is there', () => tab.client.items.length > 0);
    const parts = [tab.client.items];
    for (let before = tab.client.before ?? null; before !== null; ) {
      const answer = await tab.client.earlier(before);
      if (!answer.ok) throw new Error(answer.problem.code);
      parts.unshift(answer.items);
      before = answer.before;
    }
    expect(parts.map(({ length }) => length)).toEqual([20, 50]);
    expect(parts.flat()).toEqual(client.items);
  }, 60_000);

  it('tells that an agent is typing, only whoever has it and only where they look', async () => {
    const { client } = await chat();
    const other = await chat();
    await says(other.client, 'hello');
    const id = await conversationOf(await says(client, 'person please'));
    const ada = await atDesk(agent);
    const ben = await atDesk(await clinic.member('Ben Ito'));
    ada.socket.emit('typing', { id });
    await act(id, 'claim');
    await until('the agent is announced', () => client.agents.at(-1) === 'Ada');
    ben.socket.emit('typing', { id });
    (await atDesk(agent)).socket.emit('typing', { id });
    await until('it is told', () => client.typings.length > 0);
    expect(client.typings).toEqual([{ from: 'agent', name: 'Ada' }]);
    expect(other.client.typings).toEqual([]);
  });

  it('tells agents who look at it that the patient is typing, never what', async () => {
    const { client } = await chat();
    const id = await conversationOf(await says(client, 'person please'));
    const [looking, elsewhere] = [await atDesk(agent), await atDesk(agent)];
    await looking.watch(id, 0);
    for (let i = 0; i < 5; i++) client.typing();
    await until('it is told', () => looking.typing.length > 0);
    expect(looking.typing).toEqual([id]);
    expect(elsewhere.typing).toEqual([]);
  });

  it('notes what was delivered and read', async () => {
    const { client } = await chat();
    const id = await conversationOf(await says(client, 'hello'));
    const state = async () =>
      (await clinic.store.database.pool.query('SELECT state FROM outbound WHERE conversation_id = $1', [id])).rows[0]?.state;
    await until('the answer is there', () => client.items.length === 2);
    expect(await client.read(client.items[1]?.seq ?? 0)).toEqual({ ok: true });
    expect(await state()).toBe('read');
  });
});
