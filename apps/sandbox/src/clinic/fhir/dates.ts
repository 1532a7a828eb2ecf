import { DateTime } from 'luxon';

/** A span of time, its end not in it: what a FHIR date means ("2026-12" is the whole of December). */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

const SHAPE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * @param value a FHIR date, dateTime or instant, of any precision
 * @param zone the IANA zone of what says none
 * @returns the span that it covers (https://hl7.org/fhir/R4/search.html#date), or null where it is none of these
 */
export function spanOf(value: string, zone: string): Span | null {
  if (!SHAPE.test(value)) return null;
  const from = DateTime.fromISO(value, { zone });
  if (!from.isValid) return null;
  return { from: from.toJSDate(), to: from.plus(precisionOf(value)).toJSDate() };
}

function precisionOf(value: string): { [unit: string]: number } {
  if (value.length === 4) return { years: 1 };
  if (value.length === 7) return { months: 1 };
  if (value.length === 10) return { days: 1 };
  if (value.includes('.')) return { milliseconds: 1 };
  return /T\d{2}:\d{2}:\d{2}/.test(value) ? { seconds: 1 } : { minutes: 1 };
}
