import type { Delivery } from '@carethread/staff/api';
import { useWords } from '../words/index.js';
import styles from './parts.module.css';

const TICKS = {
  pending: 'M6 3.5V6l1.8 1M10.5 6a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z',
  sent: 'm2.5 6.5 2.5 2.5 5-5.5',
  delivered: 'm.5 6.5 2.5 2.5 5-5.5M6 9l.3.3 5.2-5.8',
  read: 'm.5 6.5 2.5 2.5 5-5.5M6 9l.3.3 5.2-5.8',
  failed: 'M6 2v5M6 9.8v.1',
};

/** How far a message got: a clock, one tick, two, two in colour, or what went wrong in words. */
export function DeliveryMark({ delivery: { state, words: why } }: { delivery: Delivery }) {
  const words = useWords();
  const name = words.delivery[state];
  return (
    <span className={styles.delivery} data-state={state} title={name}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={TICKS[state]} />
      </svg>
      {state === 'failed' ? `${name}${why ? `: ${why}` : ''}` : <span className="unseen">{name}</span>}
    </span>
  );
}
