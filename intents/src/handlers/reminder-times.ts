import type { Language } from '@carethread/conversation';
import type { ReminderDay, ReminderWhen } from '@carethread/practice';

/** Times of a day that a message names. `unsure`: hours that may be of the morning or the evening: asked back, never guessed. */
export interface TimesSaid {
  /** "08:00" */
  readonly times: readonly string[];
  /** "8:00": of which half of the day is not said. */
  readonly unsure: readonly string[];
  /** null where none are named; empty for every day. */
  readonly days: readonly ReminderDay[] | null;
}

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HORAS = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const SPOKEN = [...HOURS, ...HORAS].join('|');
const LEAD = '(?:at|by|around|about|@|to|a las?|las?|y)\\s*';
const TIME = new RegExp(
  `(?:\\b(${LEAD}))?(?<![\\d/:.])\\b(\\d{1,2}|${SPOKEN})(?:\\s?[:.](\\d{2}))?\\s*(a\\.?\\s?m\\b\\.?|p\\.?\\s?m\\b\\.?)?` +
    "(?:\\s*o'?clock)?(?:\\s*(?:in the|at|de la|por la|en la)\\s+(morning|afternoon|evening|night|manana|tarde|noche)\\b)?" +
    '(?!\\s*(?:mg|mcg|ml|pills?|tablets?|units|days?|hours?|hrs?|weeks?|months?|times|pastillas?|dias?|horas?|semanas?|veces)\\b|[/\\d]|st\\b|nd\\b|rd\\b|th\\b)',
  'g',
);
const WORDS: readonly (readonly [RegExp, string])[] = [[/\b(?:noon|midday|mediodia)\b/, '12:00']];
const HALF: readonly (readonly [RegExp, 'am' | 'pm'])[] = [
  [/\b(?:mornings?|manana|mananas|breakfast|wake up|desayuno)\b/, 'am'],
  [/\b(?:afternoons?|evenings?|nights?|tonight|dinner|bedtime|bed|tarde|noche|noches|cena|dormir|acostarme)\b/, 'pm'],
];
const DAYS: readonly (readonly [RegExp, ReminderDay])[] = [
  [/\b(?:mondays?|lunes)\b/, 'mon'],
  [/\b(?:tuesdays?|martes)\b/, 'tue'],
  [/\b(?:wednesdays?|miercoles)\b/, 'wed'],
  [/\b(?:thursdays?|jueves)\b/, 'thu'],
  [/\b(?:fridays?|viernes)\b/, 'fri'],
  [/\b(?:saturdays?|sabados?)\b/, 'sat'],
  [/\b(?:sundays?|domingos?)\b/, 'sun'],
];
const EVERY_DAY =
  /\b(?:every ?day|daily|each day|every (?:morning|night|evening|afternoon)|cada (?:dia|manana|noche|tarde)|todos los dias|todas las (?:mananas|noches|tardes)|diario)\b/;
/** An answer that is nothing but a time needs no word that leads to it. */
const SHORT_WORDS = 4;

/** @returns text in lower case and without accents, its signs kept */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/** @returns the times of day and the weekdays that a message names */
export function timesIn(text: string): TimesSaid {
  const words = folded(text);
  const half = HALF.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  const both = HALF.filter(([pattern]) => pattern.test(words)).length > 1;
  const short = words.split(/\s+/).length <= SHORT_WORDS;
  const times: string[] = [];
  const unsure: string[] = [];
  for (const [, lead, hour = '', minute, mark, part] of words.matchAll(TIME)) {
    const spoken = !/^\d/.test(hour);
    if (lead === undefined && mark === undefined && part === undefined && minute === undefined && (!short || spoken)) continue;
    const value = spoken ? HOURS.indexOf(hour) + 1 || HORAS.indexOf(hour) + 1 : Number(hour);
    if (value > 23 || Number(minute ?? 0) > 59) continue;
    const which = halfOf(hour, value, mark ?? part ?? (both ? null : half));
    if (which === null) unsure.push(`${value}:${minute ?? '00'}`);
    else times.push(clock(value, minute, which));
  }
  for (const [pattern, time] of WORDS) if (pattern.test(words)) times.push(time);
  const days = DAYS.filter(([pattern]) => pattern.test(words)).map(([, day]) => day);
  const named = /\b(?:weekdays|entre semana)\b/.test(words) ? (['mon', 'tue', 'wed', 'thu', 'fri'] as const) : days;
  const every = EVERY_DAY.test(words) ? [] : null;
  return { times: [...new Set(times)].sort(), unsure: [...new Set(unsure)], days: named.length > 0 ? named : every };
}

type Half = 'am' | 'pm' | '24';

function halfOf(written: string, hour: number, said: string | null): Half | null {
  if (hour > 12 || hour === 0 || /^0\d/.test(written)) return '24';
  if (said === null) return null;
  if (/^a\.?\s?m/.test(said) || /^(?:morning|manana)/.test(said)) return 'am';
  return 'pm';
}

function clock(hour: number, minute: string | undefined, half: Half): string {
  const value = half === '24' ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(value).padStart(2, '0')}:${minute ?? '00'}`;
}

/** @returns an hour of which the half was not said, in the half that was answered */
export function settled(unsure: string, half: 'am' | 'pm'): string {
  const [hour = '', minute = '00'] = unsure.split(':');
  return clock(Number(hour), minute, half);
}

/** @returns "am" or "pm" where an answer says which half of the day */
export function halfIn(text: string): 'am' | 'pm' | null {
  const words = folded(text);
  if (/\ba\.?\s?m\b/.test(words)) return 'am';
  if (/\bp\.?\s?m\b/.test(words)) return 'pm';
  return HALF.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** How long before a visit: days or hours before it, or at an hour of the day of it or the day before. */
export type Before =
  | { readonly days: number }
  | { readonly hours: number }
  | { readonly daysBefore: number; readonly at: string };

const NUMBER = `(\\d{1,2}|${SPOKEN}|an?|un)`;
const numberOf = (word: string) => (/^\d/.test(word) ? Number(word) : HOURS.indexOf(word) + 1 || HORAS.indexOf(word) + 1 || 1);

/** @returns how long before a visit a message wants the reminder; null where it does not say */
export function beforeIn(text: string): Before | null {
  const words = folded(text);
  if (/\b(?:night|evening) before\b|\b(?:noche antes|noche anterior)\b/.test(words)) return { daysBefore: 1, at: '18:00' };
  if (
    /\b(?:morning of|day of|same day|that morning|on the day|that day)\b|\b(?:misma manana|mismo dia|mero dia|manana de la cita|ese dia)\b/.test(
      words,
    )
  )
    return { daysBefore: 0, at: '08:00' };
  const hours = new RegExp(`${NUMBER}\\s*(?:hours?|hrs?|horas?)(?:'s?)?\\b`).exec(words);
  if (hours) return Number(hours[1]) === 24 ? { days: 1 } : { hours: numberOf(hours[1] ?? '') };
  const weeks = new RegExp(`${NUMBER}?\\s*(?:weeks?|semanas?)\\s*(?:before|ahead|early|in advance|notice|antes)`).exec(words);
  if (weeks) return { days: 7 * numberOf(weeks[1] ?? '1') };
  const days = new RegExp(
    `${NUMBER}?\\s*(?:days?|dias?)\\s*(?:before|ahead|early|in advance|prior|antes|anterior)|\\b(?:day before|la vispera|dia anterior)\\b`,
  ).exec(words);
  return days ? { days: numberOf(days[1] ?? '1') } : null;
}

const NAMES: Readonly<Record<Language, Readonly<Record<ReminderDay, string>>>> = {
  en: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  es: { mon: 'lunes', tue: 'martes', wed: 'miércoles', thu: 'jueves', fri: 'viernes', sat: 'sábado', sun: 'domingo' },
};

/** @returns "8 AM", "8:30 PM" */
export function clockLabel(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const shown = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${shown} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** @returns "every day at 8 AM and 8 PM", "cada lunes a las 9:30 AM" */
export function repeatsLabel({ times, days }: Extract<ReminderWhen, { kind: 'repeats' }>, language: Language): string {
  const and = language === 'es' ? ' y ' : ' and ';
  const clocks = times.map(clockLabel).join(and);
  const on = days.map((day) => NAMES[language][day]).join(and);
  if (language === 'es') return `cada ${on || 'día'} a las ${clocks}`;
  return `every ${on || 'day'} at ${clocks}`;
}
