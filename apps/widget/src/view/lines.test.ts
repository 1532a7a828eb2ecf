import { type ChatState, EMPTY, type Pending, withItems, withReached } from '../chat/state.js';
import { linesOf, openChoices } from './lines.js';

type Item = ChatState['items'][number];

const item = (seq: number, over: Partial<Item> = {}): Item => ({
  seq,
  at: new Date(2026, 11, 1, 10, seq).toISOString(),
  from: 'assistant',
  parts: [{ kind: 'text', text: `${seq}` }],
  state: 'sent',
  ...over,
});

const pending = (id: string, state: Pending['state'] = 'waiting'): Pending => ({
  id,
  text: id,
  at: new Date(2026, 11, 1, 11).toISOString(),
  state,
});

describe('the state of a chat', () => {
  it('takes each item once and in order, however they come', () => {
    const state = withItems(withItems(EMPTY, [item(5), item(2)]), [item(2), item(3), item(5)]);
    expect(state.items.map(({ seq }) => seq)).toEqual([2, 3, 5]);
  });

  it('lets a pending message go when the log shows it', () => {
    const state = withItems({ ...EMPTY, pending: [pending('a'), pending('b')] }, [item(1, { from: 'patient', id: 'a' })]);
    expect(state.pending.map(({ id }) => id)).toEqual(['b']);
  });

  it('turns no mark back', () => {
    const state = withReached(withItems(EMPTY, [item(1, { from: 'patient', state: 'read' })]), 1, 'delivered');
    expect(state.items[0]?.state).toBe('read');
  });
});

describe('the lines of a transcript', () => {
  it('stand together by sender, and apart by day', () => {
    const nextDay = new Date(2026, 11, 2, 10).toISOString();
    const lines = linesOf(
      withItems(EMPTY, [item(1), item(2), item(3, { from: 'patient' }), item(4, { from: 'patient', at: nextDay })]),
    );
    expect(lines.map((line) => (line.kind === 'day' ? 'day' : [line.first, line.last]))).toEqual([
      'day',
      [true, false],
      [false, true],
      [true, true],
      'day',
      [true, true],
    ]);
  });

  it('keep their place when the log takes a pending message over', () => {
    const before = linesOf({ ...EMPTY, pending: [pending('a')] });
    const after = linesOf(withItems({ ...EMPTY, pending: [pending('a')] }, [item(1, { from: 'patient', id: 'a' })]));
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('say how far the last of the own messages got, and which were not sent', () => {
    const state = withItems({ ...EMPTY, pending: [pending('b', 'refused'), pending('c')] }, [item(1, { from: 'patient' })]);
    expect(linesOf(state).flatMap((line) => (line.kind === 'message' ? [line.mark] : []))).toEqual([
      undefined,
      'refused',
      'waiting',
    ]);
  });
});

describe('choices', () => {
  const asked = item(1, { parts: [{ kind: 'choices', choices: [{ key: 'a', label: 'Tuesday' }] }] });

  it('are open on the last message, until something is answered', () => {
    expect(openChoices(withItems(EMPTY, [asked]))).toHaveLength(1);
    expect(openChoices(withItems(EMPTY, [asked, item(2)]))).toEqual([]);
    expect(openChoices({ ...withItems(EMPTY, [asked]), pending: [pending('a')] })).toEqual([]);
  });
});
