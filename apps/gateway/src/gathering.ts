/**
 * @returns a call that runs `work` once, `ms` later, for all calls until then. Calls while it runs lead to one more run after
 *   it, never to two at a time.
 */
export function gathering(ms: number, work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let state: 'idle' | 'due' | 'running' | 'again' = 'idle';
  const run = async () => {
    state = 'running';
    await work().catch(onError);
    const again = (state as string) === 'again';
    state = 'idle';
    if (again) call();
  };
  const call = () => {
    if (state === 'running') state = 'again';
    if (state !== 'idle') return;
    state = 'due';
    setTimeout(() => void run(), ms).unref();
  };
  return call;
}
