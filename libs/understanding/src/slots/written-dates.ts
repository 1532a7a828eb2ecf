import type { Language } from '@carethread/conversation';
import { type Day, dayOf, partsOf } from './calendar.js';
import { MONTHS } from './vocabulary.js';

/** A date as written, with the year only where it was written; `ambiguous` where day and month could be either. */
export type WrittenDate =
  | { readonly kind: 'date'; readonly day: Day; readonly year: boolean; readonly start: number; readonly end: number }
  | { readonly kind: 'week'; readonly day: Day; readonly start: number; readonly end: number }
  | { readonly kind: 'ambiguous'; readonly year: boolean; readonly start: number; readonly end: number };

const MONTH_NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const DAY = '(\\d{1,2})(?:st|nd|rd|th|ro|o)?';
const YEAR = "(?:\\s*,?\\s*(?:del?\\s+|of\\s+)?'?(\\d{4}|\\d{2})(?![\\d:/]|\\s*(?:[ap]\\.?m|o'clock|days?|weeks?|or|to)\\b))?";
const MONTH_FIRST = new RegExp(`\\b(${MONTH_NAMES})\\.?\\s+(?:the\\s+)?${DAY}(?![\\d:])${YEAR}`, 'g');
const DAY_FIRST = new RegExp(`\\b${DAY}\\s+(?:of\\s+|de\\s+)?(${MONTH_NAMES})\\b\\.?${YEAR}`, 'g');
const NUMERIC = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d/]|[.-]\d)/g;
const ISO = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/g;
const EIGHT_DIGITS = /^\D{0,16}(\d{2})(\d{2})(\d{4})\D{0,2}$/;
const ORDINAL = /\b(week of )?the (\d{1,2})(?:st|nd|rd|th)\b(?! one| option| time| choice)/g;
const EL_DIA = /\b(semana del |el dia |el |del )(\d{1,2})\b(?!\s*[:/]|\s+(?:de|a|opcion)\b)/g;

/** Two digits are of the last hundred years. */
function fullYear(written: string, thisYear: number): number {
  const value = Number(written);
  if (written.length === 4) return value;
  const century = thisYear - (thisYear % 100);
  return century + value <= thisYear + 1 ? century + value : century - 100 + value;
}

class Reader {
  readonly found: WrittenDate[] = [];

  constructor(
    private readonly today: Day,
    private readonly language: Language,
  ) {}

  private taken(start: number, end: number): boolean {
    return this.found.some((date) => start < date.end && date.start < end);
  }

  add(match: RegExpMatchArray, month: number, dayOfMonth: number, year: string | undefined): void {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (this.taken(start, end)) return;
    const now = partsOf(this.today);
    if (year !== undefined) {
      const day = dayOf(fullYear(year, now.year), month, dayOfMonth);
      if (day !== null) this.found.push({ kind: 'date', day, year: true, start, end });
      return;
    }
    const day = this.coming((ahead) => dayOf(now.year + ahead, month, dayOfMonth));
    if (day !== null) this.found.push({ kind: 'date', day, year: false, start, end });
  }

  private coming(of: (ahead: number) => Day | null): Day | null {
    for (let ahead = 0; ahead < 5; ahead++) {
      const day = of(ahead);
      if (day !== null && day >= this.today) return day;
    }
    return null;
  }

  /** Americans write the month first; a Spanish text may mean either where both can be a month. */
  addNumeric(match: RegExpMatchArray): void {
    const [, one, sign, two, year] = match;
    if (sign !== '/' && year === undefined) return;
    const [a, b] = [Number(one), Number(two)];
    const dayFirst = a > 12 || (this.language === 'es' && b <= 12 && a === b);
    const start = match.index ?? 0;
    if (this.language === 'es' && a <= 12 && b <= 12 && a !== b) {
      this.found.push({ kind: 'ambiguous', year: year !== undefined, start, end: start + match[0].length });
    } else if (dayFirst) this.add(match, b, a, year);
    else this.add(match, a, b, year);
  }

  /** "the 14th", "el 14": the next day of that number. */
  addDayOfMonth(match: RegExpMatchArray): void {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (this.taken(start, end)) return;
    const now = partsOf(this.today);
    const day = this.coming((ahead) => {
      const month = now.month - 1 + ahead;
      return dayOf(now.year + Math.floor(month / 12), (month % 12) + 1, Number(match[2]));
    });
    const week = /week|semana/.test(match[1] ?? '');
    if (day !== null) this.found.push(week ? { kind: 'week', day, start, end } : { kind: 'date', day, year: false, start, end });
  }
}

/**
 * Reads the dates written out in a text.
 * @param folded lower case, without accents
 * @returns them in the order they were looked for; start and end are offsets in `folded`
 */
export function writtenDates(folded: string, today: Day, language: Language): WrittenDate[] {
  const reader = new Reader(today, language);
  for (const match of folded.matchAll(ISO)) reader.add(match, Number(match[2]), Number(match[3]), match[1]);
  for (const match of folded.matchAll(MONTH_FIRST))
    reader.add(match, MONTHS.get(match[1] ?? '') ?? 0, Number(match[2]), match[3]);
  for (const match of folded.matchAll(DAY_FIRST)) reader.add(match, MONTHS.get(match[2] ?? '') ?? 0, Number(match[1]), match[3]);
  const iso = reader.found.length > 0;
  if (!iso) for (const match of folded.matchAll(NUMERIC)) reader.addNumeric(match);
  const eight = EIGHT_DIGITS.exec(folded);
  if (eight !== null) reader.add(eight, Number(eight[1]), Number(eight[2]), eight[3]);
  for (const match of folded.matchAll(ORDINAL)) reader.addDayOfMonth(match);
  if (language === 'es') for (const match of folded.matchAll(EL_DIA)) reader.addDayOfMonth(match);
  return reader.found;
}
