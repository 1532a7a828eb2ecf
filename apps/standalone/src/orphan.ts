const LOOK_MS = 500;

/**
 * Tells once when whoever started this process is gone. npm hands a signal to the shell that runs a script, and that ends
 * without a word to the script itself: so "kill" on `npm start` would leave the service running.
 * @param parent the process that started this one, as it was at the start
 */
export function whenOrphaned(parent: number, tell: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, LOOK_MS).unref();
}
