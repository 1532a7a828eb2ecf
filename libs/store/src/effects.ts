import { type Ciphertext, open, seal } from '@carethread/privacy';
import { inboxContext } from './inbox.js';
import * as sql from './sql/effects.js';
import { run } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';
import type { EffectResult } from './turns/types.js';
import { effectContext } from './turns/write.js';

/** Something to do outside, in this process's hands for a while. */
export interface ClaimedEffect {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: string;
  readonly request: unknown;
  readonly attempts: number;
}

/** The effects that turns asked for. */
export class Effects {
  constructor(
    private readonly store: TurnStore,
    private readonly wake: () => void,
  ) {}

  /** Takes one effect that was just asked for. @returns null where it is done already */
  async claim(id: string, forSeconds: number): Promise<ClaimedEffect | null> {
    const [row] = await run(this.store.database.pool, sql.claimEffect, [id, forSeconds]);
    return row ? this.#claimed(row) : null;
  }

  /** Takes effects that nobody is at: their process died, or was asked to leave them for later. */
  async claimDue(limit: number, forSeconds: number): Promise<ClaimedEffect[]> {
    return (await run(this.store.database.pool, sql.claimEffects, [limit, forSeconds])).map((row) => this.#claimed(row));
  }

  /** Stores what came of it, as the cause of a turn. A second result for the same effect counts for nothing. */
  async finish(id: string, result: EffectResult): Promise<void> {
    const body = seal(this.store.keys.inbox, JSON.stringify(result), inboxContext('effect', id));
    const stored = await run(this.store.database.pool, sql.finishEffect, [id, body]);
    if (stored.length > 0) this.wake();
  }

  /** Nothing came of it yet: whoever is free tries again in `seconds`. */
  async later(id: string, seconds: number): Promise<void> {
    await run(this.store.database.pool, sql.laterEffect, [id, seconds]);
  }

  /**
   * Notes effects that are slow, each once, as the cause of a turn of its own. What has a result is never noted afterwards.
   * @param seconds how long ago they were asked for
   * @returns how many were noted
   */
  async noteSlow(kinds: readonly string[], seconds: number, limit: number): Promise<number> {
    const noted = await run(this.store.database.pool, sql.noteSlow, [kinds, seconds, limit]);
    if (noted.length > 0) this.wake();
    return noted.length;
  }

  #claimed(row: sql.EffectRow): ClaimedEffect {
    const key = this.store.keyring.unwrap({
      id: row.key_id,
      masterVersion: row.master_version,
      wrapped: row.wrapped as Ciphertext,
    });
    const request: unknown = JSON.parse(open(key, row.body, effectContext(row.id)));
    return { id: row.id, conversationId: row.conversation_id, kind: row.kind, request, attempts: row.attempts };
  }
}
