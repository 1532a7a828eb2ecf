import { blindIndex } from '@carethread/privacy';
import { type Queryable, run, statement } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';

/** A request that is to happen once: whose, under which key, and all that was asked, in one text. */
export interface KeyedRequest {
  readonly actor: string;
  readonly key: string;
  readonly request: string;
}

/** What is known of a request: nothing, that it was done and answered so, or that its key belongs to another one. */
export type Recalled =
  | { readonly outcome: 'new' }
  | { readonly outcome: 'repeated'; readonly answer: unknown }
  | { readonly outcome: 'reused' };

const recall = statement<{ request: Buffer; answer: unknown }>(
  'command-key-recall',
  'SELECT request, answer FROM command_key WHERE actor = $1 AND key = $2',
);
const remember = statement<{ actor: string }>(
  'command-key-remember',
  `INSERT INTO command_key (actor, key, request, answer, at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (actor, key) DO NOTHING RETURNING actor`,
);

/** @param on a pool, or the client of the transaction in which the request is being done */
export async function recallRequest(on: Queryable, { keys }: TurnStore, keyed: KeyedRequest): Promise<Recalled> {
  const hashed = hashesOf(keys.blind, keyed);
  const [known] = await run(on, recall, [keyed.actor, hashed.key]);
  if (!known) return { outcome: 'new' };
  return known.request.equals(hashed.request) ? { outcome: 'repeated', answer: known.answer } : { outcome: 'reused' };
}

/**
 * Notes what a request is answered with, in the transaction that does it: both are stored or neither is.
 * @returns false where another request has taken the key meanwhile
 */
export async function rememberRequest(
  on: Queryable,
  { keys }: TurnStore,
  keyed: KeyedRequest,
  answer: unknown,
  at: string,
): Promise<boolean> {
  const hashed = hashesOf(keys.blind, keyed);
  return (await run(on, remember, [keyed.actor, hashed.key, hashed.request, JSON.stringify(answer), at])).length > 0;
}

/** A body may hold a patient's matters, and a key whatever its maker put in: neither is kept but as a hash. */
function hashesOf(blind: TurnStore['keys']['blind'], { key, request }: KeyedRequest): { key: Buffer; request: Buffer } {
  return { key: blindIndex(blind, 'command key', key), request: blindIndex(blind, 'command', request) };
}
