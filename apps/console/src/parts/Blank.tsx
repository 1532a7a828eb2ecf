import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** A pane with nothing in it: what it means and what to do, in two lines. */
export function Blank({
  icon,
  title,
  text,
  children,
  page = false,
}: {
  icon: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
  page?: boolean;
}) {
  return (
    <div className={`${styles.blank} ${page ? styles.page : ''}`}>
      {icon}
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
