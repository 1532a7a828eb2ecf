import type { Choice } from '@carethread/conversation';
import { type HandlerContext, type HandlerEvent, type MessageEvent, plain, type Say, type Step } from '@carethread/dialogue';
import type { PracticeResult, PracticeSlot } from '@carethread/practice';
import { type Booking, gather, search, searchBeside } from './booking-data.js';
import { firstName, patientRef, practiceResult, visitName } from './step.js';
import { timeLabel } from './times.js';

/**
 * The steps from a wish to a booked appointment: what for ▶ when ▶ three times to choose from ▶ who are you ▶ is this right ▶
 * booked. Booking and moving an appointment both go through them.
 */
export type BookingStep = 'visit-type' | 'when' | 'searching' | 'offer' | 'chosen' | 'confirm' | 'booking';

const at = (step: BookingStep, booking: Booking) => ({ step, data: { ...booking } });
const key = (name: string) => `book_appointment.${name}`;

/** @returns the next thing to be known, or the search where all is known */
export function nextStep(booking: Booking, context: HandlerContext): Step {
  if (booking.visitType === undefined) {
    const choices = context.policy.clinic.visitTypes.map(({ code, name }) => ({
      key: code,
      label: capital(name[context.language]),
    }));
    return { ask: { say: { key: key('ask-visit-type') }, choices }, at: at('visit-type', booking) };
  }
  if (booking.when === undefined) return askWhen('ask-when', booking, context);
  return { at: at('searching', booking), request: search(booking, context), slots: shown(booking) };
}

function askWhen(name: string, { when: _gone, ...booking }: Booking, context: HandlerContext, params?: Say['params']): Step {
  const visit = visitName(booking.visitType ?? '', context);
  return { ask: { say: { key: key(name), params: { visit, ...params } } }, at: at('when', booking) };
}

function shown({ visitType, practitioner, when }: Booking): Record<string, string> {
  return { ...(visitType ? { visitType } : {}), ...(practitioner ? { practitioner } : {}), ...(when ? { when } : {}) };
}

/** @returns what comes after an event in one of the booking's steps; `booked` is what to do when it is booked */
export function resumeBooking(
  step: BookingStep,
  booking: Booking,
  event: HandlerEvent,
  context: HandlerContext,
  booked: (appointment: Extract<PracticeResult, { kind: 'booked' }>['appointment']) => Step,
): Step {
  if (event.kind === 'verified') return confirm(booking, context);
  if (event.kind === 'result') return afterResult(booking, practiceResult(event.result), context, booked);
  if (step === 'offer') return afterOffer(booking, event, context);
  if (step === 'confirm') return afterConfirm(booking, event, context);
  const { booking: now, changed } = gather(booking, event, context);
  return changed ? nextStep(now, context) : { notMine: true };
}

function afterResult(
  booking: Booking,
  result: PracticeResult,
  context: HandlerContext,
  booked: Parameters<typeof resumeBooking>[4],
): Step {
  switch (result.kind) {
    case 'slots':
      return result.slots.length > 0 ? offer('offer', booking, result.slots, context) : askWhen('none-found', booking, context);
    case 'slot-taken':
      return result.slots.length > 0 ? offer('taken', booking, result.slots, context) : askWhen('taken-none', booking, context);
    case 'booked':
      return booked(result.appointment);
    default:
      throw new TypeError(`a booking does not ask for ${result.kind}`);
  }
}

function offer(name: string, booking: Booking, slots: readonly PracticeSlot[], context: HandlerContext): Step {
  const { wording } = context.policy;
  const label = (it: string) => wording.get(key(it))?.[context.language][0]?.text ?? it;
  const more = ['earlier', 'later', 'none-of-these'].map((it) => ({ key: it, label: label(it) }));
  const choices: Choice[] = [...slots.map((slot) => ({ key: slot.ref, label: slotLabel(slot, context) })), ...more];
  const turnedDown = [...new Set([...(booking.turnedDown ?? []), ...slots.map(({ ref }) => ref)])];
  const visit = visitName(booking.visitType ?? '', context);
  const { chosen: _taken, ...rest } = booking;
  return {
    ask: { say: { key: key(name), params: { visit } }, choices },
    at: at('offer', { ...rest, offered: slots, turnedDown }),
  };
}

function slotLabel({ start, practitioner, location }: PracticeSlot, { policy, language }: HandlerContext): string {
  const { clinic } = policy;
  const short = clinic.practitioners.find(({ name }) => name === practitioner)?.short ?? practitioner;
  return `${timeLabel(start, clinic.timeZone, language)}, ${short}, ${location.replace(`${firstWord(clinic.name)} `, '')}`;
}

const firstWord = (text: string) => text.split(' ')[0] ?? '';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const EARLIER = /\b(earlier|sooner|before that|antes|mas temprano)\b/;
const LATER = /\b(later|after that|despues|mas tarde)\b/;
const NONE = /\b(none|neither|others?|different|something else|more times|ningun[ao]?|otr[ao]s?)\b/;

function afterOffer(booking: Booking, event: MessageEvent, context: HandlerContext): Step {
  const chosen = booking.offered?.find(({ ref }) => ref === event.choice);
  if (chosen) return { at: at('chosen', { ...booking, chosen }), verify: true };
  const words = plain(event.text);
  const said = (name: string, pattern: RegExp) => event.choice === name || (event.choice === null && pattern.test(words));
  const { booking: now, changed } = gather(booking, event, context);
  if (changed) return nextStep({ ...now, turnedDown: [] }, context);
  if (said('earlier', EARLIER)) return { at: at('searching', booking), request: searchBeside(booking, 'earlier', context) };
  if (said('later', LATER)) return { at: at('searching', booking), request: searchBeside(booking, 'later', context) };
  if (said('none-of-these', NONE) || event.yesNo === 'no')
    return { at: at('searching', booking), request: searchBeside(booking, 'later', context) };
  if (event.yesNo === 'yes' && booking.offered?.length === 1 && booking.offered[0])
    return { at: at('chosen', { ...booking, chosen: booking.offered[0] }), verify: true };
  return { notMine: true };
}

function confirm(booking: Booking, context: HandlerContext): Step {
  const { chosen } = booking;
  if (!chosen) return nextStep(booking, context);
  const choices = ['yes', 'no'].map((it) => ({
    key: it,
    label: context.policy.wording.get(key(it))?.[context.language][0]?.text ?? it,
  }));
  return {
    ask: { say: { key: key('confirm'), params: slotParams(chosen, booking, context) }, choices },
    at: at('confirm', booking),
  };
}

function afterConfirm(booking: Booking, event: MessageEvent, context: HandlerContext): Step {
  const { chosen } = booking;
  const { booking: now, changed } = gather(booking, event, context);
  if (changed) return nextStep({ ...now, turnedDown: [] }, context);
  if (event.yesNo === 'no') return askWhen('not-booked', booking, context);
  if (event.yesNo !== 'yes' || !chosen) return { notMine: true };
  if (!context.identity) return { at: at('chosen', booking), verify: true };
  const visitType = booking.visitType ?? '';
  const request = { kind: 'book', id: context.newId(), patientRef: patientRef(context), slot: chosen, visitType };
  return { at: at('booking', booking), request };
}

/** @returns what templates say of a slot or an appointment */
export function slotParams(
  { start, practitioner, location }: Pick<PracticeSlot, 'start' | 'practitioner' | 'location'>,
  { visitType }: Pick<Booking, 'visitType'>,
  context: HandlerContext,
): Record<string, string> {
  const { timeZone } = context.policy.clinic;
  const time = timeLabel(start, timeZone, context.language);
  return { time, practitioner, location, visit: visitName(visitType ?? '', context), name: firstName(context) };
}

/** @returns the wish, for a person who goes on with it */
export function bookingTask({ visitType, practitioner, when, location, chosen }: Booking): string {
  const wish = [
    visitType ?? 'a visit',
    practitioner ? `with ${practitioner}` : '',
    location ? `at ${location}` : '',
    when ? `when: ${when}` : '',
    chosen ? `chosen: ${chosen.start} with ${chosen.practitioner} at ${chosen.location}` : '',
  ];
  return wish.filter((it) => it !== '').join(', ');
}
