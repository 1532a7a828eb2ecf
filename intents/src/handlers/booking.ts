import type { Choice } from '@carethread/conversation';
import { type HandlerContext, type HandlerEvent, type MessageEvent, plain, type Say, type Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeResult, PracticeSlot } from '@carethread/practice';
import { type Booking, gather, saysAnyTime, search, searchAfter, searchBeside, visitTypeIn } from './booking-data.js';
import { answersOffer, fitsWords, namesTerms, pickedSlot, type Wish, wishOf } from './offer-answers.js';
import { firstName, patientRef, practiceResult, visitName } from './step.js';
import { timeLabel } from './times.js';
import { asksToWait, joined, joinRequest } from './waiting-list.js';

/**
 * The steps from a wish to a booked appointment: what for ▶ when ▶ three times to choose from ▶ who are you ▶ is this right ▶
 * booked. Booking and moving an appointment both go through them.
 */
export type BookingStep = 'visit-type' | 'when' | 'searching' | 'offer' | 'chosen' | 'confirm' | 'booking' | 'waiting';

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
  if (booking.waits) return { at: at('waiting', booking), verify: true, slots: shown(booking) };
  if (booking.when === undefined) return askWhen('ask-when', booking, context);
  const { side: _side, ...anew } = booking;
  return { at: at('searching', anew), request: search(anew, context), slots: shown(anew) };
}

function askWhen(name: string, { when: _gone, ...booking }: Booking, context: HandlerContext, params?: Say['params']): Step {
  const visit = visitName(booking.visitType ?? '', context);
  return { ask: { say: { key: key(name), params: { visit, ...params } } }, at: at('when', booking) };
}

function shown({ visitType, practitioner, when }: Booking): Record<string, string> {
  return { ...(visitType ? { visitType } : {}), ...(practitioner ? { practitioner } : {}), ...(when ? { when } : {}) };
}

/** What is done with a time that was agreed on: booked, or put in the place of another. */
export interface Commitment {
  readonly request: (chosen: PracticeSlot, booking: Booking, context: HandlerContext) => unknown;
  readonly done: (appointment: PracticeAppointment, context: HandlerContext) => Step;
  /** The appointment that was to be moved is not as it was. */
  readonly changed?: (appointment: PracticeAppointment | null, booking: Booking, context: HandlerContext) => Step;
}

/** @returns what comes after an event in one of the booking's steps */
export function resumeBooking(
  step: BookingStep,
  booking: Booking,
  event: HandlerEvent,
  context: HandlerContext,
  commitment: Commitment,
): Step {
  if (event.kind === 'verified') return step === 'waiting' ? join(booking, context) : confirm(booking, context);
  if (event.kind === 'result') return afterResult(booking, practiceResult(event.result), context, commitment);
  if (asksToWait(event.text)) return nextStep({ ...gather(booking, event, context).booking, waits: true }, context);
  if (event.understanding.slots.ambiguous === 'when' && step !== 'visit-type') return askWhen('ask-which-day', booking, context);
  if (step === 'offer') return afterOffer(booking, event, context);
  if (step === 'confirm') return afterConfirm(booking, event, context, commitment);
  const { booking: now, changed } = gather(booking, event, context);
  return changed ? nextStep(now, context) : { notMine: true };
}

function join(booking: Booking, context: HandlerContext): Step {
  const { replaces } = booking;
  const wish = `${bookingTask(booking)}${replaces ? `, in the place of ${replaces.start}` : ''}`;
  return { at: at('waiting', booking), request: joinRequest(booking, wish, context) };
}

const FEW_WORDS = 5;

/** @returns whether a message plainly answers the booking's open question */
export function answersBooking(step: string, booking: Booking, event: MessageEvent, context: HandlerContext): boolean {
  if (asksToWait(event.text)) return true;
  const few = plain(event.text).split(' ').length <= FEW_WORDS;
  switch (step) {
    case 'visit-type':
      return few && visitTypeIn(event, context) !== undefined;
    case 'when':
      return few && (saysAnyTime(event.text) || namesTerms(event));
    case 'offer':
      return answersOffer(event, booking, context.policy.clinic.timeZone);
    case 'confirm':
      return few && (namesTerms(event) || (wishOf(event) ?? 'none-of-these') !== 'none-of-these');
    default:
      return false;
  }
}

function afterResult(booking: Booking, result: PracticeResult, context: HandlerContext, { done, changed }: Commitment): Step {
  switch (result.kind) {
    case 'slots':
      return result.slots.length > 0 ? offer('offer', booking, result.slots, context) : noneFound(booking, context);
    case 'slot-taken':
      return result.slots.length > 0 ? offer('taken', booking, result.slots, context) : askWhen('taken-none', booking, context);
    case 'booked':
    case 'appointment-moved':
      return done(result.appointment, context);
    case 'waiting-list-joined':
      return joined(booking, context);
    case 'appointment-changed':
      if (changed) return changed(result.appointment, booking, context);
      throw new TypeError('a booking changes no appointment');
    default:
      throw new TypeError(`a booking does not ask for ${result.kind}`);
  }
}

/** Nothing before or after what was offered: then that still stands. */
function noneFound(booking: Booking, context: HandlerContext): Step {
  const { side, offered = [] } = booking;
  if (side && offered.length > 0) return offer(`none-${side}`, booking, offered, context);
  return askWhen('none-found', booking, context);
}

function offer(name: string, booking: Booking, slots: readonly PracticeSlot[], context: HandlerContext): Step {
  // Who has turned some down may rather wait.
  const wait = (booking.turnedDown ?? []).length > 0 ? ['waiting-list'] : [];
  const more = ['earlier', 'later', 'none-of-these', ...wait].map((it) => ({ key: it, label: label(it, context) }));
  const choices: Choice[] = [...slots.map((slot) => ({ key: slot.ref, label: slotLabel(slot, context) })), ...more];
  const turnedDown = [...new Set([...(booking.turnedDown ?? []), ...slots.map(({ ref }) => ref)])];
  const visit = visitName(booking.visitType ?? '', context);
  const { chosen: _taken, side: _side, ...rest } = booking;
  return {
    ask: { say: { key: key(name), params: { visit } }, choices },
    at: at('offer', { ...rest, offered: slots, turnedDown }),
  };
}

function label(name: string, { policy, language }: HandlerContext): string {
  return policy.wording.get(key(name))?.[language][0]?.text ?? name;
}

function slotLabel({ start, practitioner, location }: PracticeSlot, { policy, language }: HandlerContext): string {
  const { clinic } = policy;
  const short = clinic.practitioners.find(({ name }) => name === practitioner)?.short ?? practitioner;
  return `${timeLabel(start, clinic.timeZone, language)}, ${short}, ${location.replace(`${firstWord(clinic.name)} `, '')}`;
}

const firstWord = (text: string) => text.split(' ')[0] ?? '';
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function afterOffer(booking: Booking, event: MessageEvent, context: HandlerContext): Step {
  const chosen = pickedSlot(event, booking, context.policy.clinic.timeZone);
  if (chosen) return { at: at('chosen', { ...booking, chosen }), verify: true };
  const { booking: now, changed } = gather(booking, event, context);
  if (changed) return nextStep({ ...now, turnedDown: [] }, context);
  const wish = wishOf(event);
  if (wish) return granted(wish, booking, context);
  if (event.yesNo === 'yes' && booking.offered?.length === 1 && booking.offered[0])
    return { at: at('chosen', { ...booking, chosen: booking.offered[0] }), verify: true };
  return { notMine: true };
}

function granted(wish: Wish, booking: Booking, context: HandlerContext): Step {
  const { offered = [], without = [], practitioner: _who, location: _where, ...rest } = booking;
  const apart = (names: readonly string[]) => ({ without: [...new Set([...without, ...names])], turnedDown: [] });
  switch (wish) {
    case 'earlier':
    case 'later':
      return { at: at('searching', { ...booking, side: wish }), request: searchBeside(booking, wish, context) };
    case 'none-of-these':
      return { at: at('searching', booking), request: searchBeside(booking, 'later', context) };
    case 'waiting-list':
      return nextStep({ ...booking, waits: true }, context);
    case 'another-day':
    case 'another-week':
      return { at: at('searching', booking), request: searchAfter(booking, wish === 'another-day' ? 'day' : 'week', context) };
    case 'another-person':
      return nextStep({ ...placed(booking), ...apart(offered.map(({ practitioner }) => practitioner)) }, context);
    case 'another-place':
      return nextStep({ ...rest, ...apart(offered.map(({ location }) => location)) }, context);
    case 'anybody':
      return nextStep({ ...placed(booking), without: [], turnedDown: [] }, context);
  }
}

/** The booking with no practitioner in it; the place stays as it was. */
function placed({ practitioner: _who, ...booking }: Booking): Booking {
  return booking;
}

function confirm(booking: Booking, context: HandlerContext): Step {
  const { chosen, replaces } = booking;
  if (!chosen) return nextStep(booking, context);
  const choices = ['yes', 'no'].map((it) => ({ key: it, label: label(it, context) }));
  const params = slotParams(chosen, booking, context);
  const old = replaces ? timeLabel(replaces.start, context.policy.clinic.timeZone, context.language) : '';
  const say = replaces ? { key: 'move_appointment.confirm', params: { ...params, old } } : { key: key('confirm'), params };
  return { ask: { say, choices }, at: at('confirm', booking) };
}

function afterConfirm(booking: Booking, event: MessageEvent, context: HandlerContext, { request }: Commitment): Step {
  const { chosen } = booking;
  // "Yes, Tuesday at 9" names again what was asked about, and is no other wish.
  const agreed = event.yesNo === 'yes' && chosen !== undefined && fitsWords(chosen, event, context.policy.clinic.timeZone);
  if (!agreed) {
    const { booking: now, changed } = gather(booking, event, context);
    if (changed) return nextStep({ ...now, turnedDown: [] }, context);
    const wish = wishOf(event);
    if (wish !== null && wish !== 'none-of-these') return granted(wish, booking, context);
    if (event.yesNo === 'no') return askWhen('not-booked', booking, context);
  }
  if (event.yesNo !== 'yes' || !chosen) return { notMine: true };
  if (!context.identity) return { at: at('chosen', booking), verify: true };
  return { at: at('booking', booking), request: request(chosen, booking, context) };
}

/** @returns the request that books a time */
export function bookRequest(slot: PracticeSlot, booking: Booking, context: HandlerContext) {
  return { kind: 'book', id: context.newId(), patientRef: patientRef(context), slot, visitType: booking.visitType ?? '' };
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
export function bookingTask({ visitType, practitioner, when, location, chosen, waits, time, notOn }: Booking): string {
  const wish = [
    visitType ?? 'a visit',
    practitioner ? `with ${practitioner}` : '',
    location ? `at ${location}` : '',
    when && when !== 'any' ? `when: ${when}` : '',
    time ? `at ${time}` : '',
    notOn ? `not on weekdays ${notOn} (1 is Monday)` : '',
    chosen ? `chosen: ${chosen.start} with ${chosen.practitioner} at ${chosen.location}` : '',
    waits ? 'on the waiting list' : '',
  ];
  return wish.filter((it) => it !== '').join(', ');
}
