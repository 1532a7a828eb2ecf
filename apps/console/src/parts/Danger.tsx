import type { SafetyLevel } from '@carethread/conversation';
import { useWords } from '../words/index.js';
import styles from './parts.module.css';

const SHAPES = {
  crisis: <circle cx="5" cy="5" r="4.5" />,
  urgent: <path d="M5 .5 9.8 9.3H.2z" />,
  concern: <path d="M5 0 10 5 5 10 0 5z" />,
};

/** ● Crisis, ▲ Urgent, ◆ Concern: a shape and a word as well as a colour. Nothing for routine. */
export function Danger({ level, boxed = false }: { level: SafetyLevel; boxed?: boolean }) {
  const words = useWords();
  if (level === 'none') return null;
  return (
    <span className={styles.danger} data-level={level} data-boxed={boxed || undefined}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {SHAPES[level]}
      </svg>
      {words.danger[level]}
    </span>
  );
}
