import { DAY_MINUTES } from './calendar.js';
import { NUMBERS, PARTS_OF_DAY } from './vocabulary.js';

/** Minutes of the day, [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR = "(\\d{1,2})(?:\\s?:\\s?(\\d{2}))?\\s?([ap]\\.?\\s?m\\.?(?![a-z])|[ap](?![a-z]))?(?:\\s?o'?clock)?";
const NOT_A_DATE =
  '(?!\\s?[/\\d-]|st\\b|nd\\b|rd\\b|th\\b|\\s+(?:days?|weeks?|months?|years?|dias?|semanas?|mg|people|kids|refills)\\b)';
const RANGE = new RegExp(
  `\\b(?:between|from|entre las|entre la|entre|de las|de)\\s+${HOUR}\\s*(?:and|to|until|till|y las|y la|y|a las|a|-)\\s*(?:las\\s+)?${HOUR}${NOT_A_DATE}`,
);
const DASHED = new RegExp(`\\b${HOUR}\\s?-\\s?(\\d{1,2})(?:\\s?:\\s?(\\d{2}))?\\s?([ap]\\.?\\s?m\\.?)(?![a-z])`);
const AFTER = new RegExp(
  `\\b(?:after|past|later than|despues de las|despues de la|a partir de las|a partir de la)\\s+${HOUR}${NOT_A_DATE}`,
);
const BEFORE = new RegExp(`\\b(?:before|by|until|antes de las|antes de la)\\s+${HOUR}${NOT_A_DATE}`);
const EXACT = new RegExp(`\\b(?:at|around|about|@|a las|a la|como a las|sobre las)\\s+${HOUR}${NOT_A_DATE}`);
const MARKED = /\b(\d{1,2})(?:\s?:\s?(\d{2}))?\s?([ap]\.?\s?m\.?)(?![a-z])/;
const COLON = /(?<![\d/])(\d{1,2})\s?:\s?(\d{2})(?!\d)/;
/** How long a wished time may be off, in minutes. */
const AROUND = 60;
const OPENS = 7;
const NOT_BEFORE = /\b(?:not|no|nothing|nada)\s+(before|antes)\b/;
/** "At three thirty", "a las tres": an hour in words, after a word that leads to one. */
const SPOKEN = new RegExp(
  `\\b(at|after|before|around|by|between|and|to|a las|a la|las|la)\\s+(${[...NUMBERS.keys()].filter((word) => word.length > 2).join('|')})(?:\\s+(?:y\\s+)?(thirty|fifteen|forty five|media|cuarto))?(?!\\s+(?:days?|weeks?|of|de|one|dias?|semanas?))\\b`,
  'g',
);
const SPOKEN_MINUTES: ReadonlyMap<string, string> = new Map([
  ['thirty', ':30'],
  ['media', ':30'],
  ['fifteen', ':15'],
  ['cuarto', ':15'],
  ['forty five', ':45'],
]);

/** A clinic's hours settle what was left out: 1 to 6 is the afternoon, 7 to 12 the day. "de la tarde" settles it too. */
function minuteOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | null {
  let value = Number(hour);
  const minutes = Number(minute ?? 0);
  if (value > 23 || minutes > 59) return null;
  if (half?.startsWith('p') === true && value < 12) value += 12;
  else if (half?.startsWith('a') === true && value === 12) value = 0;
  else if (half === undefined && value > 0 && value < OPENS) value += 12;
  return value * 60 + minutes;
}

function spanOf(from: number | null, to: number | null): Span | null {
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** Hours of the clock in a text that has digits. */
function fromDigits(folded: string): Span | null {
  const range = RANGE.exec(folded) ?? DASHED.exec(folded);
  if (range !== null) {
    const to = minuteOf(range[4], range[5], range[6]);
    // "from 9 to 11 am": the one half stands for both, unless that would turn them round ("11 to 2 pm").
    const from = minuteOf(range[1], range[2], range[3]);
    const alike = minuteOf(range[1], range[2], range[3] ?? range[6]);
    const span = spanOf(alike, to) ?? spanOf(from, to);
    if (span !== null) return span;
  }
  const after = AFTER.exec(folded);
  const before = BEFORE.exec(folded);
  if (after !== null || before !== null) {
    const from = after === null ? 0 : minuteOf(after[1], after[2], after[3]);
    const to = before === null ? DAY_MINUTES : minuteOf(before[1], before[2], before[3]);
    return spanOf(from, to);
  }
  const exact = MARKED.exec(folded) ?? EXACT.exec(folded) ?? COLON.exec(folded);
  const at = exact === null ? null : minuteOf(exact[1], exact[2], exact[3]);
  return at === null ? null : { from: at, to: Math.min(at + AROUND, DAY_MINUTES) };
}

const NOON = /\b(after |before |despues del |antes del )?(noon|midday|lunch|mediodia)\b/;
const MORNING_ES = /\b(?:por|en|de|a) la manana\b|\besta manana\b|\bmananas\b/;

function fromWords(folded: string, words: readonly string[]): Span | null {
  const noon = NOON.exec(folded);
  if (noon !== null && (noon[2] !== 'lunch' || noon[1] !== undefined)) {
    if (noon[1]?.startsWith('after') || noon[1]?.startsWith('despues')) return { from: 12 * 60, to: DAY_MINUTES };
    if (noon[1] !== undefined) return { from: 0, to: 12 * 60 };
    return { from: 12 * 60, to: 13 * 60 };
  }
  if (MORNING_ES.test(folded)) return { from: 8 * 60, to: 12 * 60 };
  const parts = new Set<readonly [number, number]>();
  words.forEach((word, index) => {
    const part = PARTS_OF_DAY.get(word);
    const greeting =
      /^(good|buenas|buenos)$/.test(words[index - 1] ?? '') ||
      (word === 'tarde' && /^(mas|muy|llego|llegar|llegare)$/.test(words[index - 1] ?? ''));
    const denied = /^(not|no|except)$/.test(words[index - 1] ?? '') || /^(not|no)$/.test(words[index - 3] ?? '');
    if (part !== undefined && !greeting && !denied) parts.add(part);
  });
  const [only, another] = parts;
  if (only === undefined || another !== undefined) return null;
  const late = /\blate (morning|afternoon|evening)\b/.test(folded);
  const early = /\bearly (morning|afternoon|evening)\b/.test(folded);
  const middle = (only[0] + only[1]) / 2;
  return { from: late ? middle : only[0], to: early ? middle : only[1] };
}

/**
 * Reads the time of day that a text wishes.
 * @param written lower case, without accents, with written dates blanked out
 */
export function timeOfDay(written: string, words: readonly string[]): Span | null {
  const folded = written.replace(SPOKEN, (_, lead: string, hour: string, minutes: string | undefined) => {
    return `${lead} ${NUMBERS.get(hour) ?? hour}${SPOKEN_MINUTES.get(minutes ?? '') ?? ''}`;
  });
  const hours = /\d/.test(folded) ? fromDigits(folded.replace(NOT_BEFORE, 'after')) : null;
  if (hours === null) return fromWords(folded, words);
  const part = hours.from === 0 || hours.to === DAY_MINUTES ? fromWords(folded, words) : null;
  if (part !== null && part.from < hours.to && hours.from < part.to) {
    return { from: Math.max(part.from, hours.from), to: Math.min(part.to, hours.to) };
  }
  // "a las 9 de la noche": the part of the day settles the half.
  const evening = /\bde la (?:noche|tarde)\b|\b(?:in the evening|at night|in the afternoon)\b/.test(folded);
  return evening && hours.to <= 12 * 60 && hours.from >= OPENS * 60 ? { from: hours.from + 720, to: hours.to + 720 } : hours;
}
