import type { SafetyLevel } from '@carethread/conversation';
import { type ReactNode, useId } from 'react';
import styles from './context.module.css';

export function Card({
  title,
  aside,
  level,
  children,
}: {
  title: string;
  aside?: ReactNode;
  level?: SafetyLevel;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.card} data-level={level} aria-labelledby={id}>
      <h2>
        <span id={id}>{title}</span>
        {aside}
      </h2>
      {children}
    </section>
  );
}
