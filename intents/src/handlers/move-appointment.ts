import type { Handler, HandlerContext, HandlerEvent, Standing, Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeResult } from '@carethread/practice';
import { appointmentChoices, askAppointments, upcoming } from './appointments.js';
import { type BookingStep, bookingTask, nextStep, resumeBooking, slotParams } from './booking.js';
import { type Booking, gather } from './booking-data.js';
import { firstName, patientRef, practiceResult } from './step.js';

/**
 * Moves an appointment: which ▶ a new time, as in booking ▶ the new one is booked ▶ the old one called off. In this order, so
 * that whatever fails in between leaves the patient with an appointment.
 */
export const moveAppointment: Handler = {
  name: 'move-appointment',
  aboutAppointments: true,
  start: (event, context) => ({ at: { step: 'looking', data: { ...gather({}, event, context).booking } }, verify: true }),
  resume,
  task: ({ step, data }) => {
    const { replaces, ...booking } = data as Booking;
    const old = replaces ? `the visit of ${replaces.start} with ${replaces.practitioner}` : 'a visit';
    return step === 'freeing'
      ? `Call off ${old}: it was moved, and the new time is booked.`
      : `Wants to move ${old}: ${bookingTask(booking)}.`;
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const booking = at.data as Booking;
  if (at.step === 'looking') {
    if (event.kind === 'verified') return { at, request: askAppointments(context) };
    return event.kind === 'result' ? which(booking, practiceResult(event.result), context) : { notMine: true };
  }
  if (at.step === 'which') {
    const meant = event.kind === 'message' ? booking.choices?.find(({ ref }) => ref === event.choice) : undefined;
    return meant ? onwards(booking, meant, context) : { notMine: true };
  }
  if (at.step === 'freeing')
    return event.kind === 'result' ? freed(booking, practiceResult(event.result), context) : { notMine: true };
  return resumeBooking(at.step as BookingStep, booking, event, context, (appointment) => free(booking, appointment, context));
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

function free(booking: Booking, made: PracticeAppointment, context: HandlerContext): Step {
  const { replaces } = booking;
  if (!replaces) throw new RangeError('a move needs the appointment that is moved');
  const { ref, version } = replaces;
  const request = { kind: 'cancel-appointment', id: context.newId(), patientRef: patientRef(context), ref, version };
  return { at: { step: 'freeing', data: { ...booking, made } }, request };
}

function freed(booking: Booking, result: PracticeResult, context: HandlerContext): Step {
  const { made, replaces } = booking as Booking & { made: PracticeAppointment };
  const params = slotParams(made, made, context);
  if (result.kind === 'appointment-cancelled') return { say: [{ key: 'move_appointment.moved', params }] };
  if (result.kind === 'appointment-changed' && result.appointment === null)
    return { say: [{ key: 'move_appointment.moved', params }] };
  const task = `Call off the visit of ${replaces?.start}: it was moved to ${made.start}, but it had changed meanwhile.`;
  return { say: [{ key: 'move_appointment.half-moved', params }], person: { cause: 'needs-the-care-team', task } };
}
