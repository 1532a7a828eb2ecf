import type { Language } from '@carethread/conversation';
import { DateTime } from 'luxon';

/** A wish for a time: [from, to), in the clinic's zone; no end where it is open. */
export interface When {
  readonly from: DateTime;
  readonly to: DateTime | null;
}

/**
 * @param value a day "2026-12-01", a moment "2026-12-01T15:00", or two of these with "/" between, the last open or not
 * @returns the span that is meant: a day is all of it, the end of two days is the end of the last; null where it is neither
 */
export function readWhen(value: string | undefined, timeZone: string): When | null {
  if (value === undefined || value === '') return null;
  const [start = '', end] = value.split('/');
  const from = DateTime.fromISO(start, { zone: timeZone });
  if (!from.isValid) return null;
  if (end === undefined) return { from, to: isDay(start) ? from.plus({ days: 1 }) : from.plus({ hours: 3 }) };
  const to = DateTime.fromISO(end, { zone: timeZone });
  if (!to.isValid) return { from, to: null };
  return { from, to: isDay(end) ? to.plus({ days: 1 }) : to };
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** @returns "Tue, Dec 1, 9:00 AM", "mar, 1 dic, 9:00 a. m." */
export function timeLabel(iso: string, timeZone: string, language: Language): string {
  const at = DateTime.fromISO(iso, { zone: timeZone }).setLocale(`${language}-US`);
  const format = { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return unspaced(at.toLocaleString(format));
}

/** Names of days, by date and language: the same few days are asked for over and over. */
const DAY_LABELS = new Map<string, string>();
const MOST_DAY_LABELS = 2_000;

/** @returns "Thursday, Nov 26", "jueves, 26 nov" */
export function dayLabel(day: DateTime, language: Language): string {
  const name = `${day.toISODate()} ${language}`;
  const known = DAY_LABELS.get(name);
  if (known !== undefined) return known;
  if (DAY_LABELS.size >= MOST_DAY_LABELS) DAY_LABELS.clear();
  const label = writtenDay(day, language);
  DAY_LABELS.set(name, label);
  return label;
}

function writtenDay(day: DateTime, language: Language): string {
  return unspaced(day.setLocale(`${language}-US`).toLocaleString({ weekday: 'long', month: 'short', day: 'numeric' }));
}

/** Thin and no-break spaces would turn a text message into UCS-2, at 70 characters a segment. */
function unspaced(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** The last minute that was asked for: messages come by the hundred in one. */
let lastMinute: { readonly name: string; readonly wall: DateTime } | null = null;

/**
 * What the clinic's wall shows, to the minute, as if it were UTC: for reckoning with days, which needs no zone and is ten times
 * as fast without one.
 * @param now an instant, ISO 8601 UTC
 */
export function onTheWall(now: string, timeZone: string): DateTime {
  const minute = now.slice(0, 16);
  const name = `${minute} ${timeZone}`;
  if (lastMinute?.name !== name) {
    const wall = DateTime.fromISO(`${minute}Z`, { zone: timeZone }).setZone('utc', { keepLocalTime: true });
    lastMinute = { name, wall };
  }
  return lastMinute.wall;
}
