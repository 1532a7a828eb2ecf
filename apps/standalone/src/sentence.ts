/** Names of errors that come from the language or the system: their message was written for nobody at a terminal. */
const NOT_FOR_PEOPLE = new Set([
  'Error',
  // What a database's driver calls its errors.
  'error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
]);
/** What a full disk is to the system, over its quota, and to PostgreSQL ("disk_full"). */
const FULL = /^(ENOSPC|EDQUOT|53100)$/;
const NOT_WRITABLE = /^(EACCES|EPERM|EROFS)$/;

/**
 * @param error what kept the service from starting
 * @param dataDir where it keeps its files, as far as that is known yet
 * @returns one sentence for the person at the terminal; all there is to find the fault with, where there is no sentence for it
 */
export function sentenceFor(error: unknown, dataDir = 'DATA_DIR'): string {
  if (!(error instanceof Error)) return String(error);
  const codes = [...causes(error)].map(codeOf);
  if (codes.some((code) => FULL.test(code)))
    return `The disk is full, at ${dataDir} or where the database lies: free some space and start again.`;
  if (!NOT_FOR_PEOPLE.has(error.name)) return error.message;
  if (codes.some((code) => NOT_WRITABLE.test(code)))
    return `A file in ${dataDir} may not be written: change its owner, or choose another DATA_DIR.`;
  return error.stack ?? error.message;
}

function* causes(error: unknown): Generator<Error> {
  for (let one = error; one instanceof Error; one = one.cause) yield one;
}

/** An error that crossed from another thread has lost its code, and begins its message with it. */
function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : (/^(E[A-Z]+):/.exec(error.message)?.[1] ?? '');
}
