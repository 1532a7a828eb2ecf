/** Unsent texts by conversation, for as long as the tab is open; gone at sign-out. */
const PREFIX = 'draft:';

export const drafts = {
  get: (id: string): string => sessionStorage.getItem(PREFIX + id) ?? '',
  set(id: string, text: string): void {
    if (text) sessionStorage.setItem(PREFIX + id, text);
    else sessionStorage.removeItem(PREFIX + id);
  },
  clear(): void {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  },
};
