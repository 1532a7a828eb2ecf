import type { Language } from '@carethread/conversation';
import { type Day, dayOf, mondayOf, partsOf, weekdayOf } from './calendar.js';
import { DAY_UNITS, MONTHS, NUMBERS, PARTS_OF_DAY, WEEKDAYS } from './vocabulary.js';
import type { Found, Word } from './words.js';

/** Days that a phrase names: [from, to). */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

const NEXT = new Set(['next', 'proximo', 'proxima', 'following', 'siguiente', 'coming']);
const THIS = new Set(['this', 'este', 'esta']);
const PAST = new Set(['last', 'pasado', 'pasada', 'ultimo', 'previous', 'anterior']);
/** How long "as soon as possible" looks ahead, in days. */
const SOON_DAYS = 14;

const at = (words: readonly Word[], index: number): string => words[index]?.text ?? '';
const oneDay = (day: Day): Days => ({ from: day, to: day + 1 });

/** "que viene", "que entra", "proximo" after a Spanish noun. */
function nextFollows(words: readonly Word[], index: number): number {
  if (at(words, index) === 'que' && /^(viene|entra|sigue)$/.test(at(words, index + 1))) return 2;
  return NEXT.has(at(words, index)) ? 1 : 0;
}

/** "A week from Friday", "two weeks from Monday": how many weeks come on top. */
function weeksFrom(words: readonly Word[], index: number): number {
  if (at(words, index - 1) !== 'from' || DAY_UNITS.get(at(words, index - 2)) !== 7) return 0;
  const many = at(words, index - 3);
  return /^\d$/.test(many) ? Number(many) : (NUMBERS.get(many) ?? 1);
}

/** Words that may stand between a weekday and its week: "thursday morning of next week", "jueves por la tarde de la semana que viene". */
const BETWEEN = new Set('in on of the at de la el por en a manana mananas early late'.split(' '));
const MOST_BETWEEN = 6;

/** "Thursday next week", "next week on Thursday", "el jueves de la próxima semana". */
function isOfNextWeek(words: readonly Word[], index: number): boolean {
  const isBetween = (word: string) => BETWEEN.has(word) || PARTS_OF_DAY.has(word);
  let after = index + 1;
  while (after <= index + MOST_BETWEEN && isBetween(at(words, after))) after++;
  const isWeek = (word: string) => word === 'week' || word === 'semana';
  if (NEXT.has(at(words, after)) && isWeek(at(words, after + 1))) return true;
  if (at(words, after) === 'semana' && nextFollows(words, after + 1) > 0) return true;
  let before = index - 1;
  while (before >= 0 && BETWEEN.has(at(words, before))) before--;
  if (isWeek(at(words, before)) && NEXT.has(at(words, before - 1))) return true;
  if (NEXT.has(at(words, before)) && at(words, before - 1) === 'semana') return true;
  return at(words, before) === 'viene' && at(words, before - 1) === 'que' && at(words, before - 2) === 'semana';
}

function weekday(words: readonly Word[], index: number, today: Day, language: Language): Found<Days> | null {
  const wanted = WEEKDAYS.get(at(words, index));
  if (wanted === undefined) return null;
  const before = at(words, index - 1);
  if (PAST.has(before) || PAST.has(at(words, index + 1))) return null;
  const after = nextFollows(words, index + 1);
  const weeks = weeksFrom(words, index);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (THIS.has(before)) return { value: oneDay(today + ahead), length: 1 };
  // English "next Tuesday" is the one of next week; Spanish "el próximo martes" the first to come.
  const next = NEXT.has(before) && before !== 'coming' && language === 'en';
  if (next || isOfNextWeek(words, index)) return { value: oneDay(mondayOf(today) + 6 + wanted), length: 1 };
  return { value: oneDay(today + (ahead === 0 ? 7 : ahead) + 7 * weeks), length: 1 + after };
}

function weekOf(words: readonly Word[], index: number, today: Day): Found<Days> | null {
  const word = at(words, index);
  const before = at(words, index - 1);
  const monday = mondayOf(today);
  const after = nextFollows(words, index + 1);
  const next = NEXT.has(before) || after > 0;
  if (word === 'week' || word === 'semana') {
    if (PAST.has(before) || PAST.has(at(words, index + 1))) return null;
    if (next) return { value: { from: monday + 7, to: monday + 14 }, length: 1 + after };
    if (THIS.has(before)) return { value: { from: today, to: monday + 7 }, length: 1 };
  }
  const weekend = word === 'weekend' || word === 'finde' ? 1 : word === 'fin' && at(words, index + 2) === 'semana' ? 3 : 0;
  if (weekend > 0) {
    const later = nextFollows(words, index + weekend);
    const saturday = monday + 5 + (NEXT.has(before) || later > 0 || before === 'proximo' ? 7 : 0);
    return PAST.has(before) ? null : { value: { from: Math.max(saturday, today), to: saturday + 2 }, length: weekend + later };
  }
  if ((word === 'month' || word === 'mes') && (next || THIS.has(before))) {
    const { year, month } = partsOf(today);
    const first = monthDays(year, month + (next ? 1 : 0));
    return { value: { from: Math.max(first.from, today), to: first.to }, length: 1 + after };
  }
  return null;
}

/** Months past 12 are of the next year. */
function monthDays(year: number, month: number): Days {
  const start = (value: number) => dayOf(year + Math.floor((value - 1) / 12), ((value - 1) % 12) + 1, 1) ?? 0;
  return { from: start(month), to: start(month + 1) };
}

function relative(words: readonly Word[], index: number, today: Day): Found<Days> | null {
  switch (at(words, index)) {
    case 'today':
    case 'hoy':
    case 'tonight':
      return { value: oneDay(today), length: 1 };
    case 'tomorrow':
      return { value: oneDay(today + (at(words, index - 2) === 'day' && at(words, index - 1) === 'after' ? 2 : 1)), length: 1 };
    case 'manana': {
      const before = at(words, index - 1);
      if (before === 'pasado') return { value: oneDay(today + 2), length: 1 };
      return /^(la|las|esta|de|cada)$/.test(before) ? null : { value: oneDay(today + 1), length: 1 };
    }
    case 'asap':
    case 'soonest':
    case 'earliest':
      return { value: { from: today, to: today + SOON_DAYS }, length: 1 };
    case 'available':
      return /^(next|first|soonest)$/.test(at(words, index - 1))
        ? { value: { from: today, to: today + SOON_DAYS }, length: 1 }
        : null;
    case 'this':
    case 'esta':
      return PARTS_OF_DAY.has(at(words, index + 1)) || at(words, index + 1) === 'manana'
        ? { value: oneDay(today), length: 2 }
        : null;
    case 'possible':
      return at(words, index - 2) === 'soon' ? { value: { from: today, to: today + SOON_DAYS }, length: 1 } : null;
    case 'antes':
      if (at(words, index - 1) !== 'lo' && at(words, index - 1) !== 'cuanto') return null;
      return { value: { from: today, to: today + SOON_DAYS }, length: 1 };
    default:
      return null;
  }
}

/** "in three days", "dentro de dos semanas", "two weeks from now": a week's distance means that week. */
function distance(words: readonly Word[], index: number, today: Day): Found<Days> | null {
  const word = at(words, index);
  const many = /^\d{1,2}$/.test(word) ? Number(word) : NUMBERS.get(word);
  if (many === undefined) return null;
  const gap = /^(of|de)$/.test(at(words, index + 1)) ? 1 : 0;
  const unit = DAY_UNITS.get(at(words, index + 1 + gap));
  if (unit === undefined) return null;
  const led =
    /^(in|within|en)$/.test(at(words, index - 1)) || (at(words, index - 1) === 'de' && at(words, index - 2) === 'dentro');
  const led2 = at(words, index - 1) === 'a' && at(words, index - 2) === 'in';
  const tail = at(words, index + 2 + gap) === 'from' && /^(now|today)$/.test(at(words, index + 3 + gap)) ? 2 : 0;
  if (!led && !led2 && tail === 0) return null;
  const day = today + many * unit;
  const value = unit === 7 ? { from: mondayOf(day), to: mondayOf(day) + 7 } : oneDay(day);
  return { value, length: 2 + gap + tail };
}

/** "in march", "en marzo": a month with no day beside it. */
function wholeMonth(words: readonly Word[], index: number, today: Day): Found<Days> | null {
  const month = MONTHS.get(at(words, index));
  if (month === undefined || !/^(in|en|during|this|next|de)$/.test(at(words, index - 1))) return null;
  const { year, month: current } = partsOf(today);
  const days = monthDays(year + (month < current ? 1 : 0), month);
  return { value: { from: Math.max(days.from, today), to: days.to }, length: 1 };
}

/** @returns the days that the words from `index` name, null where they name none. */
export function daysAt(words: readonly Word[], index: number, today: Day, language: Language): Found<Days> | null {
  return (
    relative(words, index, today) ??
    weekday(words, index, today, language) ??
    weekOf(words, index, today) ??
    distance(words, index, today) ??
    wholeMonth(words, index, today)
  );
}
