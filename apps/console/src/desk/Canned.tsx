import { type KeyboardEvent, type Ref, useImperativeHandle, useState } from 'react';
import { useWords } from '../words/index.js';
import styles from './composer.module.css';

export interface CannedHandle {
  /** @returns whether the key was for the list of ready answers */
  keyed(event: KeyboardEvent): boolean;
}

/** Ready answers: "/" at the beginning opens them, what follows narrows them down, Enter takes one. */
export function Canned({ text, choose, ref }: { text: string; choose(text: string): void; ref: Ref<CannedHandle> }) {
  const words = useWords();
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const wanted = /^\/(\p{L}*)$/u.exec(text)?.[1]?.toLowerCase();
  const open = wanted !== undefined && dismissed !== text;
  const items = open ? words.canned.items.filter((item) => item.key.startsWith(wanted)) : [];
  const chosen = Math.min(at, items.length - 1);
  useImperativeHandle(ref, () => ({
    keyed(event) {
      const item = items[chosen];
      if (!item) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        setAt((chosen + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') choose(item.text);
      else if (event.key === 'Escape') setDismissed(text);
      else return false;
      event.preventDefault();
      return true;
    },
  }));
  if (items.length === 0) return null;
  return (
    <div className={styles.canned} role="listbox" aria-label={words.canned.label}>
      {items.map((item, index) => (
        <button
          key={item.key}
          type="button"
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onClick={() => choose(item.text)}
        >
          <b>/{item.key}</b>
          <span>{item.text}</span>
        </button>
      ))}
    </div>
  );
}
