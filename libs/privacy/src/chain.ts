import { createHash } from 'node:crypto';

/** The hash before a chain's first link. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** What a link's hash covers: everything that is stored of it, its body as ciphertext. */
export interface Link {
  /** Which chain: a conversation's id, "audit", an address's id. */
  readonly chain: string;
  readonly seq: number;
  /** The other fields, in an order fixed by the caller. */
  readonly fields: readonly string[];
  readonly body: Buffer;
}

/**
 * @returns SHA-256 over the link and the hash before it. Each field is preceded by its length, so that no two different
 *   links give the same bytes. The body is ciphertext: a patient's key can be destroyed and the chain still verified.
 */
export function linkHash(previous: Buffer, link: Link): Buffer {
  const hash = createHash('sha256');
  hash.update(previous);
  let head = '';
  for (const field of [link.chain, String(link.seq), ...link.fields]) head += `${field.length}:${field};`;
  hash.update(head);
  hash.update(link.body);
  return hash.digest();
}

/** A chain that does not verify: where, and what is wrong with it. */
export interface Break {
  readonly seq: number;
  readonly problem: 'gap' | 'previous-hash' | 'hash';
}

/** @returns the first place at which a chain does not hold, or null where all of it does. */
export function firstBreak(links: Iterable<Link & { readonly previous: Buffer; readonly hash: Buffer }>): Break | null {
  let previous = GENESIS;
  let seq = 0;
  for (const link of links) {
    seq += 1;
    if (link.seq !== seq) return { seq, problem: 'gap' };
    if (!link.previous.equals(previous)) return { seq, problem: 'previous-hash' };
    if (!linkHash(previous, link).equals(link.hash)) return { seq, problem: 'hash' };
    previous = link.hash;
  }
  return null;
}

/** @returns JSON with the keys of every object in order, so that a value has one text whatever stored it in between. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = value as Record<string, unknown>;
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(fields[name])}`)
    .join(',')}}`;
}
