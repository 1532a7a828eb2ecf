import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ApiError, api } from './api.js';
import { drafts } from './drafts.js';
import { queryClient } from './queries.js';

export type SignOutReason = 'idle' | 'signed-out' | 'account-inactive';

/** @returns a function that ends the session and leaves nothing of a patient in the browser */
export function useSignOut(): (why: SignOutReason, to?: string) => Promise<void> {
  const navigate = useNavigate();
  return useCallback(
    async (why, to) => {
      await api.signOut().catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
      });
      await navigate({ to: '/sign-in', search: { why, ...(to ? { to } : {}) } });
      drafts.clear();
      queryClient.clear();
    },
    [navigate],
  );
}
