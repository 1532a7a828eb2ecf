import type { Presence, PresenceChoice } from './api/people.js';
import { OFFLINE_AFTER_MS } from './live.js';

/** What somebody said of themselves, and when their console was last heard. */
export interface PresenceRecord {
  readonly state: PresenceChoice;
  readonly since: Date;
  readonly heartbeatAt: Date;
}

/**
 * @param record null for somebody who was never there
 * @returns how they are at `now`: what they said, or offline since the heartbeat failed to come
 */
export function presenceAt(record: PresenceRecord | null, now: Date): Presence {
  if (!record) return { state: 'offline', since: new Date(0).toISOString() };
  const offlineAt = record.heartbeatAt.getTime() + OFFLINE_AFTER_MS;
  if (now.getTime() >= offlineAt) return { state: 'offline', since: new Date(offlineAt).toISOString() };
  return { state: record.state, since: record.since.toISOString() };
}

/** @returns the record after somebody says how they are; saying the same again does not start the time anew */
export function afterSaying(record: PresenceRecord | null, state: PresenceChoice, now: Date): PresenceRecord {
  const same = record && presenceAt(record, now).state === state;
  return { state, since: same ? record.since : now, heartbeatAt: now };
}

/** @returns the record after a heartbeat: back from offline in the state they left; away where they never said anything */
export function afterHeartbeat(record: PresenceRecord | null, now: Date): PresenceRecord {
  return afterSaying(record, record?.state ?? 'away', now);
}
