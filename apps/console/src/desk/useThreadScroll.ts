import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this, one is reading the newest. Pixels. */
const NEAR_END = 80;
/** Nearer to the beginning than this, what was before is fetched: about a screen, so that it is there when one gets to it. */
const NEAR_BEGINNING = 600;

/**
 * Keeps the newest in sight for whoever is reading the newest, and for others what they read where it is, also when older
 * messages come in above it.
 * @param newest changes when something comes at the end
 * @param oldest changes when something comes at the beginning
 * @param nearBeginning called when one has scrolled near to the beginning
 * @returns refs of the scrolling element and of what is in it, whether something new is out of sight, and how to get there
 */
export function useThreadScroll(newest: string, oldest: number | undefined, nearBeginning: () => void) {
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const [away, setAway] = useState(false);
  const called = useRef(nearBeginning);
  called.current = nearBeginning;

  // Read before the new lines are drawn: from the end it is as far as before, whatever comes in above.
  const drawn = useRef(oldest);
  const fromEnd = log.current && oldest !== drawn.current ? log.current.scrollHeight - log.current.scrollTop : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new beginning moves what one reads
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = oldest;
    const cameAbove = before !== undefined && oldest !== undefined && oldest < before;
    if (log.current && fromEnd !== null && cameAbove) log.current.scrollTop = log.current.scrollHeight - fromEnd;
  }, [oldest]);

  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setAway(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` says that there is something new, it is not read
  useLayoutEffect(() => {
    if (!log.current) return;
    if (near.current) log.current.scrollTop = log.current.scrollHeight;
    else setAway(true);
  }, [newest]);

  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const scrolled = () => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
      if (near.current) setAway(false);
      if (element.scrollTop < NEAR_BEGINNING && !near.current) called.current();
    };
    const resized = new ResizeObserver(() => {
      if (near.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    if (content.current) resized.observe(content.current);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  return { log, content, away, toEnd };
}
