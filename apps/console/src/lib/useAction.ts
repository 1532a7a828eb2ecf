import type { Action, ActionBody, ActionResult } from '@carethread/staff/api';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from './api.js';

/**
 * An agent's action. One intention has one idempotency key: the same body tried again after a lost answer is the same
 * intention, another body is another.
 */
export function useAction<A extends Action>(id: string, action: A): UseMutationResult<ActionResult, Error, ActionBody<A>> {
  const client = useQueryClient();
  const intention = useRef<{ body: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (body: ActionBody<A>) => {
      const said = JSON.stringify([id, body]);
      if (intention.current?.body !== said) intention.current = { body: said, key: crypto.randomUUID() };
      return api.act(id, action, body, intention.current.key);
    },
    onSuccess: () => {
      intention.current = null;
    },
    // Also after a refusal: it says that what is on the screen is no longer so. Not waited for: the action itself is over.
    onSettled: () => {
      for (const queryKey of [['conversation', id], ['inbox'], ['queues']]) void client.invalidateQueries({ queryKey });
    },
  });
}
