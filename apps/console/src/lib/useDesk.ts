import type { Me, QueueRow } from '@carethread/staff/api';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSpoken } from '../words/index.js';
import { spelled } from './labels.js';
import { meQuery, queuesQuery } from './queries.js';
import { type Clock, clock } from './time.js';

export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** Times as this reader reads them, in the clinic's zone. */
export function useClock(): Clock {
  const { clinic } = useMe();
  const { language } = useSpoken();
  return useMemo(() => clock(language, clinic.timeZone), [language, clinic.timeZone]);
}

export function useQueues(): { queues: QueueRow[]; nameOf(id: string): string } {
  const { data } = useQuery(queuesQuery);
  return useMemo(() => {
    const queues = data?.items ?? [];
    return { queues, nameOf: (id) => queues.find((queue) => queue.id === id)?.name ?? spelled(id) };
  }, [data]);
}
