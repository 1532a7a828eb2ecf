const listeners = new Set<() => void>();

/** Calls `listener` whenever the server answers that nobody is signed in. @returns how to stop */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionEnded(): void {
  for (const listener of listeners) listener();
}
