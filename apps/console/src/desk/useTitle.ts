import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sections } from '../lib/inbox.js';
import { inboxQuery } from '../lib/queries.js';
import { useMe } from '../lib/useDesk.js';
import { useWords } from '../words/index.js';

/** The tab's title counts who waits, and says so first where somebody is in danger: "● 1 · (4) Carethread". */
export function useTitle(): void {
  const words = useWords();
  const me = useMe();
  const { data: rows = [] } = useQuery(inboxQuery);
  const { danger, waiting } = sections(rows, me.id);
  const count = danger.length + waiting.length;
  useEffect(() => {
    document.title = [danger.length ? `● ${danger.length}` : '', `${count ? `(${count}) ` : ''}${words.app}`]
      .filter(Boolean)
      .join(' · ');
  }, [danger.length, count, words]);
}
