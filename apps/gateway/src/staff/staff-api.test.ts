import { randomUUID } from 'node:crypto';
import { conversationContextSchema, conversationListSchema, queueListSchema } from '@carethread/staff';
import { keepAttachment, verifyAudit, verifyConversation } from '@carethread/store';
import { apiOf } from '../testing/api.js';
import { TestClinic } from '../testing/clinic.js';

let clinic: TestClinic;
let api: ReturnType<typeof apiOf>;
let ada: string;
let ben: string;

beforeAll(async () => {
  clinic = await TestClinic.start();
  api = apiOf(clinic);
  ada = await clinic.member('Ada Lane', { capacity: 2 });
  ben = await clinic.member('Ben Ito');
}, 60_000);
afterAll(() => clinic.stop());

let patients = 0;
const waiting = (text = 'person please') => clinic.patientWrites(`+1555020${String(++patients).padStart(4, '0')}`, text);
const act = (id: string, action: string, who: string, body: unknown = {}, key?: string) =>
  api.post(`/api/conversations/${id}/${action}`, who, body, key);
const context = async (id: string, who = ada) =>
  conversationContextSchema.parse((await api.get(`/api/conversations/${id}`, who)).body);
const freeAda = async (id: string) => expect((await act(id, 'resolve', ada, { disposition: 'answered' })).status).toBe(200);

describe('reading', () => {
  it('lists conversations by status, newest first, page by page', async () => {
    const ids = [await waiting(), await waiting(), await waiting()].reverse();
    const page = (cursor: string) => api.get(`/api/conversations?status=queued&limit=2${cursor}`, ada);
    const first = conversationListSchema.parse((await page('')).body);
    const second = conversationListSchema.parse((await page(`&cursor=${first.nextCursor}`)).body);
    expect([...first.items, ...second.items].map((row) => row.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ queue: 'front-desk', why: 'Asked for a person', unanswered: 1, status: 'queued' });
    expect(JSON.stringify(first)).not.toContain('+1555');
  });

  it('shows the context, the clinic’s record not before the patient is verified', async () => {
    const shown = await context(await waiting());
    expect(shown).toMatchObject({ status: 'queued', clinic: { state: 'not-verified' }, can: ['claim', 'notes', 'transfer'] });
    expect(shown.transcript.items.map((item) => item.kind)).toEqual(['message', 'message', 'handed-over']);
  });

  it('shows what was before, a piece at a time', async () => {
    const from = '+15550209999';
    let id = '';
    for (let n = 1; n <= 8; n += 1) id = await clinic.patientWrites(from, `word ${n}`);
    const earlier = await api.get(`/api/conversations/${id}/transcript?before=9&limit=4`, ada);
    expect(earlier.body).toMatchObject({ items: [{ seq: 5 }, { seq: 6 }, { seq: 7 }, { seq: 8 }], before: 5 });
    const first = await api.get(`/api/conversations/${id}/transcript?before=5&limit=50`, ada);
    expect(first.body).toMatchObject({ items: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }], before: null });
  });

  it('gives a picture to be shown and a document to be saved, and lets neither run anything', async () => {
    const id = await waiting();
    const [picture, document] = [randomUUID(), randomUUID()];
    for (const [file, contentType] of [
      [picture, 'image/png'],
      [document, 'application/pdf'],
    ] as const)
      await keepAttachment(clinic.store, { id: file, conversationId: id, contentType, bytes: Buffer.from(contentType) });
    const read = (file: string, who: string) =>
      fetch(`${clinic.url}/api/conversations/${id}/attachments/${file}`, { headers: { cookie: who } });
    const shown = await read(picture, ada);
    expect(await shown.text()).toBe('image/png');
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await read(document, ada)).headers.get('content-disposition')).toBe('attachment');
    expect((await read(randomUUID(), ada)).status).toBe(404);
    expect((await read(picture, 'no session')).status).toBe(401);
  });

  it('shows the queues', async () => {
    await waiting();
    const { items } = queueListSchema.parse((await api.get('/api/queues', ada)).body);
    expect(items).toMatchObject([
      { id: 'front-desk', name: 'Front desk' },
      { id: 'nurses', name: 'Nurses', depth: 0 },
    ]);
    expect(items[0]?.depth).toBeGreaterThan(0);
    expect(items[0]?.agents.map((agent) => agent.name)).toContain('Ada Lane');
  });
});

describe('a conversation in a person’s hands', () => {
  it('goes from the queue over an agent to its end', async () => {
    const id = await waiting();
    expect(await act(id, 'claim', ada)).toMatchObject({ status: 200, body: { id, status: 'with_agent' } });
    const sent = await act(id, 'messages', ada, { text: 'Hello, Ada here' });
    expect(sent).toMatchObject({ status: 202, body: { outboundId: expect.any(String) } });
    expect((await act(id, 'notes', ben, { text: 'called before' })).status).toBe(200);
    const shown = await context(id);
    expect(shown.transcript.items.slice(-3)).toMatchObject([
      { kind: 'claimed', name: 'Ada Lane' },
      { kind: 'message', from: 'agent', name: 'Ada', delivery: { state: 'pending' } },
      { kind: 'note', name: 'Ben Ito', text: 'called before' },
    ]);
    expect(await act(id, 'resolve', ada, { disposition: 'answered' })).toMatchObject({ body: { status: 'closed' } });
    expect(await act(id, 'messages', ada, { text: 'more' })).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
    expect(await verifyConversation(clinic.store, id)).toMatchObject({ outcome: 'holds' });
  });

  it('is one agent’s at a time, and of no more than they can hold, also at the same moment', async () => {
    const ids = [await waiting(), await waiting(), await waiting()];
    const claims = await Promise.all(ids.map((id) => act(id, 'claim', ada)));
    expect(claims.map((claim) => claim.status).sort()).toEqual([200, 200, 409]);
    const refused = ids[claims.findIndex((claim) => claim.status === 409)] ?? '';
    expect(claims.find((claim) => claim.status === 409)?.body).toMatchObject({ code: 'at-capacity' });
    const held = ids.filter((id) => id !== refused);
    expect(await act(held[0] ?? '', 'claim', ben)).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
    expect((await act(refused, 'claim', ben)).status).toBe(200);
    for (const id of held) await freeAda(id);
  });

  it('does an action once for a key', async () => {
    const id = await waiting();
    await act(id, 'claim', ada);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => act(id, 'messages', ada, { text: 'just once' }, key)));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    const shown = await context(id);
    expect(shown.transcript.items.filter((item) => item.kind === 'message' && item.from === 'agent')).toHaveLength(1);
    await freeAda(id);
  });

  describe('under an Idempotency-Key', () => {
    const agentsWords = async (id: string) =>
      (await context(id)).transcript.items.flatMap((item) =>
        item.kind === 'message' && item.from === 'agent' ? item.parts.map((part) => (part.kind === 'text' ? part.text : '')) : [],
      );
    const actionsOf = async (id: string) => {
      const admin = await clinic.signIn('admin@carethread.example');
      const { items } = (await api.get(`/api/audit?subject=conversation:${id}`, admin)).body as { items: { action: string }[] };
      return items.map((item) => item.action).filter((action) => action !== 'conversation.read');
    };

    it('answers the same request again as it did first, whatever has happened since', async () => {
      const id = await waiting();
      await act(id, 'claim', ada);
      const first = await act(id, 'messages', ada, { text: 'Hello' }, 'key-1');
      const resolved = await act(id, 'resolve', ada, { disposition: 'answered' }, 'key-2');
      expect(resolved).toMatchObject({ status: 200, body: { status: 'closed' } });
      expect(await act(id, 'messages', ada, { text: ' Hello ' }, 'key-1')).toEqual(first);
      expect(await act(id, 'resolve', ada, { disposition: 'answered' }, 'key-2')).toEqual(resolved);
      expect(await agentsWords(id)).toEqual(['Hello']);
      expect(await actionsOf(id)).toEqual(['conversation.resolve', 'conversation.messages', 'conversation.claim']);
    });

    it('refuses another text, another action and another conversation, and changes nothing', async () => {
      const [id, other] = [await waiting(), await waiting()];
      for (const one of [id, other]) await act(one, 'claim', ada);
      expect((await act(id, 'messages', ada, { text: 'Hello' }, 'key-3')).status).toBe(202);
      const { seq } = await context(id);
      const refused = [
        await act(id, 'messages', ada, { text: 'Good bye' }, 'key-3'),
        await act(id, 'notes', ada, { text: 'Hello' }, 'key-3'),
        await act(id, 'resolve', ada, { disposition: 'answered' }, 'key-3'),
        await act(other, 'messages', ada, { text: 'Hello' }, 'key-3'),
      ];
      for (const answer of refused) {
        expect(answer).toMatchObject({ status: 422, type: expect.stringContaining('application/problem+json') });
        expect(answer.body).toMatchObject({ code: 'idempotency-key-reused', detail: expect.stringMatching(/Idempotency-Key/) });
      }
      expect(await context(id)).toMatchObject({ seq, status: 'with_agent' });
      expect(await agentsWords(id)).toEqual(['Hello']);
      expect(await agentsWords(other)).toEqual([]);
      expect(await actionsOf(id)).toEqual(['conversation.messages', 'conversation.claim']);
      for (const one of [id, other]) await freeAda(one);
    });

    it('does one of two different requests that come at the same moment', async () => {
      const [id, other] = [await waiting(), await waiting()];
      const answers = await Promise.all([id, other].map((one) => act(one, 'notes', ada, { text: 'seen' }, 'key-4')));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422]);
    });

    it('is free again where the request was refused, and is nobody else’s', async () => {
      const id = await waiting();
      expect((await act(id, 'messages', ada, { text: 'Hello' }, 'key-5')).status).toBe(409);
      await act(id, 'claim', ada);
      expect((await act(id, 'messages', ada, { text: 'Hello, Ada here' }, 'key-5')).status).toBe(202);
      expect((await act(id, 'notes', ben, { text: 'seen' }, 'key-5')).status).toBe(200);
      await freeAda(id);
    });

    it('keeps neither the key nor the words', async () => {
      const id = await waiting();
      await act(id, 'notes', ada, { text: 'a secret word' }, 'key-of-mrs-lind');
      const { rows } = await clinic.store.database.pool.query<{ row: string }>(
        `SELECT encode(convert_to(t::text, 'UTF8'), 'escape') AS row FROM command_key t`,
      );
      const all = rows.map(({ row }) => row).join();
      for (const word of ['secret', 'lind'])
        expect(all.includes(word) || all.includes(Buffer.from(word).toString('hex'))).toBe(false);
    });
  });

  it('sends nothing to a patient who opted out', async () => {
    const id = await waiting('stop');
    await act(id, 'claim', ada);
    expect(await act(id, 'messages', ada, { text: 'hello' })).toMatchObject({ status: 409, body: { code: 'opted-out' } });
    await freeAda(id);
  });

  it('goes to another queue and back to the assistant', async () => {
    const id = await waiting();
    expect(await act(id, 'messages', ben, { text: 'hi' })).toMatchObject({ status: 409, body: { code: 'not-claimed' } });
    await act(id, 'claim', ada);
    const moved = await act(id, 'transfer', ada, { queue: 'nurses', note: 'about a rash' });
    expect(moved).toMatchObject({ status: 200, body: { status: 'queued' } });
    expect(await context(id)).toMatchObject({ status: 'queued', handoff: { queue: 'nurses', assignedTo: null } });
    await act(id, 'claim', ben);
    expect(await act(id, 'return-to-bot', ada)).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
    expect(await act(id, 'return-to-bot', ben)).toMatchObject({ status: 200, body: { status: 'bot' } });
    const shown = await context(id);
    expect(shown).toMatchObject({ status: 'bot', handoff: null });
    expect(shown.transcript.items.slice(-4)).toMatchObject([
      { kind: 'claimed', name: 'Ada Lane' },
      { kind: 'transferred', name: 'Ada Lane', queue: 'nurses', note: 'about a rash' },
      { kind: 'claimed', name: 'Ben Ito' },
      { kind: 'returned', name: 'Ben Ito' },
    ]);
  });
});

describe('a transfer', () => {
  it('to a colleague puts the conversation into their hands', async () => {
    const id = await waiting();
    await act(id, 'claim', ada);
    const { id: agent } = (await api.get('/api/me', ben)).body as { id: string };
    expect(await act(id, 'transfer', ada, { agent, note: 'speaks Spanish' })).toMatchObject({
      status: 200,
      body: { status: 'with_agent' },
    });
    expect(await context(id)).toMatchObject({ handoff: { assignedTo: { name: 'Ben Ito' } } });
    expect((await act(id, 'resolve', ben, { disposition: 'answered' })).status).toBe(200);
  });

  it('to what is not there is refused, and nothing is changed', async () => {
    const id = await waiting();
    await act(id, 'claim', ada);
    for (const to of [{ queue: 'no-such-queue' }, { agent: 'nobody' }]) {
      expect(await act(id, 'transfer', ada, to)).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
    }
    expect(await context(id)).toMatchObject({ status: 'with_agent', handoff: { assignedTo: { name: 'Ada Lane' } } });
    await freeAda(id);
  });
});

describe('the audit trail', () => {
  it('names every read and every action, and holds', async () => {
    const id = await waiting();
    await context(id);
    await act(id, 'claim', ada);
    await freeAda(id);
    const admin = await clinic.signIn('admin@carethread.example');
    const trail = await api.get(`/api/audit?subject=conversation:${id}`, admin);
    const { items } = trail.body as { items: { action: string; actor: string }[] };
    expect(items.map((item) => item.action)).toEqual(['conversation.resolve', 'conversation.claim', 'conversation.read']);
    expect(new Set(items.map((item) => item.actor)).size).toBe(1);
    expect(await verifyAudit(clinic.store.database)).toBeNull();
  });
});
