import { type HandlerContext, plain, type Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeRequest } from '@carethread/practice';
import { DateTime } from 'luxon';
import { appointmentChoices, pointedAt, upcoming } from './appointments.js';
import type { Booking } from './booking-data.js';
import { firstName, patientRef, practiceResult, visitName } from './step.js';
import { readWhen, timeLabel } from './times.js';

const LIST = /\b(?:wait(?:ing)? ?lists?|cancell?ation list|stand ?by list|lista de espera|lista de cancelaciones)\b/;
const WHEN_ONE_OPENS =
  /\b(?:if|in case|when|once) (?:something|anything|any ?time|a (?:spot|slot|time|place)|one|somebody|someone|somebody else|anyone) (?:\w+ ){0,3}(?:opens?|frees?|comes? up|becomes?|cancels?|gets free|available)\b|\bif (?:there is|theres|you (?:get|have)) (?:a|any) cancell?ations?\b|\bsi (?:se (?:libera|abre|desocupa|cancela)|alguien cancela|hay (?:una )?cancelacion\w*|sale algo antes)\b/;

/** @returns whether a patient wants to be told when a time opens */
export function asksToWait(text: string): boolean {
  const words = plain(text);
  return LIST.test(words) || WHEN_ONE_OPENS.test(words);
}

const QUESTION =
  /^(?:(?:hi|hello|hey|hola|and|y) )*(?:do you|is there|are there|how|what|whats|where|hay|tienen|cuanto|cuantos|como|que) /;

/** @returns whether a patient asks to be put there, and not what the list is like */
export function wantsToWait(text: string): boolean {
  return asksToWait(text) && !QUESTION.test(plain(text));
}

/** What is asked of the clinic to put the patient there. */
export function joinRequest(booking: Booking, wish: string, context: HandlerContext): PracticeRequest {
  const { visitType = '', practitioner, location, when, replaces } = booking;
  const { timeZone } = context.policy.clinic;
  const now = DateTime.fromISO(context.now, { zone: timeZone });
  const span = readWhen(when, timeZone);
  const from = span && span.from > now ? span.from : now;
  // An earlier time than the one they have is wanted, unless they said when.
  const to = span?.to && span.to > from ? iso(span.to) : span === null ? replaces?.start : undefined;
  return {
    kind: 'join-waiting-list',
    id: context.newId(),
    patientRef: patientRef(context),
    visitType,
    ...(practitioner === undefined ? {} : { practitioner }),
    ...(location === undefined ? {} : { location }),
    from: iso(from),
    ...(to === undefined ? {} : { to }),
    ...(replaces === undefined ? {} : { insteadOf: replaces.ref }),
    wish,
  };
}

function iso(at: DateTime): string {
  return at.toISO({ suppressMilliseconds: true }) ?? '';
}

/** What the patient hears of it. */
export function joined({ visitType = '', replaces }: Booking, context: HandlerContext): Step {
  const params = { name: firstName(context), visit: visitName(visitType, context) };
  if (!replaces) return { say: [{ key: 'book_appointment.waiting', params }] };
  const time = timeLabel(replaces.start, context.policy.clinic.timeZone, context.language);
  return { say: [{ key: 'book_appointment.waiting-sooner', params: { ...params, time } }] };
}

/**
 * Asked for from nothing: a time sooner than that of the visit they have, where they have one of that kind.
 * @param go what is next once that is known
 */
export function afterVisits(booking: Booking, result: unknown, go: (booking: Booking) => Step, context: HandlerContext): Step {
  const found = upcoming(practiceResult(result), context.now);
  const alike = booking.visitType === undefined ? found : found.filter(({ visitType }) => visitType === booking.visitType);
  const [only, ...others] = alike;
  if (!only) return go(booking);
  const { practitioner, when } = booking;
  const meant =
    others.length === 0 ? only : pointedAt(alike, { ...(practitioner ? { practitioner } : {}), ...(when ? { when } : {}) });
  if (meant) return go(instead(booking, meant));
  return {
    ask: { say: { key: 'book_appointment.wait-which' }, choices: appointmentChoices(alike, context) },
    at: { step: 'wait-which', data: { ...booking, choices: alike } },
  };
}

/** The booking as one that waits in the place of a visit. */
export function instead({ choices: _done, ...booking }: Booking, replaces: PracticeAppointment): Booking {
  return { practitioner: replaces.practitioner, ...booking, visitType: replaces.visitType, replaces };
}
