import { type Clinic, type Holiday, type Hours, plain, WEEKDAYS, type Weekday } from '@carethread/dialogue';
import { DateTime } from 'luxon';

const LOOK_AHEAD_DAYS = 30;

export interface OpenDay {
  readonly day: DateTime;
  readonly hours: Hours;
  readonly holiday: Holiday | null;
}

/** @returns when the clinic is open on a day: by its holiday, or by its weekday */
export function openOn(day: DateTime, clinic: Clinic): OpenDay {
  const date = day.toISODate();
  const holiday = holidaysOf(clinic, day.year).get(date ?? '') ?? null;
  return { day, holiday, hours: holiday?.hours ?? clinic.hours[weekdayOf(day)] };
}

/** A clinic's holidays of a year, by date. Made once a clinic and year. */
const HOLIDAYS = new WeakMap<Clinic, Map<number, ReadonlyMap<string, Holiday>>>();

function holidaysOf(clinic: Clinic, year: number): ReadonlyMap<string, Holiday> {
  const years = HOLIDAYS.get(clinic) ?? new Map<number, ReadonlyMap<string, Holiday>>();
  HOLIDAYS.set(clinic, years);
  // Of two holidays on one day the one named first in the clinic's file counts.
  const known = years.get(year) ?? new Map([...clinic.holidays].reverse().map((it) => [holidayIn(it, year), it]));
  years.set(year, known);
  return known;
}

/** @returns the first day after `day` on which the clinic opens, or null where it does not within a month */
export function nextOpen(day: DateTime, clinic: Clinic): OpenDay | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const next = openOn(day.plus({ days: ahead }), clinic);
    if (next.hours.length > 0) return next;
  }
  return null;
}

/** Names of a clinic's holidays, plain, the longer ones first: "Christmas Eve" is not Christmas. Made once a clinic. */
const NAMES = new WeakMap<Clinic, readonly { readonly holiday: Holiday; readonly name: string }[]>();

function namesOf(clinic: Clinic): readonly { readonly holiday: Holiday; readonly name: string }[] {
  const known = NAMES.get(clinic);
  if (known) return known;
  const names = clinic.holidays
    .flatMap((holiday) => [holiday.name.en, holiday.name.es, ...holiday.also].map((it) => ({ holiday, name: plain(it) })))
    .sort((a, b) => b.name.length - a.name.length);
  NAMES.set(clinic, names);
  return names;
}

/** @returns the next day of the holiday that a text names, or null where it names none */
export function holidayNamed(text: string, clinic: Clinic, now: DateTime): DateTime | null {
  const words = ` ${plain(text)} `;
  const found = namesOf(clinic).find(({ name }) => words.includes(` ${name} `));
  if (!found) return null;
  const thisYear = holidayIn(found.holiday, now.year);
  const date = thisYear < (now.toISODate() ?? '') ? holidayIn(found.holiday, now.year + 1) : thisYear;
  return DateTime.fromISO(date, { zone: now.zone });
}

/** @returns the day of a holiday in a year, YYYY-MM-DD; its `on` was checked when the clinic's file was read */
export function holidayIn({ on }: Holiday, year: number): string {
  if (/^\d{2}-\d{2}$/.test(on)) return `${year}-${on}`;
  const [place = '1', name = '', , month = '1'] = on.split(' ');
  const weekday = (WEEKDAYS.indexOf(name as Weekday) + 1) % 7;
  const last = new Date(Date.UTC(year, Number(month), 0));
  const first = new Date(Date.UTC(year, Number(month) - 1, 1));
  const date =
    place === 'last'
      ? last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7)
      : 1 + ((weekday - first.getUTCDay() + 7) % 7) + 7 * (Number(place) - 1);
  return `${year}-${month}-${String(date).padStart(2, '0')}`;
}

function weekdayOf(day: DateTime): Weekday {
  return WEEKDAYS[day.weekday - 1] ?? 'sunday';
}

const DAY_WORDS: Readonly<Record<string, Weekday>> = {
  ...{ monday: 'monday', mon: 'monday', lunes: 'monday', tuesday: 'tuesday', tue: 'tuesday', tues: 'tuesday', martes: 'tuesday' },
  ...{ wednesday: 'wednesday', wed: 'wednesday', miercoles: 'wednesday', thursday: 'thursday', thu: 'thursday' },
  ...{ thurs: 'thursday', jueves: 'thursday', friday: 'friday', fri: 'friday', viernes: 'friday', saturday: 'saturday' },
  ...{ sat: 'saturday', sabado: 'saturday', sunday: 'sunday', sun: 'sunday', domingo: 'sunday' },
};

/** @returns the days that a text names in plain words, where understanding gave no time: "sats", "this weekend", "tonight" */
export function daysNamed(text: string, now: DateTime): DateTime[] {
  const words = plain(text);
  const today = now.startOf('day');
  if (/\b(weekends?|fin(es)? de semana)\b/.test(words)) return [comingDay(today, 6), comingDay(today, 7)];
  if (/\b(tomorrow|tomorow|tmrw)\b|^manana\b|\bmanana$/.test(words)) return [today.plus({ days: 1 })];
  if (/\b(today|tonight|now|hoy|ahora)\b/.test(words)) return [today];
  const named = words.split(' ').map((word) => DAY_WORDS[word] ?? DAY_WORDS[word.replace(/s$/, '')]);
  const weekday = named.find((it) => it !== undefined);
  return weekday ? [comingDay(today, WEEKDAYS.indexOf(weekday) + 1)] : [];
}

function comingDay(today: DateTime, weekday: number): DateTime {
  return today.plus({ days: (weekday - today.weekday + 7) % 7 });
}
