import type pg from 'pg';
import type { SentMessage } from '../support/carrier.ts';
import type { LoadResult } from './load.ts';

/** What the log says about who got an answer to what. */
export interface OrderReport {
  /** Messages answered more than once, though the counts may look right. */
  readonly answeredTwice: number;
  /** Replies that overtook the reply to an earlier message of the same patient. */
  readonly outOfOrder: number;
}

const OUTBOUND_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * Pairs every reply with the message it answers: the StatusCallback names the outbound row, its event names the cause, the
 * cause is the MessageSid.
 */
export async function checkOrder(pool: pg.Pool, { sent, got }: LoadResult): Promise<OrderReport> {
  const ids = [...got.values()].flat().flatMap((message) => idOf(message) ?? []);
  const { rows } = await pool.query<{ id: string; cause: string }>(
    `SELECT outbound.id, event.cause FROM outbound JOIN event USING (conversation_id, seq) WHERE outbound.id = ANY($1::uuid[])`,
    [ids],
  );
  const causes = new Map(rows.map(({ id, cause }) => [id, cause.replace(/^sms:/, '')]));
  let answeredTwice = 0;
  let outOfOrder = 0;
  for (const [patient, replies] of got) {
    const place = new Map((sent.get(patient) ?? []).map((sid, i) => [sid, i]));
    const places = replies.map((reply) => place.get(causes.get(idOf(reply) ?? '') ?? '') ?? -1);
    answeredTwice += places.length - new Set(places).size;
    outOfOrder += places.filter((at, i) => at < Math.max(-1, ...places.slice(Math.max(0, i - 5), i))).length;
  }
  return { answeredTwice, outOfOrder };
}

const idOf = (message: SentMessage): string | null => OUTBOUND_ID.exec(message.statusCallback ?? '')?.[0] ?? null;
