import { setTimeout as pause } from 'node:timers/promises';
import { type DeliveryError, type DeliveryState, type DeliveryUpdate } from '@carethread/channel';
import { parseBody } from '@carethread/conversation';
import { type Ciphertext, open } from '@carethread/privacy';
import type pg from 'pg';
import { Batcher } from './batcher.js';
import { smallints, texts, uuids } from './sql/arrays.js';
import * as sql from './sql/outbound.js';
import { run } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';
import { addressContext } from './turns/opening.js';
import { eventContext } from './turns/sealing.js';
import type { Sending } from './turns/types.js';

/** Most rows settled in one statement. */
const MOST = 256;
/** First key of the advisory locks that say "this process lives"; the second is the process's number. */
const PROCESS_LOCK = 7_213_002;

const RANK: Record<DeliveryState, number> = { queued: 2, sending: 2, sent: 2, undelivered: 3, failed: 3, delivered: 4, read: 5 };

/** The outbound rows: what is to be sent, in whose hands it is, what became of it. */
export class Outbox {
  readonly #settled: Batcher<{ id: string; providerId: string; segments: number }, true>;
  readonly #reported: Batcher<DeliveryUpdate, readonly { id: string; conversationId: string; state: string }[]>;

  constructor(private readonly store: TurnStore) {
    this.#settled = new Batcher((items) => this.#settle(items), MOST);
    this.#reported = new Batcher((items) => this.#report(items), MOST);
  }

  /** Takes what is due, in each conversation's order: at most one message of a conversation at a time. */
  async claimDue(limit: number): Promise<Sending[]> {
    return (await run(this.store.database.pool, sql.claimDue, [limit, this.store.process])).map((row) => this.#sending(row));
  }

  /**
   * Takes rows that a process has in `sending` though it died, or for longer than any sending takes.
   * @param olderThan seconds, more than the longest time-out of a channel
   */
  async claimInDoubt(limit: number, olderThan: number): Promise<Sending[]> {
    const { pool } = this.store.database;
    const dead = await this.#dead();
    const rows = await run(pool, sql.claimInDoubt, [limit, dead, olderThan, this.store.process]);
    return rows.map((row) => this.#sending(row));
  }

  /** @returns how many other messages with the same words to the same address the provider has from us, by our books */
  async sentWithSameWords(id: string): Promise<number> {
    const [same] = await run(this.store.database.pool, sql.sameWordsSent, [id]);
    return Number(same?.count ?? 0);
  }

  /** @returns where a message goes whose turn did not have the address at hand: a result caused it. Null where it is erased */
  async addressOf({ addressId }: Pick<Sending, 'addressId'>): Promise<string | null> {
    const [row] = await run(this.store.database.pool, sql.sealedAddress, [addressId]);
    if (!row?.wrapped) return null;
    const key = this.store.keyring.unwrap({
      id: row.key_id,
      masterVersion: row.master_version,
      wrapped: row.wrapped as Ciphertext,
    });
    return open(key, row.sealed, addressContext(addressId));
  }

  /** The provider took it. Resolves once that is stored. */
  sent(id: string, providerId: string, segments: number): Promise<true> {
    return this.#settled.add({ id, providerId, segments });
  }

  /** It may have been sent or not: it is looked up after some seconds, and what follows in its conversation waits behind it. */
  async leaveInDoubt(id: string): Promise<void> {
    await run(this.store.database.pool, sql.leaveInDoubt, [id]);
  }

  /** It was not sent and is to be tried again in `seconds`. */
  async putBack(id: string, seconds: number, error: DeliveryError): Promise<void> {
    await run(this.store.database.pool, sql.putBack, [id, seconds, error.code, error.words]);
  }

  /** It will not be sent. @returns whether this was news */
  async failed(id: string, error: DeliveryError): Promise<boolean> {
    return (await run(this.store.database.pool, sql.markFailed, [id, error.code, error.words])).length > 0;
  }

  /** What a provider reports of a message, in any order. Resolves once stored, with the rows that this changed. */
  report(update: DeliveryUpdate): Promise<readonly { id: string; conversationId: string; state: string }[]> {
    return this.#reported.add(update);
  }

  /** Numbers of processes that hold rows and no longer live: nobody holds their lock. */
  async #dead(): Promise<number[]> {
    const { pool } = this.store.database;
    const holders = await run(pool, sql.holdersOfSending, [this.store.process]);
    const dead: number[] = [];
    for (const { claimed_by: number } of holders) {
      const { rows } = await pool.query<{ free: boolean }>(
        `SELECT NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted) AS free`,
        [PROCESS_LOCK, number],
      );
      if (rows[0]?.free) dead.push(number);
    }
    return dead;
  }

  #sending(row: sql.OutboundRow): Sending {
    const key = this.store.keyring.unwrap({
      id: row.key_id,
      masterVersion: row.master_version,
      wrapped: row.wrapped as Ciphertext,
    });
    const { parts } = parseBody('message.queued', JSON.parse(open(key, row.body, eventContext(row.conversation_id, row.seq))));
    const to = open(key, row.sealed, addressContext(row.address_id));
    return {
      id: row.id,
      conversationId: row.conversation_id,
      addressId: row.address_id,
      channel: row.channel,
      language: row.language ?? 'en',
      parts,
      attempts: row.attempts,
      to,
    };
  }

  async #settle(items: readonly { id: string; providerId: string; segments: number }[]): Promise<true[]> {
    await run(this.store.database.pool, sql.settleSent, [
      uuids(items.map((i) => i.id)),
      texts(items.map((i) => i.providerId)),
      smallints(items.map((i) => i.segments)),
    ]);
    return items.map(() => true);
  }

  async #report(items: readonly DeliveryUpdate[]): Promise<(readonly { id: string; conversationId: string; state: string }[])[]> {
    const rows = await run(this.store.database.pool, sql.applyStatuses, [
      items.map((i) => i.outboundId ?? null),
      items.map((i) => i.providerId),
      items.map((i) => (RANK[i.state] === 2 ? 'sent' : i.state)),
      items.map((i) => RANK[i.state]),
      items.map((i) => i.error?.code ?? null),
      items.map((i) => i.error?.words ?? null),
    ]);
    return items.map((item) =>
      rows
        .filter((row) => row.id === item.outboundId || item.outboundId === undefined)
        .map((row) => ({ id: row.id, conversationId: row.conversation_id, state: row.state })),
    );
  }
}

/** How long to wait before the lock of a broken connection is asked for again. */
const LOCK_AGAIN_MS = 200;

/**
 * Holds, for as long as this process lives, the lock that shows others that it does. A connection that breaks takes the lock
 * with it, so it is taken again on another.
 * @returns what lets go
 */
export async function holdProcessLock({ database, process }: TurnStore): Promise<() => void> {
  let held: pg.PoolClient | null = null;
  let letGo = false;
  const hold = async () => {
    const client = await database.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1, $2)', [PROCESS_LOCK, process]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (letGo) return client.release(true);
    held = client;
    client.once('end', () => {
      if (letGo) return;
      held = null;
      client.release(true);
      void holdAgain();
    });
  };
  const holdAgain = async () => {
    for (let tried = false; !tried && !letGo; ) {
      await pause(LOCK_AGAIN_MS, undefined, { ref: false });
      tried = await hold().then(
        () => true,
        () => false, // The database is away still.
      );
    }
  };
  await hold();
  return () => {
    letGo = true;
    held?.release(true);
  };
}
