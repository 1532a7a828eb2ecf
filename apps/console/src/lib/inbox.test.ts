import type { ConversationRow } from '@carethread/staff/api';
import fc from 'fast-check';
import { sections, withChange } from './inbox.js';

const row = (id: string, over: Partial<ConversationRow> = {}): ConversationRow => ({
  id,
  status: 'queued',
  channel: 'sms',
  patient: { id, displayName: id },
  queue: 'general',
  priority: 0,
  safety: { level: 'none', kind: null },
  emotion: { label: 'neutral', score: 0 },
  intent: null,
  language: 'en',
  waitingSince: '2026-12-01T12:00:00.000Z',
  dueAt: null,
  assignedTo: null,
  lastMessageAt: null,
  why: null,
  unanswered: 1,
  seq: 1,
  ...over,
});
const ids = (rows: ConversationRow[]) => rows.map(({ id }) => id);

describe('the inbox', () => {
  it('puts danger first, then who has waited longest', () => {
    const laid = sections(
      [
        row('new'),
        row('old', { waitingSince: '2026-12-01T11:00:00.000Z' }),
        row('afraid', { safety: { level: 'concern', kind: null } }),
        row('urgent', { safety: { level: 'urgent', kind: null }, waitingSince: '2026-12-01T10:00:00.000Z' }),
        row('crisis', { safety: { level: 'crisis', kind: null } }),
      ],
      'me',
    );
    expect(ids(laid.danger)).toEqual(['crisis', 'urgent']);
    expect(ids(laid.waiting)).toEqual(['afraid', 'old', 'new']);
  });

  it('keeps what one has, also in danger, apart from what colleagues have', () => {
    const taken = (id: string, staffId: string) =>
      row(id, { status: 'with_agent', assignedTo: { staffId, name: staffId }, safety: { level: 'crisis', kind: null } });
    const laid = sections([taken('a', 'me'), taken('b', 'other')], 'me');
    expect([ids(laid.mine), ids(laid.others), laid.danger]).toEqual([['a'], ['b'], []]);
  });

  it('loses no row and shows none twice', () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1 }),
        level: fc.constantFrom('none', 'concern', 'urgent', 'crisis'),
        staff: fc.option(fc.constantFrom('me', 'x')),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rows, (made) => {
        const all = made.map(({ id, level, staff }) =>
          row(id, { safety: { level, kind: null }, assignedTo: staff === null ? null : { staffId: staff, name: staff } }),
        );
        expect(Object.values(sections(all, 'me')).flatMap(ids).sort()).toEqual(ids(all).sort());
      }),
    );
  });

  it('takes a newer row, drops one that was closed or is no longer to be seen, and ignores an older one', () => {
    const rows = [row('a', { seq: 5 }), row('b')];
    expect(withChange(rows, 'a', row('a', { seq: 6, unanswered: 2 })).find(({ id }) => id === 'a')).toMatchObject({ seq: 6 });
    expect(withChange(rows, 'a', row('a', { seq: 4 })).find(({ id }) => id === 'a')).toMatchObject({ seq: 5 });
    expect(ids(withChange(rows, 'a', row('a', { seq: 6, status: 'closed' })))).toEqual(['b']);
    expect(ids(withChange(rows, 'b', null))).toEqual(['a']);
    expect(ids(withChange(rows, 'c', row('c')))).toEqual(['a', 'b', 'c']);
  });
});
