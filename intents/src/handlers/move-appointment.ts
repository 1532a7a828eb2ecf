import type { Handler, HandlerContext, HandlerEvent, Standing, Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeResult } from '@carethread/practice';
import { appointmentChoices, askAppointments, pointedAt, upcoming } from './appointments.js';
import {
  answersBooking,
  type BookingStep,
  bookingTask,
  bookRequest,
  type Commitment,
  nextStep,
  resumeBooking,
  slotParams,
} from './booking.js';
import { type Booking, gather } from './booking-data.js';
import { firstName, practiceResult } from './step.js';
import { asksToWait } from './waiting-list.js';

/** The new time is taken and the old one given up at once, so whatever fails leaves the patient with one appointment. */
const COMMITMENT: Commitment = {
  request: (slot, booking, context) => {
    const { ref, version } = booking.replaces ?? { ref: '', version: '' };
    return { ...bookRequest(slot, booking, context), kind: 'move-appointment', ref, version };
  },
  done: (made, context) => ({ say: [{ key: 'move_appointment.moved', params: slotParams(made, made, context) }] }),
  changed,
};

/** Moves an appointment: which ▶ a new time, as in booking ▶ is this right ▶ moved. */
export const moveAppointment: Handler = {
  name: 'move-appointment',
  aboutAppointments: true,
  start: (event, context) => {
    const { booking } = gather({}, event, context);
    const waits = asksToWait(event.text) ? { waits: true } : {};
    return { at: { step: 'looking', data: { ...booking, ...waits } }, verify: true };
  },
  resume,
  answers: ({ step, data }, event, context) => answersBooking(step, data as Booking, event, context),
  task: ({ data }) => {
    const { replaces, ...booking } = data as Booking;
    const old = replaces ? `the visit of ${replaces.start} with ${replaces.practitioner}` : 'a visit';
    return `Wants to move ${old}: ${bookingTask(booking)}.`;
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const booking = at.data as Booking;
  if (at.step === 'looking') {
    if (event.kind === 'verified') return { at, request: askAppointments(context) };
    return event.kind === 'result' ? which(booking, practiceResult(event.result), context) : { notMine: true };
  }
  if (at.step === 'which') {
    if (event.kind !== 'message') return { notMine: true };
    const { choices = [] } = booking;
    const meant = choices.find(({ ref }) => ref === event.choice) ?? pointedAt(choices, event.understanding.slots);
    if (meant) return onwards(booking, meant, context);
    return event.yesNo === 'no' ? { say: [{ key: 'never_mind.answer' }] } : { notMine: true };
  }
  return resumeBooking(at.step as BookingStep, booking, event, context, COMMITMENT);
}

function which(booking: Booking, result: PracticeResult, context: HandlerContext): Step {
  const found = upcoming(result, context.now);
  const [only, ...others] = found;
  if (!only) return { say: [{ key: 'move_appointment.none', params: { name: firstName(context) } }] };
  if (others.length === 0) return onwards(booking, only, context);
  return {
    ask: { say: { key: 'move_appointment.which' }, choices: appointmentChoices(found, context) },
    at: { step: 'which', data: { ...booking, choices: found } },
  };
}

/** The new one is for the same thing with the same person, unless another was asked for. */
function onwards({ choices: _done, ...booking }: Booking, replaces: PracticeAppointment, context: HandlerContext): Step {
  const { visitType, practitioner } = replaces;
  return nextStep({ practitioner, ...booking, visitType, replaces }, context);
}

/** Somebody changed it meanwhile: what it is now is told, and the patient says again what is wanted. */
function changed(appointment: PracticeAppointment | null, booking: Booking, context: HandlerContext): Step {
  const stands = appointment?.status === 'booked' || appointment?.status === 'proposed';
  if (!appointment || !stands) return { say: [{ key: 'move_appointment.gone' }] };
  const { when: _old, chosen: _chosen, offered: _offered, turnedDown: _down, ...rest } = booking;
  const say = [{ key: 'move_appointment.changed', params: slotParams(appointment, appointment, context) }];
  return { ...nextStep({ ...rest, replaces: appointment }, context), say };
}
