import type { DeliveryError } from '@carethread/channel';
import type { NewEvent } from '@carethread/conversation';
import { addressOf, tryAgain } from './sql/outbound.js';
import { run } from './sql/statement.js';
import type { TurnStore } from './turns/batch.js';
import { type CommandResult, runCommand } from './turns/command.js';

/** Tries for what carriers could not deliver: 30003 (unreachable) and 30008 (unknown) often pass within minutes. */
const MOST_TRIES = 3;
const SECONDS_BETWEEN = 60;

/**
 * A message did not arrive: it is put back for another try where that may help; else the conversation's log says so, and an
 * address that opted out at the carrier is noted as opted out.
 * @param error what the provider said, in words without the patient's
 */
export async function noteUndelivered(
  store: TurnStore,
  outboundId: string,
  error: DeliveryError,
  at: string,
): Promise<'again' | CommandResult> {
  const { pool } = store.database;
  if (error.class === 'waits') {
    const [again] = await run(pool, tryAgain, [outboundId, SECONDS_BETWEEN, MOST_TRIES]);
    if (again) return 'again';
  }
  const [row] = await run(pool, addressOf, [outboundId]);
  if (!row) return { outcome: 'absent' };
  return runCommand(store, row.conversation_id, `undelivered:${outboundId}`, at, (state): NewEvent[] => [
    { kind: 'message.failed', actor: 'system', body: { outboundId, error: error.code, words: error.words } },
    ...(error.optedOut && !state.optedOut.includes(row.address_id)
      ? [
          {
            kind: 'consent.changed' as const,
            actor: 'system' as const,
            body: {
              addressId: row.address_id,
              channel: row.channel,
              to: 'revoked' as const,
              source: `the carrier (${error.code})`,
            },
          },
        ]
      : []),
  ]);
}
