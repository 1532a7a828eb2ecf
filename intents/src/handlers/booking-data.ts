import { type HandlerContext, type MessageEvent, plain } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeRequest, PracticeSlot } from '@carethread/practice';
import { DateTime } from 'luxon';
import { readWhen } from './times.js';

/** What a booking has gathered so far; kept in its frame. */
export interface Booking {
  readonly visitType?: string;
  readonly practitioner?: string;
  readonly location?: string;
  /** As understanding gave it, or "any". */
  readonly when?: string;
  /** A time of day, "15:00/24:00". */
  readonly time?: string;
  /** Weekdays that will not do, "5" or "1,5"; Monday is 1. */
  readonly notOn?: string;
  /** Practitioners and places that will not do. */
  readonly without?: readonly string[];
  readonly offered?: readonly PracticeSlot[];
  readonly turnedDown?: readonly string[];
  /** On which side of what was offered is being looked: where there is nothing, what was offered still stands. */
  readonly side?: 'earlier' | 'later';
  readonly chosen?: PracticeSlot;
  /** The appointment that the new one takes the place of. */
  readonly replaces?: PracticeAppointment;
  readonly choices?: readonly PracticeAppointment[];
  /** Wants to wait until a time opens. */
  readonly waits?: true;
}

const OFFERED = 3;
const ANY_TIME =
  /\b(any ?time|any ?day|any (?:date|hour|slot)|whenever|as soon as possible|asap|soonest|earliest|first available|next available|(?:i am|im) (?:pretty |very |totally )?(?:flexible|open|free (?:all|any|every) \w+)|(?:it )?(?:doesnt|does not|dont) (?:really )?matter|no preferences?|(?:i )?dont (?:care|mind)(?: when)?|whatever (?:you (?:have|got)|works|is (?:free|open|available)|day|time)|(?:you|u) (?:pick|choose|decide)|anything (?:works|is fine|goes|you have)|when(?:ever)? you can|when you have (?:something|a (?:spot|slot|opening))|cuando (?:sea|quiera[ns]?|quieran|pueda[ns]?|puedan|haya|tengan? (?:lugar|espacio|algo))|cualquier (?:dia|hora|fecha|horario)|a la hora que sea|el dia que sea|lo antes posible|lo mas pronto|la mas pronta|(?:me )?da (?:igual|lo mismo)|no importa(?: cuando| el dia| la hora)?|no tengo preferencia|lo que (?:tenga|tengan|haya)|usted (?:escoja|elija|diga))\b/;

/** @returns whether a message says that every time is as good */
export function saysAnyTime(text: string): boolean {
  return ANY_TIME.test(plain(text));
}

/** @returns the booking with what a message adds to it or corrects in it, and whether it did */
export function gather(had: Booking, event: MessageEvent, context: HandlerContext): { booking: Booking; changed: boolean } {
  const { practitioner, location, notOn } = event.understanding.slots;
  const visitType = had.replaces ? undefined : visitTypeIn(event, context);
  const found = {
    ...(visitType === undefined ? {} : { visitType }),
    ...timeIn(had, event),
    ...(notOn === undefined ? {} : { notOn }),
    ...(practitioner === undefined ? {} : { practitioner }),
    ...(location === undefined ? {} : { location }),
  };
  return { booking: { ...had, ...found }, changed: Object.keys(found).length > 0 };
}

/** A day named anew keeps the time of day that was wished before, a time of day the day: "no, Tuesday", "after 3". */
function timeIn(had: Booking, { text, understanding }: MessageEvent): Pick<Booking, 'when' | 'time'> {
  const { when, time, notOn } = understanding.slots;
  if (when !== undefined) {
    const kept = isWholeDays(when) ? had.time : undefined;
    return {
      when,
      ...(time === undefined && kept === undefined && had.time === undefined ? {} : { time: time ?? kept ?? ALL_DAY }),
    };
  }
  if (ANY_TIME.test(plain(text))) return { when: 'any' };
  if (time !== undefined) return { time, when: daysOf(had.when) ?? 'any' };
  return notOn !== undefined && had.when === undefined ? { when: 'any' } : {};
}

const ALL_DAY = '00:00/24:00';
const isWholeDays = (when: string) => when.split('/').every((end) => !end.includes('T') || end.endsWith('T00:00'));

/** A stretch of hours as the days that it lies in. */
function daysOf(when: string | undefined): string | undefined {
  if (when === undefined || when === 'any' || isWholeDays(when)) return when;
  const [from = '', to] = when.split('/').map((end) => end.slice(0, 10));
  return to === undefined || to === from ? from : `${from}/${to}`;
}

/** @returns the kind of visit that a message names, by the clinic's names or by what patients say for them */
export function visitTypeIn({ choice, text, understanding }: MessageEvent, { policy }: HandlerContext): string | undefined {
  const known = policy.clinic.visitTypes;
  const picked = known.find(({ code }) => code === choice) ?? known.find(({ code }) => code === understanding.slots.visitType);
  if (picked) return picked.code;
  const words = ` ${plain(text)} `;
  const names = known.flatMap(({ code, name, also }) => [name.en, name.es, ...also].map((it) => ({ code, name: plain(it) })));
  // Longer names first: a flu shot is no flu.
  return names.sort((a, b) => b.name.length - a.name.length).find(({ name }) => words.includes(` ${name} `))?.code;
}

/** @returns the search for what was gathered, from now on, without what was turned down */
export function search(booking: Booking, context: HandlerContext): PracticeRequest {
  const { timeZone } = context.policy.clinic;
  const now = DateTime.fromISO(context.now, { zone: timeZone });
  const when = readWhen(booking.when, timeZone);
  const from = when && when.from > now ? when.from : now;
  return {
    ...common(booking),
    from: iso(from),
    ...(when?.to && when.to > from ? { to: iso(when.to) } : {}),
    exclude: [...(booking.turnedDown ?? [])],
  };
}

/** @returns the search for times before the first, or after the last, of those that were offered */
export function searchBeside(booking: Booking, side: 'earlier' | 'later', context: HandlerContext): PracticeRequest {
  const { timeZone } = context.policy.clinic;
  const offered = booking.offered ?? [];
  const exclude = [...(booking.turnedDown ?? [])];
  const edge = (side === 'earlier' ? offered.at(0) : offered.at(-1))?.start ?? context.now;
  const now = iso(DateTime.fromISO(context.now, { zone: timeZone }));
  return side === 'earlier' ? { ...common(booking), from: now, to: edge, exclude } : { ...common(booking), from: edge, exclude };
}

/** @returns the search from the day, or the week, after the last time that was offered */
export function searchAfter(booking: Booking, unit: 'day' | 'week', context: HandlerContext): PracticeRequest {
  const zone = { zone: context.policy.clinic.timeZone };
  const last = DateTime.fromISO(booking.offered?.at(-1)?.start ?? context.now, zone);
  const from = last.startOf(unit).plus(unit === 'day' ? { days: 1 } : { weeks: 1 });
  return { ...common(booking), from: iso(from), exclude: [...(booking.turnedDown ?? [])] };
}

function common({ visitType, practitioner, location, time, notOn, without }: Booking) {
  return {
    kind: 'find-slots' as const,
    limit: OFFERED,
    ...(visitType === undefined ? {} : { visitType }),
    ...(practitioner === undefined ? {} : { practitioner }),
    ...(location === undefined ? {} : { location }),
    ...(time === undefined || time === ALL_DAY ? {} : { time }),
    ...(notOn === undefined ? {} : { notOn: notOn.split(',').map(Number) }),
    ...(without === undefined || without.length === 0 ? {} : { without: [...without] }),
  };
}

function iso(at: DateTime): string {
  return at.toISO({ suppressMilliseconds: true }) ?? '';
}
