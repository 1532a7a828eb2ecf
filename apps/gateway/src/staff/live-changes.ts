import type { Alert } from '@carethread/staff';
import { minuteOf, type Store } from '@carethread/store';

/** A conversation that moved on, as the feed finds it in the tables. */
export interface Moved {
  readonly id: string;
  readonly seq: number;
}

const LAST_EVENT = 'JOIN event e ON e.conversation_id = c.id AND e.seq = c.seq';
/** Conversations that people have or are to have, and those that people handed back or ended: each by an index. */
const WITH_PEOPLE = `
  SELECT c.id, c.seq, e.at FROM conversation c ${LAST_EVENT} WHERE c.status IN ('queued', 'with_agent') AND e.at >= $1
  UNION
  SELECT c.id, c.seq, e.at FROM queue_entry q JOIN conversation c ON c.id = q.conversation_id ${LAST_EVENT}
   WHERE q.state = 'done' AND q.closed_at >= $1`;
const WITH_ANYBODY = `${WITH_PEOPLE}
  UNION
  SELECT * FROM (SELECT c.id, c.seq, c.last_message_at FROM conversation c
                  WHERE c.last_minute >= ${minuteOf('$1::timestamptz')} AND c.last_message_at >= $1
                  ORDER BY c.last_minute DESC NULLS LAST, c.last_message_at DESC LIMIT $2) recent`;

/** @returns those that people are concerned with and that moved on since `from`, in the order of time */
export async function movedWithPeople({ database }: Store, from: Date): Promise<Moved[]> {
  return (await database.pool.query<Moved>(`SELECT id, seq FROM (${WITH_PEOPLE}) m ORDER BY at`, [from])).rows;
}

/** @returns all that moved on since `from`, in the order of time, at most `limit` */
export async function moved({ database }: Store, from: Date, limit: number): Promise<Moved[]> {
  return (
    await database.pool.query<Moved>(
      `SELECT id, seq FROM (SELECT id, max(seq) AS seq, max(at) AS at FROM (${WITH_ANYBODY}) m GROUP BY id) once ORDER BY at LIMIT $2`,
      [from, limit],
    )
  ).rows;
}

/** @returns ids of the conversations that wait for a person or are with one */
export async function attended({ database }: Store): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM conversation WHERE status IN ('queued', 'with_agent')`,
  );
  return rows.map(({ id }) => id);
}

/** @returns the numbers of the last events of conversations */
export async function lastEvents({ database }: Store, ids: readonly string[]): Promise<Moved[]> {
  return (await database.pool.query<Moved>('SELECT id, seq FROM conversation WHERE id = ANY($1::uuid[])', [ids])).rows;
}

/** @returns the dangers in the logs of conversations, each after an event's number, that somebody has to see now */
export async function dangersAfter({ database }: Store, places: readonly Moved[], from: Date): Promise<Alert[]> {
  const { rows } = await database.pool.query<{
    id: string;
    at: Date;
    level: Alert['level'];
    kind: string | null;
    queue: string | null;
  }>(
    `SELECT c.id, e.at, e.meta ->> 'level' AS level, coalesce(e.meta ->> 'kind', d.meta ->> 'kind') AS kind, c.queue
       FROM unnest($1::uuid[], $2::int[]) AS p (id, after)
       JOIN conversation c ON c.id = p.id
       JOIN event e ON e.conversation_id = p.id AND e.seq > p.after
       LEFT JOIN event d ON d.conversation_id = e.conversation_id AND d.cause = e.cause AND d.kind = 'turn.decided'
      WHERE e.kind IN ('handoff.requested', 'safety.alerted') AND e.meta ->> 'level' IN ('crisis', 'urgent') AND e.at >= $3
      ORDER BY e.at, e.seq`,
    [places.map(({ id }) => id), places.map(({ seq }) => seq), from],
  );
  return rows.map(({ id, at, ...rest }) => ({ conversationId: id, ...rest, at: at.toISOString() }));
}
