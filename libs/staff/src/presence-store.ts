import type { Pool } from 'pg';
import type { Presence, PresenceChoice } from './api/people.js';
import { afterHeartbeat, afterSaying, type PresenceRecord, presenceAt } from './presence.js';

export interface PresenceStore {
  /** Says how one is. */
  say(staffId: string, state: PresenceChoice, now: Date): Promise<Presence>;
  /** Notes that one's console is there. */
  heartbeat(staffId: string, now: Date): Promise<Presence>;
  of(staffId: string, now: Date): Promise<Presence>;
  /** Of everybody who was ever there, by staff id; who is missing is offline. */
  all(now: Date): Promise<Map<string, Presence>>;
}

const SAID = 'SET state = $2, since = $3, heartbeat_at = $4';
/** A heartbeat that was read before something else was said must not unsay it; what was said counts as a heartbeat. */
const HEARD = 'SET since = $3, heartbeat_at = $4 WHERE presence.state = $2';

/** Presence on PostgreSQL: who says what is a pure function (presence.ts), here it is only kept. */
export function createPresenceStore(pool: Pool): PresenceStore {
  const read = async (staffId: string) => {
    const { rows } = await pool.query<Row>('SELECT * FROM staff.presence WHERE staff_id = $1', [staffId]);
    return rows[0] ? recordOf(rows[0]) : null;
  };
  const write = async (staffId: string, next: PresenceRecord, onConflict: string) => {
    await pool.query(
      `INSERT INTO staff.presence (staff_id, state, since, heartbeat_at) VALUES ($1, $2, $3, $4) ON CONFLICT (staff_id) DO UPDATE ${onConflict}`,
      [staffId, next.state, next.since, next.heartbeatAt],
    );
    return presenceAt(next, next.heartbeatAt);
  };
  return {
    say: async (staffId, state, now) => write(staffId, afterSaying(await read(staffId), state, now), SAID),
    heartbeat: async (staffId, now) => write(staffId, afterHeartbeat(await read(staffId), now), HEARD),
    of: async (staffId, now) => presenceAt(await read(staffId), now),
    async all(now) {
      const { rows } = await pool.query<Row>('SELECT * FROM staff.presence');
      return new Map(rows.map((row) => [row.staff_id, presenceAt(recordOf(row), now)]));
    },
  };
}

interface Row {
  staff_id: string;
  state: PresenceChoice;
  since: Date;
  heartbeat_at: Date;
}

function recordOf(row: Row): PresenceRecord {
  return { state: row.state, since: row.since, heartbeatAt: row.heartbeat_at };
}
