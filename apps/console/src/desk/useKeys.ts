import { useHotkeys } from '@mantine/hooks';

/** The desk's shortcuts: with Alt, so that they work while one writes and nobody sets one off by dictation (WCAG 2.1.4). */
export const KEYS = {
  claim: 'C',
  transfer: 'T',
  'return-to-bot': 'A',
  resolve: 'R',
  note: 'N',
  next: 'J',
  previous: 'K',
} as const;
export type Shortcut = keyof typeof KEYS;

/** "Alt+C": for `aria-keyshortcuts`, and for people. */
export const keyName = (shortcut: Shortcut): string => `Alt+${KEYS[shortcut]}`;

/** Does what a shortcut stands for; not while a dialog asks something. By the place of the key, for Option types letters on a Mac. */
export function useKeys(doing: Partial<Record<Shortcut, () => void>>): void {
  const shortcuts = Object.entries(doing) as [Shortcut, () => void][];
  useHotkeys(
    shortcuts.map(([shortcut, work]) => [
      `alt+${KEYS[shortcut]}`,
      () => {
        if (!document.querySelector('[role="dialog"]')) work();
      },
      { usePhysicalKeys: true },
    ]),
    [],
  );
}
