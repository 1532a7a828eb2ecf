import type { ConversationContext, TranscriptItem } from '@carethread/staff/api';
import { useCallback, useRef, useState } from 'react';
import { api } from '../lib/api.js';
import { NO_THREAD, withNewest, withOlder } from '../lib/thread.js';

const SETTLE_MS = 100;

export interface HeldThread {
  readonly items: readonly TranscriptItem[];
  /** Whether there is more before them. */
  readonly more: boolean;
  readonly busy: boolean;
  /** The last try to get more failed. */
  readonly failed: boolean;
  /** Fetches the part before; does nothing while it is under way, or where there is none. */
  load(): void;
}

/** The thread on screen: the newest part comes with the context, what was before by and by when one scrolls there. */
export function useThread({ id, transcript }: ConversationContext): HeldThread {
  const [held, setHeld] = useState(NO_THREAD);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const thread = withNewest(held, transcript);
  if (thread !== held) setHeld(thread);
  const loading = useRef(false);
  const { before } = thread;
  const load = useCallback(async () => {
    if (before === null || loading.current) return;
    const ended = (how: 'idle' | 'failed') => {
      loading.current = false;
      setState(how);
    };
    loading.current = true;
    setState('busy');
    try {
      const older = await api.transcript(id, before);
      setHeld((now) => withOlder(now, before, older));
      // A moment later, so that what was put in is not read out as news.
      setTimeout(() => ended('idle'), SETTLE_MS);
    } catch {
      // Said where the messages would be, with a way to try again.
      ended('failed');
    }
  }, [id, before]);
  return { items: thread.items, more: before !== null, busy: state === 'busy', failed: state === 'failed', load };
}
