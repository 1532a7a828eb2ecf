import type { TranscriptItem, TranscriptPage } from '@carethread/staff/api';

/** What is held of a conversation's transcript: from some item on to its end, with no gap. */
export interface Thread {
  readonly items: readonly TranscriptItem[];
  /** The cursor of what is older; null where nothing is. */
  readonly before: number | null;
  /** The newest part as the server gave it last. */
  readonly newest: TranscriptPage | null;
}

export const NO_THREAD: Thread = { items: [], before: null, newest: null };

/**
 * Takes in the newest part, which moves on with the conversation: what has dropped out of it stays. Where so much has come
 * meanwhile that the new part does not reach back to what is held, the thread begins anew with it.
 * @returns the same thread where the part is the one that it has, and the same items where they are as they were
 */
export function withNewest(thread: Thread, newest: TranscriptPage): Thread {
  if (thread.newest === newest) return thread;
  const first = newest.items[0]?.seq ?? Number.POSITIVE_INFINITY;
  const last = thread.items.at(-1)?.seq ?? 0;
  if (newest.before !== null && last < first) return { items: newest.items, before: newest.before, newest };
  const held = new Map(thread.items.map((item) => [item.seq, item]));
  const older = thread.items.filter((item) => item.seq < first);
  const items = [...older, ...newest.items.map((item) => sameAs(held.get(item.seq), item))];
  return { items, before: older.length > 0 ? thread.before : newest.before, newest };
}

/**
 * Puts the part before the first item in its place.
 * @param cursor what it was asked for with: where the thread has begun anew meanwhile, the part fits no more
 */
export function withOlder(thread: Thread, cursor: number, older: TranscriptPage): Thread {
  if (thread.before !== cursor) return thread;
  return { ...thread, items: [...older.items, ...thread.items], before: older.before };
}

/** An item that says the same keeps its identity, so that it is not drawn anew. */
function sameAs(held: TranscriptItem | undefined, item: TranscriptItem): TranscriptItem {
  return held && JSON.stringify(held) === JSON.stringify(item) ? held : item;
}
