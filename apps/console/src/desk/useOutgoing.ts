import type { ActionBody, ConversationContext } from '@carethread/staff/api';
import { useState } from 'react';
import { useAction } from '../lib/useAction.js';

export interface Pending {
  readonly text: string;
  /** The conversation's last event when it was sent: it is in the transcript once that has a later message of ours. */
  readonly after: number;
}

export interface Outgoing {
  /** Shown at the end of the transcript until the log has it. */
  readonly pending: Pending | null;
  readonly error: Error | null;
  readonly busy: boolean;
  /** @returns whether it was taken; a refused text is the caller's to keep */
  send(mode: 'messages' | 'notes', text: string): Promise<boolean>;
}

/** A message or note on its way: shown at once, and given back where it was refused. */
export function useOutgoing(id: string, conversation: ConversationContext | undefined): Outgoing {
  const messages = useAction(id, 'messages');
  const notes = useAction(id, 'notes');
  const [pending, setPending] = useState<Pending | null>(null);
  const arrived =
    pending !== null &&
    conversation?.transcript.items.some((item) => item.kind === 'message' && item.from === 'agent' && item.seq > pending.after);
  return {
    pending: arrived ? null : pending,
    error: messages.error ?? notes.error,
    busy: messages.isPending || notes.isPending,
    async send(mode, text) {
      const body: ActionBody<'messages'> = { text };
      notes.reset();
      messages.reset();
      if (mode === 'messages') setPending({ text, after: conversation?.seq ?? 0 });
      try {
        await (mode === 'messages' ? messages : notes).mutateAsync(body);
        return true;
      } catch {
        // The mutation holds the error, and the composer shows it.
        setPending(null);
        return false;
      }
    },
  };
}
