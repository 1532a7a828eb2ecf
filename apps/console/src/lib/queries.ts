import type { ConversationContext, ConversationRow, Me, QueueList } from '@carethread/staff/api';
import { infiniteQueryOptions, MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, api } from './api.js';
import { sessionEnded } from './session.js';

/** Refused for good: trying again gives the same answer. */
const FINAL = new Set(['signed-out', 'no-permission', 'not-found', 'invalid-request', 'unexpected']);

const noticed = (error: Error) => {
  if (error instanceof ApiError && error.code === 'signed-out') sessionEnded();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticed }),
  mutationCache: new MutationCache({ onError: noticed }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && FINAL.has(error.code)),
      // Offline is said by the live socket; a request is tried all the same, and its error is shown.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Whether a query was answered before: then asking again is a refresh, which no hand caused. */
const asked = (key: readonly unknown[]) => queryClient.getQueryData(key) !== undefined;

export const meQuery = queryOptions<Me>({ queryKey: ['me'], queryFn: () => api.me(asked(['me'])), staleTime: 300_000 });

export const queuesQuery = queryOptions<QueueList>({ queryKey: ['queues'], queryFn: () => api.queues(asked(['queues'])) });

/** Everything that a person has or is to have. A clinic's inbox is some dozens of rows, so it is held whole. */
export const inboxQuery = queryOptions<ConversationRow[]>({
  queryKey: ['inbox'],
  queryFn: async () => {
    const quiet = asked(['inbox']);
    const [queued, taken] = await Promise.all([every('queued', quiet), every('with_agent', quiet)]);
    // Between the two answers a row may have moved from one list to the other.
    return [...new Map([...queued, ...taken].map((row) => [row.id, row])).values()];
  },
});

const MOST_PAGES = 5;

async function every(status: ConversationRow['status'], quiet: boolean): Promise<ConversationRow[]> {
  const rows: ConversationRow[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextCursor } = await api.list(status, cursor, 200, quiet);
    rows.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return rows;
}

export const listQuery = (status: 'bot' | 'closed') =>
  infiniteQueryOptions({
    queryKey: ['list', status],
    queryFn: ({ pageParam }) => api.list(status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 10_000,
  });

export const conversationQuery = (id: string) =>
  queryOptions<ConversationContext>({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => api.conversation(id, asked(['conversation', id]), signal),
    staleTime: 15_000,
    gcTime: 120_000,
  });
