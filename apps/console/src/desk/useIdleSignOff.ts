import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive, useLiveView } from '../lib/LiveContext.js';
import { onSessionEnd } from '../lib/session.js';
import { useMe } from '../lib/useDesk.js';
import { useSignOut } from '../lib/useSignOut.js';

const CHECK_MS = 10_000;

/** Leaves the desk when the server ends the session, and when nobody has touched it for as long as the server allows. */
export function useIdleSignOff(): void {
  const { idleMinutes } = useMe();
  const { id } = useParams({ strict: false });
  const { signedOff } = useLiveView();
  const live = useLive();
  const signOut = useSignOut();
  useEffect(() => {
    if (signedOff) void signOut(signedOff, id);
  }, [signedOff, signOut, id]);
  useEffect(() => onSessionEnd(() => void signOut('signed-out', id)), [signOut, id]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (live && Date.now() - live.lastActivity > idleMinutes * 60_000) void signOut('idle', id);
    }, CHECK_MS);
    return () => clearInterval(timer);
  }, [live, idleMinutes, signOut, id]);
}
