/** Whether an SPDX expression leaves the choice of a licence that is fine. */
export function isFine(expression: string | undefined): boolean;
