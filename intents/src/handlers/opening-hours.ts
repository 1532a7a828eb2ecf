import type { Language } from '@carethread/conversation';
import type { Clinic, Handler, HandlerContext, Hours, MessageEvent, Say } from '@carethread/dialogue';
import { WEEKDAYS } from '@carethread/dialogue';
import type { DateTime } from 'luxon';
import { daysNamed, holidayNamed, nextOpen, type OpenDay, openOn } from './open-days.js';
import { dayLabel, onTheWall, readWhen } from './times.js';

/** More days than these are better answered with the whole week. */
const MAX_DAYS = 2;
const DAY_MS = 86_400_000;

/** When is the clinic open? For the day that is meant, be it a holiday; for the week where none is named. */
export const openingHours: Handler = {
  name: 'opening-hours',
  oneShot: true,
  start: (event, context) => ({ say: [answer(event, context)] }),
  resume: () => ({ notMine: true }),
  task: () => 'Asked for the opening hours.',
};

function answer(event: MessageEvent, context: HandlerContext): Say {
  const { clinic } = context.policy;
  const now = onTheWall(context.now, clinic.timeZone);
  const days = daysMeant(event, clinic, now);
  if (days.length === 0 || days.length > MAX_DAYS) return week(context);
  const [first, second] = days.map((day) => openOn(day, clinic));
  if (first && second) {
    const params = { first: shortDay(first, context), second: shortDay(second, context) };
    return { key: 'opening_hours.two-days', params };
  }
  return first ? oneDay(first, now, context) : week(context);
}

function daysMeant(event: MessageEvent, clinic: Clinic, now: DateTime): DateTime[] {
  const holiday = holidayNamed(event.text, clinic, now);
  if (holiday) return [holiday];
  const when = readWhen(event.understanding.slots.when, 'utc');
  const named = daysNamed(event.text, now);
  if (named.length === 2 || !when) return named;
  const days: DateTime[] = [];
  const end = when.to ?? when.from.plus({ days: 7 });
  for (let day = when.from.startOf('day'); day < end && days.length <= MAX_DAYS; day = day.plus({ days: 1 })) days.push(day);
  return days;
}

function oneDay(open: OpenDay, now: DateTime, context: HandlerContext): Say {
  const { language, policy } = context;
  const day = named(open, now, language);
  if (open.hours.length > 0) return { key: 'opening_hours.day-open', params: { day, hours: hoursLabel(open.hours, language) } };
  const next = nextOpen(open.day, policy.clinic);
  return { key: 'opening_hours.day-closed', params: { day, next: next ? nextLabel(next, language) : policy.clinic.phone } };
}

function nextLabel(next: OpenDay, language: Language): string {
  const day = dayLabel(next.day, language);
  return `${language === 'es' ? 'el ' : ''}${day}, ${hoursLabel(next.hours, language)}`;
}

function named({ day, holiday }: OpenDay, now: DateTime, language: Language): string {
  const label = dayLabel(day, language);
  const away = Math.round((day.startOf('day').toMillis() - now.startOf('day').toMillis()) / DAY_MS);
  const es = language === 'es';
  const on = away === 0 ? (es ? 'hoy,' : 'today,') : away === 1 ? (es ? 'mañana,' : 'tomorrow,') : es ? 'el' : 'on';
  return `${on} ${label}${holiday ? ` (${holiday.name[language]})` : ''}`;
}

function shortDay({ day, hours, holiday }: OpenDay, { language }: HandlerContext): string {
  const closed = language === 'es' ? 'cerrado' : 'closed';
  const why = holiday ? ` (${holiday.name[language]})` : '';
  return `${dayLabel(day, language)}${why}: ${hours.length > 0 ? hoursLabel(hours, language) : closed}.`;
}

/** @returns "8 AM to 5 PM", "8 a 12 y 13 a 17 h" as people say it in the language */
function hoursLabel(hours: Hours, language: Language): string {
  const [to, and] = language === 'es' ? [' a ', ' y '] : [' to ', ' and '];
  return hours.map((span) => span.split('-').map(clock).join(to)).join(and);
}

function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

const SHORT = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
} as const;

/** Days with the same hours are put together: "Mon-Fri 8 AM to 5 PM, Sat 9 AM to 1 PM, Sun closed". */
function week({ policy, language }: HandlerContext): Say {
  const runs: { from: string; to: string; hours: string }[] = [];
  for (const [index, weekday] of WEEKDAYS.entries()) {
    const label = SHORT[language][index] ?? '';
    const open = policy.clinic.hours[weekday];
    const hours = open.length > 0 ? hoursLabel(open, language) : language === 'es' ? 'cerrado' : 'closed';
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = label;
    else runs.push({ from: label, to: label, hours });
  }
  const said = runs.map(({ from, to, hours }) => `${from === to ? from : `${from}-${to}`} ${hours}`);
  return { key: 'opening_hours.week', params: { hours: said.join(', ') } };
}
