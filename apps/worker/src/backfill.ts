import type { Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';
import type { TwilioSms } from '@carethread/twilio-sms';

/** Listings overlap by this much, for messages that were under way at the moment of the last one. */
const OVERLAP_MS = 10 * 60_000;
/** The name of the note that says until when everything is known to have been received. */
const MARK = 'backfill:sms';

/**
 * Fetches what patients wrote while nobody listened, from the carrier's own list. What had come by webhook as well falls out
 * by its id.
 */
export class Backfill {
  constructor(
    private readonly parts: {
      readonly store: Store;
      readonly sms: TwilioSms;
      readonly logger: Logger;
      readonly metrics: Metrics;
    },
  ) {}

  /** One round. The first one ever only notes the moment: before it there was nothing to miss. @returns how many were missed */
  async run(now: Date): Promise<number> {
    const { pool } = this.parts.store.database;
    const { rows } = await pool.query<{ value: { at: string } }>('SELECT value FROM mark WHERE name = $1', [MARK]);
    const last = rows[0]?.value.at;
    const missed = last === undefined ? 0 : await this.#fetch(new Date(Date.parse(last) - OVERLAP_MS));
    await pool.query('INSERT INTO mark (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
      MARK,
      JSON.stringify({ at: now.toISOString() }),
    ]);
    return missed;
  }

  async #fetch(since: Date): Promise<number> {
    const messages = await this.parts.sms.listInboundSince(since);
    let missed = 0;
    for (const message of messages) if ((await this.parts.store.inbox.store(message)) === 'stored') missed += 1;
    if (missed > 0) {
      this.parts.metrics.swept.inc({ kind: 'inbound' }, missed);
      this.parts.logger.warn({ missed }, 'messages that came while nobody listened were fetched from the carrier');
    }
    return missed;
  }
}
