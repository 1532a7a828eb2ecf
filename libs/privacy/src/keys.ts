import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type Ciphertext, newKey, openBytes, seal } from './cipher.js';

/** A master key and its version. Data keys name the version that wraps them, so that masters can be exchanged. */
export interface MasterKey {
  /** 1, 2, 3 …; the highest is the one in use for new keys. */
  readonly version: number;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** A data key as it is stored: wrapped by a master key. */
export interface WrappedKey {
  readonly id: string;
  readonly masterVersion: number;
  readonly wrapped: Ciphertext;
}

/** A data key was wrapped under a master key that was not given. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
  constructor(version: number) {
    super(`master key version ${version} is needed and not in ENCRYPTION_KEY`);
  }
}

/** Wraps and unwraps data keys, and keeps those lately used, since every turn needs its patient's. */
export class Keyring {
  readonly #masters = new Map<number, KeyObject>();
  readonly #current: number;
  readonly #unwrapped = new Map<string, KeyObject>();

  /**
   * @param masters at least one
   * @param capacity how many unwrapped keys are kept in memory; a key object is some 200 bytes
   * @throws RangeError where there is no master key, or one is not 32 bytes long
   */
  constructor(
    masters: readonly MasterKey[],
    private readonly capacity = 20_000,
  ) {
    for (const { version, key } of masters) {
      if (key.length !== 32) throw new RangeError(`master key version ${version} has ${key.length} bytes, not 32`);
      this.#masters.set(version, createSecretKey(key));
    }
    if (masters.length === 0) throw new RangeError('there is no master key');
    this.#current = Math.max(...this.#masters.keys());
  }

  /** Makes a data key, wrapped by the current master key. */
  create(id: string): WrappedKey {
    const key = newKey();
    this.#keep(id, key);
    return this.#wrap(id, key);
  }

  /** @returns the usable key. @throws MasterKeyMissing, CannotOpen */
  unwrap(stored: WrappedKey): KeyObject {
    const kept = this.#unwrapped.get(stored.id);
    if (kept) return kept;
    const master = this.#masters.get(stored.masterVersion);
    if (!master) throw new MasterKeyMissing(stored.masterVersion);
    const key = createSecretKey(openBytes(master, stored.wrapped, `key:${stored.id}`));
    this.#keep(stored.id, key);
    return key;
  }

  /** @returns the key if it is in memory, so that a query need not bring its wrapped form. */
  cached(id: string): KeyObject | undefined {
    return this.#unwrapped.get(id);
  }

  /** @returns the same data key, wrapped by the current master key: what exchanging masters comes down to. */
  rewrap(stored: WrappedKey): WrappedKey {
    return this.#wrap(stored.id, this.unwrap(stored));
  }

  /** Forgets a key that was destroyed. */
  forget(id: string): void {
    this.#unwrapped.delete(id);
  }

  #wrap(id: string, key: KeyObject): WrappedKey {
    const master = this.#masters.get(this.#current);
    if (!master) throw new MasterKeyMissing(this.#current);
    return { id, masterVersion: this.#current, wrapped: seal(master, key.export(), `key:${id}`) };
  }

  #keep(id: string, key: KeyObject): void {
    if (this.#unwrapped.size >= this.capacity) {
      const oldest = this.#unwrapped.keys().next().value;
      if (oldest !== undefined) this.#unwrapped.delete(oldest);
    }
    this.#unwrapped.set(id, key);
  }
}

/**
 * A keyed hash by which an address is found without being readable: HMAC-SHA-256, 16 bytes.
 * @param scope what kind of address: the same digits as a phone number and as a visitor id differ.
 */
export function blindIndex(key: KeyObject, scope: string, value: string): Buffer {
  return createHmac('sha256', key).update(scope).update('\0').update(value).digest().subarray(0, 16);
}
