import { slaLeft, waited } from '../lib/time.js';
import { useNow } from '../lib/useNow.js';
import { useWords } from '../words/index.js';
import styles from './parts.module.css';

const R = 5;
const ROUND = 2 * Math.PI * R;
/** Below this share of the time to answer a clock is at risk. */
const AT_RISK = 0.25;

/** How long somebody has waited, with a ring that empties as the time to answer runs out. */
export function Wait({ since, dueAt }: { since: string; dueAt: string | null }) {
  const words = useWords();
  const now = useNow();
  const left = dueAt ? slaLeft(since, dueAt, now) : null;
  const state = left === null ? 'none' : left === 0 ? 'breached' : left < AT_RISK ? 'at-risk' : 'ok';
  const time = waited(since, now);
  return (
    <span className={styles.wait} data-state={state}>
      {left !== null && (
        <svg className={styles.ring} width="14" height="14" viewBox="0 0 14 14" fill="none" strokeWidth="2.5" aria-hidden="true">
          <circle cx="7" cy="7" r={R} stroke="var(--line)" />
          <circle
            cx="7"
            cy="7"
            r={R}
            stroke={state === 'ok' ? 'var(--accent)' : 'currentColor'}
            strokeDasharray={state === 'breached' ? undefined : `${left * ROUND} ${ROUND}`}
          />
        </svg>
      )}
      <span aria-hidden="true">{time}</span>
      <span className="unseen">{state === 'breached' ? words.queue.overdue(time) : words.queue.waiting(time)}</span>
    </span>
  );
}
