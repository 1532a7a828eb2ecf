import { type LineItem, lineOf } from '../lib/lines.js';
import { useClock, useMe, useQueues } from '../lib/useDesk.js';
import { useWords } from '../words/index.js';
import styles from './thread.module.css';

/** A thin line for what was done rather than said: "10:42 handed to Clinical: the patient wrote that …". */
export function Line({ item }: { item: LineItem }) {
  const words = useWords();
  const clock = useClock();
  const { id: me } = useMe();
  const { nameOf } = useQueues();
  const level = item.kind === 'handed-over' || item.kind === 'danger' ? item.level : 'none';
  const text = lineOf(item, { words, clock, me, nameOf });
  if (text === null) return null;
  return (
    <p className={styles.line} data-level={level} data-seq={item.seq}>
      <time dateTime={item.at}>{clock.time(item.at)}</time>
      {text}
    </p>
  );
}
