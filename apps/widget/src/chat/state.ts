import type { Item, ItemState, Typing } from '@carethread/web-chat/wire';

/** A message of the patient that the conversation log has not shown yet. */
export interface Pending {
  readonly id: string;
  readonly text: string;
  readonly choiceKey?: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** `waiting`: not stored as far as we know; `stored`: the server has it; `refused`: the server will not have it. */
  readonly state: 'waiting' | 'stored' | 'refused';
}

export interface ChatState {
  /** `idle`: not asked to connect yet. */
  readonly connection: 'idle' | 'connecting' | 'online' | 'offline';
  readonly clinic: string | null;
  readonly disclosure: string | null;
  /** The person who has the conversation; null while the assistant has it. */
  readonly agent: string | null;
  /** In order of seq. */
  readonly items: readonly Item[];
  /** Where what is older than the first item ends; null where nothing is older. */
  readonly before: number | null;
  /** What is older is on its way, or has just been put in: nobody wants to have it read out as news. */
  readonly loading: boolean;
  /** In the order in which they were written. */
  readonly pending: readonly Pending[];
  readonly typing: Typing | null;
}

export const EMPTY: ChatState = {
  connection: 'idle',
  clinic: null,
  disclosure: null,
  agent: null,
  items: [],
  before: null,
  loading: false,
  pending: [],
  typing: null,
};

/** @returns the seq of the last item, 0 where there is none. */
export function lastSeq(state: ChatState): number {
  return state.items.at(-1)?.seq ?? 0;
}

/** Takes items in: each seq once, in order, and a pending message goes when the log shows it. Pure. */
export function withItems(state: ChatState, incoming: readonly Item[]): ChatState {
  const bySeq = new Map(state.items.map((item) => [item.seq, item]));
  for (const item of incoming) bySeq.set(item.seq, item);
  const items = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const shown = new Set(incoming.map(({ id }) => id));
  const answered = incoming.some(({ from }) => from !== 'patient');
  return {
    ...state,
    items,
    pending: state.pending.filter(({ id }) => !shown.has(id)),
    typing: answered ? null : state.typing,
  };
}

/** Puts the part before the first item in its place. Pure. */
export function withEarlier(state: ChatState, older: readonly Item[], before: number | null): ChatState {
  const first = state.items[0]?.seq ?? Number.POSITIVE_INFINITY;
  return { ...state, items: [...older.filter(({ seq }) => seq < first), ...state.items], before };
}

const RANK: Record<ItemState, number> = { sent: 0, delivered: 1, read: 2 };

/** The patient's messages up to a seq got at least as far as `reached`; none ever goes back. Pure. */
export function withReached(state: ChatState, upTo: number, reached: ItemState): ChatState {
  const items = state.items.map((item) =>
    item.from === 'patient' && item.seq <= upTo && RANK[reached] > RANK[item.state] ? { ...item, state: reached } : item,
  );
  return { ...state, items };
}

/** Changes the state of one pending message. Pure. */
export function withPending(state: ChatState, id: string, to: Pending['state']): ChatState {
  return { ...state, pending: state.pending.map((it) => (it.id === id ? { ...it, state: to } : it)) };
}
