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
  readonly offered?: readonly PracticeSlot[];
  readonly turnedDown?: readonly string[];
  readonly chosen?: PracticeSlot;
  /** The appointment that the new one takes the place of. */
  readonly replaces?: PracticeAppointment;
  readonly choices?: readonly PracticeAppointment[];
}

const OFFERED = 3;
const ANY_TIME =
  /\b(any ?time|any day|whenever|as soon as possible|asap|soonest|earliest|first available|next available|cuando sea|cualquier (dia|hora)|lo antes posible|lo mas pronto|la mas pronta|da igual|no importa cuando)\b/;

/** @returns the booking with what a message adds to it or corrects in it, and whether it did */
export function gather(had: Booking, event: MessageEvent, context: HandlerContext): { booking: Booking; changed: boolean } {
  const { slots } = event.understanding;
  const visitType = had.replaces ? undefined : visitTypeIn(event, context);
  const when = slots.when ?? (ANY_TIME.test(plain(event.text)) ? 'any' : undefined);
  const found = {
    ...(visitType === undefined ? {} : { visitType }),
    ...(when === undefined ? {} : { when }),
    ...(slots.practitioner === undefined ? {} : { practitioner: slots.practitioner }),
    ...(slots.location === undefined ? {} : { location: slots.location }),
  };
  return { booking: { ...had, ...found }, changed: Object.keys(found).length > 0 };
}

function visitTypeIn({ choice, text, understanding }: MessageEvent, { policy }: HandlerContext): string | undefined {
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

function common({ visitType, practitioner, location }: Booking) {
  return {
    kind: 'find-slots' as const,
    limit: OFFERED,
    ...(visitType === undefined ? {} : { visitType }),
    ...(practitioner === undefined ? {} : { practitioner }),
    ...(location === undefined ? {} : { location }),
  };
}

function iso(at: DateTime): string {
  return at.toISO({ suppressMilliseconds: true }) ?? '';
}
