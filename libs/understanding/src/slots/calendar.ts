import { DateTime } from 'luxon';

/**
 * A day of the local calendar, counted from 1970-01-01. Local days and minutes of the day are all that slots deal in: no
 * offset enters before a slot is looked up in the clinic's zone.
 */
export type Day = number;

const DAY_MS = 86_400_000;
export const DAY_MINUTES = 24 * 60;

interface LocalMinute {
  readonly day: Day;
  readonly minute: number;
}

/** The last minute that was looked up: messages come by the hundred in one, and a zone's offset is dear to find. */
let lastLocal: { readonly name: string; readonly local: LocalMinute } | null = null;

/** @returns the local day and minute of a moment, in a zone. @throws RangeError for a zone that does not exist */
export function localNow(now: string, timeZone: string): LocalMinute {
  const name = `${now.slice(0, 'YYYY-MM-DDTHH:MM'.length)} ${timeZone}`;
  if (lastLocal?.name !== name || !now.endsWith('Z')) lastLocal = { name, local: lookedUp(now, timeZone) };
  return lastLocal.local;
}

function lookedUp(now: string, timeZone: string): LocalMinute {
  const local = DateTime.fromISO(now, { zone: timeZone });
  if (!local.isValid) throw new RangeError(`not a moment in a time zone: ${local.invalidExplanation ?? local.invalidReason}`);
  return { day: Date.UTC(local.year, local.month - 1, local.day) / DAY_MS, minute: local.hour * 60 + local.minute };
}

/** @returns the day, or null where the calendar has no such day (the 31st of June). Months are 1 to 12. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth ? time / DAY_MS : null;
}

export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** ISO: Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function isoTime(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "2026-12-01T09:00": a minute past the day's end is of the next day. */
export function isoMoment(day: Day, minute: number): string {
  return `${isoDay(day + Math.floor(minute / DAY_MINUTES))}T${isoTime(minute % DAY_MINUTES)}`;
}
