import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this, one is reading the newest. */
const NEAR_PX = 80;

/**
 * Keeps the newest in sight for whoever is reading the newest, and leaves others where they are.
 * @param newest changes when something comes at the end
 * @param oldest changes when something comes at the beginning: then what one reads stays where it is
 */
export function useStickToEnd(newest: string, oldest: number | undefined) {
  const log = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const height = useRef(0);
  const [away, setAway] = useState(false);
  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setAway(false);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` says that there is something new, it is not read
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    if (near.current) element.scrollTop = element.scrollHeight;
    else setAway(true);
    height.current = element.scrollHeight;
  }, [newest]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `oldest` says that the beginning has moved
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    if (!near.current) element.scrollTop += element.scrollHeight - height.current;
    height.current = element.scrollHeight;
  }, [oldest]);

  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const scrolled = () => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      if (near.current) setAway(false);
    };
    const resized = new ResizeObserver(() => {
      if (near.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  return { log, away, toEnd };
}
