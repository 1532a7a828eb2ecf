/** What no tracked file may hold, a line each. */
export function hygiene(root: string): string[];
