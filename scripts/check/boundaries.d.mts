/** Every crossed boundary of a checkout, a sentence each. */
export function boundaries(root: string): string[];
