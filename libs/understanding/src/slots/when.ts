import type { Language, Slots } from '@carethread/conversation';
import type { NormalisedText } from '../normalise.js';
import { DAY_MINUTES, type Day, isoDay, isoMoment, isoTime, localNow, mondayOf, partsOf, weekdayOf } from './calendar.js';
import { type Span, timeOfDay } from './clock.js';
import { type Days, daysAt } from './days.js';
import { DAY_UNITS, MONTHS, OTHER_TIME_WORDS, PARTS_OF_DAY, WEEKDAYS } from './vocabulary.js';
import { type Word, wordsOf } from './words.js';
import { type WrittenDate, writtenDates } from './written-dates.js';

export interface WhenContext {
  readonly now: string;
  readonly timeZone: string;
  readonly language: Language;
}

/** Nobody who writes to a clinic was born earlier. */
const OLDEST_YEARS = 120;
const BIRTH = /\b(?:born|birth|birthday|birthdate|nacio|naci|nacimiento)\b/;
const CORRECTION = /\b(?:actually|i mean|i meant|make it|instead|rather|mejor|digo|quise decir)\b/g;
const OR = /\b(?:or|o)\b/;
/** "Move it from Monday to Thursday": the second day is the wish. */
const MOVING = /\b(?:move|reschedule|rescheduling|change|switch|push|mover|cambiar|cambio|reprogramar|pasar)\b/;
const PAST = /\b(?:last night|yesterday|ago|ayer|anoche)\b/;
const SPANNING = /\b(?:between|from|through|thru|entre|desde|hasta)\b/;

interface Wish extends Days {
  readonly at: number;
  readonly denied: boolean;
}

function mayHoldTime(text: NormalisedText, words: readonly Word[]): boolean {
  return words.some(({ text: word }, index) => {
    if (text.tokens[index]?.kind === 'number') return true;
    return WEEKDAYS.has(word) || MONTHS.has(word) || PARTS_OF_DAY.has(word) || DAY_UNITS.has(word) || OTHER_TIME_WORDS.has(word);
  });
}

/** "not Friday", "but not on Friday", "except Fridays", "I can't do Monday", "no puedo el viernes". */
function isDenied(words: readonly Word[], index: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const word = words[index - back]?.text ?? '';
    if (/^[,.;!?]$/.test(word)) return false;
    if (/^(?:not|except|excepto|menos|salvo|can't|cannot|won't|don't|nor|ni)$/.test(word)) return true;
    if (word === 'no' && (back <= 2 || /^(?:puedo|quiero|el)$/.test(words[index - back + 1]?.text ?? ''))) return true;
  }
  return false;
}

function wishes(words: readonly Word[], today: Day, language: Language, taken: readonly WrittenDate[]): Wish[] {
  const found: Wish[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || taken.some((date) => word.at >= date.start && word.at < date.end)) continue;
    const days = daysAt(words, index, today, language);
    if (days === null) continue;
    found.push({ ...days.value, at: word.at, denied: isDenied(words, index) });
    index += days.length - 1;
  }
  return found;
}

function fromWritten(date: WrittenDate, words: readonly Word[], folded: string): Wish[] {
  if (date.kind === 'ambiguous') return [];
  const week = date.kind === 'week' || /\b(?:week of|semana del?) (?:the )?$/.test(folded.slice(0, date.start));
  const index = words.findIndex((word) => word.at >= date.start);
  const from = week ? mondayOf(date.day) : date.day;
  return [{ from, to: from + (week ? 7 : 1), at: date.start, denied: isDenied(words, index) }];
}

/** A weekday beside the date it falls on ("Tuesday, December 1"), a part of a wider stretch: the narrowest says it all. */
function withoutCovered(all: readonly Wish[]): Wish[] {
  return all.filter(
    (wish, index) =>
      !all.some((other, at) => {
        const inside = other.from >= wish.from && other.to <= wish.to;
        const same = other.from === wish.from && other.to === wish.to;
        return at !== index && inside && (!same || at < index);
      }),
  );
}

/** The one stretch of days that was wished; `ambiguous` where there are several. */
function settle(all: readonly Wish[], folded: string): Days | 'ambiguous' | null {
  let wished = all.filter((wish) => !wish.denied).sort((a, b) => a.at - b.at);
  for (const correction of folded.matchAll(CORRECTION)) {
    const after = wished.filter((wish) => wish.at > correction.index);
    if (after.length > 0) wished = after;
  }
  wished = withoutCovered(wished);
  const first = wished[0];
  const last = wished.at(-1);
  if (first === undefined || last === undefined) return null;
  if (wished.length === 1) return first;
  const between = folded.slice(first.at, last.at);
  const spans = (SPANNING.test(folded) || /\b(?:to|a|al)\b|-/.test(between)) && !OR.test(between);
  if (wished.length !== 2 || !spans) return 'ambiguous';
  if (MOVING.test(folded)) return last;
  // "Monday to Wednesday", said on a Tuesday: the Wednesday after that Monday.
  return { from: first.from, to: last.from < first.from ? last.to + 7 : last.to };
}

function birthDateOf(dates: readonly WrittenDate[], folded: string, today: Day): Slots {
  const saysBirth = BIRTH.test(folded);
  const thisYear = partsOf(today).year;
  const past = dates.filter((date) => {
    if (date.kind !== 'date' || !date.year || date.day > today) return false;
    const { year } = partsOf(date.day);
    return year >= thisYear - OLDEST_YEARS && (saysBirth || year < thisYear);
  });
  if (dates.some((date) => date.kind === 'ambiguous' && date.year)) return { ambiguous: 'birthDate' };
  const days = new Set(past.map((date) => (date.kind === 'ambiguous' ? 0 : date.day)));
  const [day] = days;
  if (day === undefined) return {};
  return days.size === 1 ? { birthDate: isoDay(day) } : { ambiguous: 'birthDate' };
}

function lay(days: Days | null, time: Span | null, now: { day: Day; minute: number }): Slots {
  if (days === null) return time === null ? {} : { time: `${isoTime(time.from)}/${isoTime(time.to)}` };
  const several = days.to - days.from > 1;
  const begin = several || time === null ? 0 : time.from;
  const end = several || time === null ? DAY_MINUTES : time.to;
  const lastDay = days.to - 1;
  if (lastDay < now.day || (lastDay === now.day && end <= now.minute)) return {};
  return {
    when: `${isoMoment(days.from, begin)}/${isoMoment(lastDay, end)}`,
    ...(several && time !== null ? { time: `${isoTime(time.from)}/${isoTime(time.to)}` } : {}),
  };
}

function blank(folded: string, dates: readonly WrittenDate[]): string {
  let rest = folded;
  for (const { start, end } of dates) rest = rest.slice(0, start) + '#'.repeat(end - start) + rest.slice(end);
  return rest;
}

/**
 * Reads dates and times in the clinic's zone.
 *
 * `when`: one stretch, "2026-12-01T09:00/2026-12-01T12:00", local. `time`: a time of day with no day of its own, or for each
 * day of a longer stretch, "15:00/24:00". `notOn`: weekdays that will not do, "5" or "1,5" (Monday is 1). `birthDate`.
 * `ambiguous`: the slot of which several values were named, or none that is certain.
 */
export function readWhen(text: NormalisedText, context: WhenContext): Slots {
  const words = wordsOf(text);
  if (!mayHoldTime(text, words)) return {};
  const now = localNow(context.now, context.timeZone);
  const dates = /\d/.test(text.folded) ? writtenDates(text.folded, now.day, context.language) : [];
  const birth = birthDateOf(dates, text.folded, now.day);
  if (birth.birthDate !== undefined || birth.ambiguous !== undefined) return birth;
  const all = [
    ...wishes(words, now.day, context.language, dates),
    ...dates.flatMap((date) => fromWritten(date, words, text.folded)),
  ];
  if (all.length === 0 && PAST.test(text.folded)) return {};
  const rest = blank(text.folded, dates);
  const time = timeOfDay(
    rest,
    words.map((word) => word.text),
  );
  const settled = settle(all, text.folded);
  const denied = [...new Set(all.filter((wish) => wish.denied && wish.to - wish.from === 1).map((wish) => weekdayOf(wish.from)))];
  const ambiguous = settled === 'ambiguous' || (settled === null && dates.some((date) => date.kind === 'ambiguous'));
  return {
    ...(ambiguous ? { ambiguous: 'when' } : lay(settled, time, now)),
    ...(denied.length > 0 ? { notOn: denied.sort().join(',') } : {}),
  };
}
