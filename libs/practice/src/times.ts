import { DateTime } from 'luxon';

/** @returns an instant as ISO 8601 with the clinic's offset, "2026-12-01T09:00:00-06:00"; as it was where it is none */
export function inZone(value: string, timeZone: string): string {
  return DateTime.fromISO(value, { setZone: true }).setZone(timeZone).toISO({ suppressMilliseconds: true }) ?? value;
}

/** @returns the day of an instant or a date in the clinic's zone, YYYY-MM-DD, or null where it is neither */
export function dayIn(value: string, timeZone: string): string | null {
  return DateTime.fromISO(value, { zone: timeZone }).toISODate();
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** Morning ends at noon, the afternoon at five. */
export function partOfDay(value: string, timeZone: string): PartOfDay {
  const { hour } = DateTime.fromISO(value, { zone: timeZone });
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** @returns the day of the week in the clinic's zone, Monday is 1 */
export function weekday(value: string, timeZone: string): number {
  return DateTime.fromISO(value, { zone: timeZone }).weekday;
}

/** @returns whether a start lies in a time of day, "15:00/24:00", the end left out; true where the time cannot be read */
export function isInTime(value: string, time: string, timeZone: string): boolean {
  const [from, to] = time.split('/').map(minutesOf);
  const { hour, minute } = DateTime.fromISO(value, { zone: timeZone });
  const at = hour * 60 + minute;
  return at >= (from ?? 0) && at < (to ?? Number.POSITIVE_INFINITY);
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
