/** The words of dates and times, English and Spanish, without accents. */

const numbered = (...names: string[]) =>
  names.flatMap((spellings, index) => spellings.split(' ').map((word): [string, number] => [word, index + 1]));

/** ISO: Monday is 1. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  numbered(
    'monday mondays mon lunes',
    'tuesday tuesdays tues tue martes',
    'wednesday wednesdays weds wednes miercoles',
    'thursday thursdays thurs thur thu jueves',
    'friday fridays fri viernes',
    'saturday saturdays sabado sabados',
    'sunday sundays domingo domingos',
  ),
);

export const MONTHS: ReadonlyMap<string, number> = new Map(
  numbered(
    'january jan enero',
    'february feb febrero',
    'march marzo',
    'april apr abril',
    'may mayo',
    'june jun junio',
    'july jul julio',
    'august aug agosto',
    'september sept sep septiembre setiembre',
    'october oct octubre',
    'november nov noviembre',
    'december dec diciembre',
  ),
);

/** Small numbers in words. "a" and "un" count where a unit follows. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'one un una uno a an',
    'two dos couple',
    'three tres',
    'four cuatro',
    'five cinco',
    'six seis',
    'seven siete',
    'eight ocho',
    'nine nueve',
    'ten diez',
    'eleven once',
    'twelve doce',
  ),
]);

/** Minutes of the day, [from, to). A clinic's morning, afternoon and evening. */
export const PARTS_OF_DAY: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['morning', [8 * 60, 12 * 60]],
  ['mornings', [8 * 60, 12 * 60]],
  ['afternoon', [12 * 60, 17 * 60]],
  ['afternoons', [12 * 60, 17 * 60]],
  ['evening', [17 * 60, 20 * 60]],
  ['evenings', [17 * 60, 20 * 60]],
  ['tonight', [17 * 60, 20 * 60]],
  ['lunchtime', [11 * 60, 14 * 60]],
  ['tarde', [12 * 60, 17 * 60]],
  ['tardes', [12 * 60, 17 * 60]],
  ['noche', [17 * 60, 20 * 60]],
]);

export const DAY_UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['days', 1],
  ['dia', 1],
  ['dias', 1],
  ['week', 7],
  ['weeks', 7],
  ['wk', 7],
  ['wks', 7],
  ['semana', 7],
  ['semanas', 7],
]);

/** Any other word that may begin a date or a time. Where none of all these and no digit is found, none is looked for. */
export const OTHER_TIME_WORDS: ReadonlySet<string> = new Set(
  (
    'today tonight tomorrow hoy manana weekend weekends finde noon midday mediodia month mes asap soonest earliest ' +
    'fortnight soon possible available una pronto antes now ahora'
  ).split(' '),
);
