import { type QueueList, type QueueRow, queueListSchema } from '@carethread/staff';
import type { GatewayParts } from '../parts.js';
import { CARING, type Route, route } from './route.js';

/** A clock with less than this share of its time left is at risk. */
const AT_RISK = 0.25;

interface WaitingRow {
  queue: string;
  depth: number;
  oldest: Date | null;
  next_due: Date | null;
  breached: number;
  at_risk: boolean;
}

/** The queues as the wall shows them. */
export function queueRoutes(parts: GatewayParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/queues',
      summary: 'Depth, oldest wait, clocks, and who is on them',
      answer: queueListSchema,
      roles: CARING,
      handle: async (): Promise<QueueList> => ({ items: await queueRows(parts) }),
    }),
  ];
}

/** @returns every queue of the policy, and any other in which somebody waits */
export async function queueRows({ store, staff, presence, queueNames }: GatewayParts): Promise<QueueRow[]> {
  const now = new Date();
  const [{ rows }, { rows: loads }, members, states] = await Promise.all([
    store.database.pool.query<WaitingRow>(
      `SELECT queue, count(*)::int AS depth, min(opened_at) AS oldest, min(due_at) AS next_due,
              (count(*) FILTER (WHERE due_at < now()))::int AS breached,
              coalesce(bool_or(now() > due_at - (due_at - opened_at) * $1), false) AS at_risk
         FROM queue_entry WHERE state = 'waiting' GROUP BY queue`,
      [AT_RISK],
    ),
    store.database.pool.query<{ id: string; load: number }>(
      `SELECT assigned_to AS id, count(*)::int AS load FROM queue_entry WHERE state = 'assigned' GROUP BY 1`,
    ),
    staff.accounts.list(),
    presence.all(now),
  ]);
  const load = new Map(loads.map((row) => [row.id, row.load]));
  const waiting = new Map(rows.map((row) => [row.queue, row]));
  const names = new Map([...rows.map((row) => [row.queue, row.queue] as const), ...queueNames]);
  return [...names].map(([id, name]): QueueRow => {
    const row = waiting.get(id);
    const agents = members.filter((member) => member.active && (member.queues.length === 0 || member.queues.includes(id)));
    return {
      id,
      name,
      depth: row?.depth ?? 0,
      oldestWaitingSince: row?.oldest?.toISOString() ?? null,
      sla: {
        state: row?.breached ? 'breached' : row?.at_risk ? 'at-risk' : 'ok',
        nextDueAt: row?.next_due?.toISOString() ?? null,
        breached: row?.breached ?? 0,
      },
      agents: agents.map(({ id: staffId, name: agent, capacity }) => ({
        staffId,
        name: agent,
        presence: states.get(staffId)?.state ?? 'offline',
        load: load.get(staffId) ?? 0,
        capacity,
      })),
    };
  });
}
