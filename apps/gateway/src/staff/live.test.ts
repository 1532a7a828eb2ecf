import { REFUSED } from '@carethread/staff';
import { runCommand } from '@carethread/store';
import { until } from '@carethread/web-chat/testing';
import { apiOf } from '../testing/api.js';
import { TestClinic } from '../testing/clinic.js';
import { TestConsole } from '../testing/console.js';

let clinic: TestClinic;
let cookie: string;
const consoles: TestConsole[] = [];
const connect = async (headers: Record<string, string> = { cookie }) => {
  const console = await TestConsole.connect(clinic, headers);
  consoles.push(console);
  return console;
};
/** Signed in, connected, caught up. */
const atDesk = async (rev: string | null = null) => {
  const console = await connect();
  await console.resume(rev);
  return console;
};
let patients = 0;
const another = () => `+1555030${String(++patients).padStart(4, '0')}`;
const api = () => apiOf(clinic);

beforeAll(async () => {
  clinic = await TestClinic.start();
  cookie = await clinic.member('Ada Lane');
}, 60_000);
afterEach(() => {
  for (const console of consoles.splice(0)) console.end();
});
afterAll(() => clinic.stop());

describe('the handshake', () => {
  it.each([
    ['nobody', () => ({}), REFUSED],
    ['a forged cookie', () => ({ cookie: 'carethread.session_token=abc.def' }), REFUSED],
    ['a page elsewhere', () => ({ cookie, origin: 'https://elsewhere.example' }), 'websocket error'],
  ])('refuses %s', async (_who, headers, message) => {
    await expect(connect(headers())).rejects.toThrow(message);
  });

  it('lets our own page in, by either name of this machine', async () => {
    for (const host of ['127.0.0.1', 'localhost']) await connect({ cookie, origin: `http://${host}:${clinic.port}` });
  });
});

describe('changes', () => {
  it('come with the row as the list gives it, and with the queue', async () => {
    const console = await atDesk();
    const id = await clinic.patientWrites(another(), 'person please');
    await until('the row is told', () => console.rowOf(id) !== undefined);
    const list = await api().get('/api/conversations?status=queued', cookie);
    expect((list.body.items as unknown[])[0]).toEqual(console.rowOf(id));
    await until('the queue is told', () => console.queues.some((queue) => queue.id === 'front-desk' && queue.depth > 0));
  });

  it('come when a conversation leaves the queue and when it leaves people', async () => {
    const id = await clinic.patientWrites(another(), 'person please');
    const console = await atDesk();
    await api().post(`/api/conversations/${id}/claim`, cookie);
    await until('it is claimed', () => console.rowOf(id)?.assignedTo?.name === 'Ada Lane');
    await api().post(`/api/conversations/${id}/return-to-bot`, cookie);
    await until('it is returned', () => console.rowOf(id)?.status === 'bot');
  });

  it('of a watched conversation name its last event, also where only a delivery moved', async () => {
    const id = await clinic.patientWrites(another(), 'hello');
    const console = await atDesk();
    expect(await console.watch(id, 1)).toEqual({ ok: true });
    await until('what came before the watch is told', () => console.grown.some((event) => event.id === id && event.seq === 2));
    clinic.store.live.changed([{ conversationId: id, patientId: '', seq: 0, status: 'delivery' }]);
    await until('the delivery is told', () => console.grown.filter((event) => event.seq === 2).length > 1);
    expect(await console.watch('00000000-0000-4000-8000-000000000000', 0)).toEqual({ ok: false, code: 'not-found' });
    expect(await console.watch('no id', 0)).toEqual({ ok: false, code: 'invalid-request' });
  });

  it('of the assistant’s own conversations are told in part when there are many, those of people always', async () => {
    const [first, ...rest] = await Promise.all(Array.from({ length: 40 }, () => clinic.patientWrites(another(), 'hello')));
    const waiting = await clinic.patientWrites(another(), 'person please');
    const console = await atDesk();
    const hint = (id: string, status: string) => ({ conversationId: id, patientId: '', seq: 2, status });
    const told = () => console.changes.filter((change) => change.row?.status === 'bot').length;
    clinic.store.live.changed([...[first ?? '', ...rest].map((id) => hint(id, 'bot')), hint(waiting, 'queued')]);
    await until('the round is told', () => console.rowOf(waiting) !== undefined && told() >= 10);
    expect(told()).toBe(10);
  });

  it('are lost with no hint: what concerns people is found all the same', async () => {
    const console = await atDesk();
    const id = await clinic.patientWrites(another(), 'person please');
    await until('the row is told', () => console.rowOf(id) !== undefined);
    // As if another process had done it while the connection between the two was down.
    const at = new Date().toISOString();
    await runCommand(clinic.store, id, 'cmd:elsewhere', at, () => [
      { kind: 'handoff.claimed', actor: 'staff:x', body: { staffId: 'x', name: 'Xin Wu' } },
    ]);
    await until('the sweep tells it', () => console.rowOf(id)?.assignedTo?.name === 'Xin Wu');
  });
});

describe('danger', () => {
  it('is an alert when it leads to a handoff, and again when it shows with an agent on, each once', async () => {
    const console = await atDesk();
    const from = another();
    const id = await clinic.patientWrites(from, 'crisis');
    await until('the handoff alerts', () => console.alerts.length === 1);
    expect(console.alerts[0]).toMatchObject({ conversationId: id, level: 'crisis', queue: 'front-desk' });
    await api().post(`/api/conversations/${id}/claim`, cookie);
    await clinic.patientWrites(from, 'quiet words');
    await clinic.patientWrites(from, 'crisis again');
    await until('the alert comes', () => console.alerts.length === 2);
    expect(console.alerts[1]).toMatchObject({ conversationId: id, level: 'crisis', kind: 'self-harm' });
    await api().post(`/api/conversations/${id}/resolve`, cookie, { disposition: 'answered' });
  });
});

describe('resuming', () => {
  it('says to load anew where no place is named, or none that is one', async () => {
    const console = await connect();
    expect(await console.resume(null)).toMatchObject({ reload: true, changes: [] });
    expect(await console.resume('no place')).toMatchObject({ reload: true, changes: [] });
    expect(await console.resume('9'.repeat(15))).toMatchObject({ reload: true, changes: [] });
  });

  it('loses nothing over a reconnect and a restart of the gateway', async () => {
    const handedBack = await clinic.patientWrites(another(), 'person please');
    await api().post(`/api/conversations/${handedBack}/claim`, cookie);
    const { rev } = await atDesk();
    await clinic.down();
    await clinic.up();
    const queued = await clinic.patientWrites(another(), 'person please');
    const withBot = await clinic.patientWrites(another(), 'hello');
    await api().post(`/api/conversations/${handedBack}/return-to-bot`, cookie);
    const answer = await (await connect()).resume(rev);
    expect(answer.reload).toBe(false);
    const statuses = new Map(answer.changes.map((change) => [change.id, change.row?.status]));
    expect([queued, withBot, handedBack].map((id) => statuses.get(id))).toEqual(['queued', 'bot', 'bot']);
  });
});

describe('people', () => {
  it('are there by their heartbeats, and what they say of themselves is told', async () => {
    const console = await atDesk();
    console.socket.emit('heartbeat', { active: true });
    await until('presence is told', () => console.presences.some((presence) => presence.state === 'away'));
    await api().put('/api/me/presence', cookie, { state: 'available' });
    await until('the new state is told', () => console.presences.at(-1)?.state === 'available');
  });

  it('without a role that cares for patients are told of none', async () => {
    const auditor = await connect({ cookie: await clinic.member('Olu Grey', { roles: ['auditor'] }) });
    expect(await auditor.resume('1')).toMatchObject({ reload: false, changes: [] });
    const console = await atDesk();
    const id = await clinic.patientWrites(another(), 'person please');
    expect(await auditor.watch(id, 0)).toEqual({ ok: false, code: 'no-permission' });
    await until('the agent is told', () => console.rowOf(id) !== undefined);
    expect([auditor.changes, auditor.queues]).toEqual([[], []]);
  });

  it('are signed off when their session ends or their account is switched off', async () => {
    const ben = await clinic.member('Ben Ito');
    const console = await connect({ cookie: ben });
    await api().post('/api/auth/sign-out', ben);
    console.socket.emit('heartbeat', { active: false });
    await until('the sign-off comes', () => console.signedOff.length > 0 && !console.socket.connected);
    expect(console.signedOff).toEqual(['signed-out']);
    const carl = await connect({ cookie: await clinic.member('Carl Om') });
    const account = (await clinic.parts.staff.accounts.list()).find((one) => one.name === 'Carl Om');
    await clinic.parts.staff.accounts.patch(account?.id ?? '', { active: false });
    carl.socket.emit('heartbeat', { active: true });
    await until('the sign-off comes', () => carl.signedOff.length > 0);
    expect(carl.signedOff).toEqual(['account-inactive']);
  });
});
