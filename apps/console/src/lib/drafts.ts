/** Unsent texts by conversation, for as long as the tab is open; gone at sign-out. */
const PREFIX = 'draft:';

/** A note's draft is never a reply's: what was meant for colleagues must not stand where Enter sends it to the patient. */
export type DraftKind = 'messages' | 'notes';

export const drafts = {
  get: (kind: DraftKind, id: string): string => sessionStorage.getItem(PREFIX + kind + id) ?? '',
  set(kind: DraftKind, id: string, text: string): void {
    if (text) sessionStorage.setItem(PREFIX + kind + id, text);
    else sessionStorage.removeItem(PREFIX + kind + id);
  },
  clear(): void {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  },
};
