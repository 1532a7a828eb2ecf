import { inMemory, Keep } from './keep.js';

const NOW = Date.parse('2026-12-01T15:00:00.000Z');
const message = (id: string, at: string, state: 'waiting' | 'stored' = 'waiting') => ({ id, text: id, at, state });

describe('what is kept in the browser', () => {
  it('is the token, the draft and what is not in the log yet, oldest first', () => {
    const storage = inMemory();
    const before = new Keep(storage, 'https://a.example');
    before.token = 'secret';
    before.draft = 'Hello, I';
    before.put(message('2', '2026-12-01T14:00:00.000Z'));
    before.put(message('1', '2026-12-01T13:00:00.000Z'));
    before.put(message('3', '2026-12-01T14:30:00.000Z'));
    before.drop('3');
    const after = new Keep(storage, 'https://a.example');
    expect([after.token, after.draft, after.pending(NOW).map(({ id }) => id)]).toEqual(['secret', 'Hello, I', ['1', '2']]);
  });

  it('is kept apart by server', () => {
    const storage = inMemory();
    new Keep(storage, 'https://a.example').put(message('1', '2026-12-01T14:00:00.000Z'));
    expect(new Keep(storage, 'https://b.example').pending(NOW)).toEqual([]);
  });

  it('waits for ever for a message to be sent, but a day only for a stored one to be shown', () => {
    const storage = inMemory();
    const keep = new Keep(storage, 'https://a.example');
    keep.put(message('unsent', '2026-11-01T14:00:00.000Z'));
    keep.put(message('stored', '2026-11-30T14:00:00.000Z', 'stored'));
    expect(keep.pending(NOW).map(({ id }) => id)).toEqual(['unsent']);
    expect(storage.length).toBe(1);
  });

  it('goes on without what somebody else wrote under its keys', () => {
    const storage = inMemory();
    storage.setItem('care-chat https://a.example message x', '{not json');
    storage.setItem('care-chat https://a.example message y', '{"id": 1}');
    expect(new Keep(storage, 'https://a.example').pending(NOW)).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('goes on without a storage that is full', () => {
    const full = { ...inMemory(), setItem: () => assertQuota() };
    const keep = new Keep(full, 'https://a.example');
    keep.put(message('1', '2026-12-01T14:00:00.000Z'));
    expect(keep.pending(NOW)).toEqual([]);
  });
});

function assertQuota(): never {
  throw new DOMException('full', 'QuotaExceededError');
}
