import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps what the pointer is on, or what has the focus, where it is when rows come and go above it: the list is scrolled by
 * as much as that row was moved.
 * @param rows what the list is made of; a new value means that it may have been laid out anew
 * @returns the ref of the scrolling element, whose rows carry `data-row`
 */
export function useSteady(rows: unknown) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<{ id: string; top: number } | null>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const note = () => {
      before.current = placeOf(element);
    };
    const held = before.current;
    const now = held && element.querySelector<HTMLElement>(`[data-row="${CSS.escape(held.id)}"]`);
    if (rows && held && now) {
      const moved = now.getBoundingClientRect().top - held.top;
      const room = element.clientHeight + element.scrollTop + moved - bottomOf(element);
      element.style.paddingBlockEnd = room > 0 ? `${room}px` : '';
      element.scrollTop += moved;
    }
    note();
    const leave = () => {
      element.style.paddingBlockEnd = '';
      note();
    };
    element.addEventListener('pointermove', note, { passive: true });
    element.addEventListener('scroll', note, { passive: true });
    element.addEventListener('focusin', note);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', note);
      element.removeEventListener('scroll', note);
      element.removeEventListener('focusin', note);
      element.removeEventListener('pointerleave', leave);
    };
  }, [rows]);
  return list;
}

/** Where the last of the list ends, from the list's beginning. */
function bottomOf(list: HTMLElement): number {
  const last = list.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  return last - list.getBoundingClientRect().top + list.scrollTop;
}

function placeOf(list: HTMLElement): { id: string; top: number } | null {
  const row = list.querySelector<HTMLElement>('[data-row]:hover') ?? list.querySelector<HTMLElement>('[data-row]:focus');
  return row?.dataset.row ? { id: row.dataset.row, top: row.getBoundingClientRect().top } : null;
}
