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
  const holiday = clinic.holidays.find((it) => holidayIn(it, day.year, clinic.timeZone).hasSame(day, 'day')) ?? null;
  return { day, holiday, hours: holiday?.hours ?? clinic.hours[weekdayOf(day)] };
}

/** @returns the first day after `day` on which the clinic opens, or null where it does not within a month */
export function nextOpen(day: DateTime, clinic: Clinic): OpenDay | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const next = openOn(day.plus({ days: ahead }), clinic);
    if (next.hours.length > 0) return next;
  }
  return null;
}

/** @returns the next day of the holiday that a text names, or null where it names none */
export function holidayNamed(text: string, clinic: Clinic, now: DateTime): DateTime | null {
  const words = ` ${plain(text)} `;
  const names = (it: Holiday) => [it.name.en, it.name.es, ...it.also].map(plain);
  // Longer names first: "Christmas Eve" is not Christmas.
  const all = clinic.holidays.flatMap((it) => names(it).map((name) => ({ it, name })));
  const found = all.sort((a, b) => b.name.length - a.name.length).find(({ name }) => words.includes(` ${name} `));
  if (!found) return null;
  const thisYear = holidayIn(found.it, now.year, clinic.timeZone);
  return thisYear < now.startOf('day') ? holidayIn(found.it, now.year + 1, clinic.timeZone) : thisYear;
}

/** @returns the day of a holiday in a year; its `on` was checked when the clinic's file was read */
export function holidayIn({ on }: Holiday, year: number, zone: string): DateTime {
  const fixed = /^(\d{2})-(\d{2})$/.exec(on);
  if (fixed) return DateTime.fromObject({ year, month: Number(fixed[1]), day: Number(fixed[2]) }, { zone });
  const [place = '1', name = '', , month = '1'] = on.split(' ');
  const weekday = WEEKDAYS.indexOf(name as Weekday) + 1;
  const first = DateTime.fromObject({ year, month: Number(month), day: 1 }, { zone });
  if (place === 'last') {
    const last = first.endOf('month').startOf('day');
    return last.minus({ days: (last.weekday - weekday + 7) % 7 });
  }
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (Number(place) - 1) });
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
