import * as z from 'zod/mini';
import type { Pending } from './state.js';

/** The part of the Web Storage API that is used. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** After how long a message that the server has stored, but never showed, is not waited for any more. */
const STORED_DAYS = 1;
const DAY_MS = 86_400_000;

const pendingSchema = z.object({
  id: z.string(),
  text: z.string(),
  choiceKey: z.optional(z.string()),
  at: z.string(),
  state: z.enum(['waiting', 'stored', 'refused']),
});

/**
 * What outlives a reload: the visitor's token, the draft, and messages that the log has not shown yet. Nothing else: the
 * transcript comes from the server each time and is not left behind on a shared computer.
 *
 * Each message has a key of its own, so that two tabs never write over each other's.
 */
export class Keep {
  readonly #prefix: string;

  constructor(
    private readonly storage: KeyValue,
    server: string,
  ) {
    this.#prefix = `care-chat ${server} `;
  }

  get token(): string | undefined {
    return this.storage.getItem(`${this.#prefix}visitor`) ?? undefined;
  }

  set token(token: string | undefined) {
    this.#set('visitor', token);
  }

  get draft(): string {
    return this.storage.getItem(`${this.#prefix}draft`) ?? '';
  }

  set draft(text: string) {
    this.#set('draft', text || undefined);
  }

  /** @returns the messages that are kept, oldest first. */
  pending(now: number): Pending[] {
    const kept: Pending[] = [];
    for (const key of this.#keys('message ')) {
      const message = this.#read(key);
      const tooOld = message?.state === 'stored' && now - Date.parse(message.at) > STORED_DAYS * DAY_MS;
      if (message && !tooOld) kept.push(message);
      else this.storage.removeItem(key);
    }
    return kept.sort((a, b) => a.at.localeCompare(b.at));
  }

  put(message: Pending): void {
    this.#set(`message ${message.id}`, JSON.stringify(message));
  }

  drop(id: string): void {
    this.#set(`message ${id}`, undefined);
  }

  #read(key: string): Pending | null {
    try {
      const parsed = pendingSchema.safeParse(JSON.parse(this.storage.getItem(key) ?? 'null'));
      return parsed.success ? (parsed.data as Pending) : null;
    } catch {
      // Somebody else's value under our key: as good as none, and the caller removes it.
      return null;
    }
  }

  #keys(of: string): string[] {
    const keys = Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i));
    return keys.filter((key): key is string => key?.startsWith(this.#prefix + of) ?? false);
  }

  #set(name: string, value: string | undefined): void {
    try {
      if (value === undefined) this.storage.removeItem(this.#prefix + name);
      else this.storage.setItem(this.#prefix + name, value);
    } catch {
      // The browser's storage is full or shut: the chat goes on, and only a reload would lose what is not sent yet.
    }
  }
}

/** Stands in where the browser gives no storage (blocked cookies, a sandboxed frame). */
export function inMemory(): KeyValue {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (i) => [...values.keys()][i] ?? null,
    get length() {
      return values.size;
    },
  };
}
