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
