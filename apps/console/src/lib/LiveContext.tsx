import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { Live, type LiveView } from './live.js';

const LiveContext = createContext<Live | null>(null);

const NOT_YET: LiveView = { state: 'connecting', alerts: [], signedOff: null, typing: null };

/** Holds the live socket for as long as the desk is shown. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const opened = new Live();
    setLive(opened);
    return () => opened.end();
  }, []);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export const useLive = (): Live | null => useContext(LiveContext);

export function useLiveView(): LiveView {
  const live = useLive();
  return useSyncExternalStore(live?.subscribe ?? never, live?.read ?? notYet);
}

const nothing = () => undefined;
const never = () => nothing;
const notYet = () => NOT_YET;
