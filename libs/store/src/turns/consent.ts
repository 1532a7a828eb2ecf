import type { ConversationEvent } from '@carethread/conversation';
import { GENESIS, linkHash } from '@carethread/privacy';
import type pg from 'pg';
import { consentHead, recordConsent } from '../sql/commit.js';
import { run } from '../sql/statement.js';

const NOTHING = Buffer.alloc(0);

/** Notes every change of consent in the address's own chain, beside the event. */
export async function recordConsents(client: pg.PoolClient, events: readonly ConversationEvent[]): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'consent.changed') continue;
    const { addressId, to, source } = event.body;
    const cause = `${event.cause}#${event.part}`;
    const [head] = await run(client, consentHead, [addressId]);
    const previous = head?.hash ?? GENESIS;
    const seq = (head?.seq ?? 0) + 1;
    const hash = linkHash(previous, {
      chain: addressId,
      seq,
      fields: consentFields({ to, source, cause, at: event.at }),
      body: NOTHING,
    });
    await run(client, recordConsent, [addressId, seq, to, source, cause, event.at, previous, hash]);
  }
}

/** The fields that a consent record's hash covers. */
export function consentFields(record: { to: string; source: string; cause: string; at: string }): string[] {
  return [record.to, record.source, record.cause, record.at];
}
