import type { Words } from '../words/en.js';
import { labelOf } from './labels.js';
import type { Clock } from './time.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENTS = /\d{4}-\d\d-\d\dT\d\d:\d\d(?:\/\d{4}-\d\d-\d\dT\d\d:\d\d)?/g;

/** A slot's value: dates, times and intervals as one reads them, codes as their words, all else as it was understood. */
export function slotValue(name: string, value: string, words: Words, clock: Clock): string {
  if (name === 'visitType') return labelOf(words.codes.visitTypes, value);
  if (name === 'when' && value === 'any') return words.context.anyTime;
  return time(value, clock) ?? value;
}

/** A sentence with every time in it as one reads times. */
export function readable(sentence: string, clock: Clock): string {
  return sentence.replace(MOMENTS, (value) => time(value, clock) ?? value);
}

function time(value: string, clock: Clock): string | null {
  const [from = '', to] = value.split('/');
  if (MOMENT.test(from)) return clock.wall(from.slice(0, 16), to && MOMENT.test(to) ? to.slice(0, 16) : undefined);
  return DATE.test(from) && to === undefined ? clock.date(from) : null;
}
