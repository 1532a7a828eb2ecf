import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/index.js';
import styles from './composer.module.css';

interface Canned {
  /** @returns whether the key was for the list of ready answers */
  keyed(event: KeyboardEvent): boolean;
  /** What tells assistive technology which answer is chosen while the focus stays where one writes. */
  readonly field: Record<`aria-${string}`, string | undefined>;
  /** The list; null while it is shut. */
  readonly list: ReactNode;
}

/** Ready answers: "/" at the beginning opens them, what follows narrows them down, Enter takes one. */
export function useCanned(text: string, choose: (text: string) => void): Canned {
  const words = useWords();
  const id = useId();
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const wanted = /^\/(\p{L}*)$/u.exec(text)?.[1]?.toLowerCase();
  const open = wanted !== undefined && dismissed !== text;
  const items = open ? words.canned.items.filter((item) => item.key.startsWith(wanted)) : [];
  const chosen = Math.min(at, items.length - 1);
  const keyed = (event: KeyboardEvent): boolean => {
    const item = items[chosen];
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') choose(item.text);
    else if (event.key === 'Escape') setDismissed(text);
    else return false;
    event.preventDefault();
    return true;
  };
  if (items.length === 0) return { keyed, field: { 'aria-autocomplete': 'list' }, list: null };
  return {
    keyed,
    field: { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${chosen}` },
    list: (
      <div className={styles.canned} id={id} role="listbox" aria-label={words.canned.label}>
        {items.map((item, index) => (
          <button
            key={item.key}
            id={`${id}-${index}`}
            type="button"
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(item.text)}
          >
            <b>/{item.key}</b>
            <span>{item.text}</span>
          </button>
        ))}
      </div>
    ),
  };
}
