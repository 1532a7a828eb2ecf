/**
 * Room for young objects, MB a half. Node's default grows to 64 on a large machine and is never given back. A message's objects live
 * for some tenths of a second: with half as much room many are moved to where only a full collection finds them.
 */
export const FRUGAL = ['--max-semi-space-size=24'] as const;
/** For the sandbox, of which nobody asks speed. */
export const SMALL = ['--max-semi-space-size=2', '--optimize-for-size'] as const;

/**
 * Becomes the same process again with little memory for young objects, which V8 takes only at its start. On a system that cannot
 * replace a process (Windows) everything goes on as it is.
 */
export function beFrugal(): void {
  if (process.platform === 'win32' || process.execArgv.includes(FRUGAL[0])) return;
  // glibc keeps a heap for each thread; one for all of them is hardly slower and far smaller.
  const env = { ...process.env, MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' };
  process.execve?.(process.execPath, [process.execPath, ...FRUGAL, ...process.execArgv, ...process.argv.slice(1)], env);
}
