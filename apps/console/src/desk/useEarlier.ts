import type { ConversationContext, TranscriptItem } from '@carethread/staff/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../lib/api.js';

/** What was before the newest items that come with the context, page by page, once somebody asks. */
export function useEarlier({ id, transcript }: ConversationContext): {
  items: TranscriptItem[];
  more: boolean;
  busy: boolean;
  load(): void;
} {
  // Where the first page began when it was asked for: later refreshes of the context move its own beginning.
  const [from, setFrom] = useState<number | null>(null);
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['transcript', id, from],
    queryFn: ({ pageParam }) => api.transcript(id, pageParam),
    initialPageParam: from ?? 1,
    getNextPageParam: (page) => page.before,
    enabled: from !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const first = transcript.items[0]?.seq ?? 0;
  const items = [...(data?.pages ?? [])].reverse().flatMap((page) => page.items);
  return {
    items: items.filter((item) => item.seq < first),
    more: from === null ? transcript.before !== null : hasNextPage || isFetching,
    busy: isFetching,
    load: () => (from === null ? setFrom(transcript.before) : void fetchNextPage()),
  };
}
