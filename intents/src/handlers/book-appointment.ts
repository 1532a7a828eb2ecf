import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Standing,
  type Step,
} from '@carethread/dialogue';
import type { PracticeAppointment } from '@carethread/practice';
import { askAppointments, pointedAt } from './appointments.js';
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
import { patientRef, practiceResult } from './step.js';
import { wantsToBeSeen, wantsVisit } from './visit-wish.js';
import { afterVisits, asksToWait, instead, wantsToWait } from './waiting-list.js';

const COMMITMENT: Commitment = {
  request: bookRequest,
  done: (made, context) => ({
    say: [{ key: 'book_appointment.booked', params: slotParams(made, made, context) }],
    after: { at: { step: 'booked', data: { made } }, say: { key: 'book_appointment.undo' } },
  }),
};

interface Made {
  readonly made: PracticeAppointment;
}

/** Books an appointment; "C" after that calls it off again. */
export const bookAppointment: Handler = {
  name: 'book-appointment',
  aboutAppointments: true,
  start,
  resume,
  asks: (event, context) => wantsToWait(event.text) || wantsVisit(event, context) || wantsToBeSeen(event, context),
  answers: ({ step, data }, event, context) =>
    step === 'booked' ? UNDO.test(plain(event.text)) : answersBooking(step, data as Booking, event, context),
  task: ({ step, data }) =>
    step === 'booked' || step === 'undoing'
      ? `Has just booked the visit of ${(data as unknown as Made).made.start}, and may want to call it off.`
      : `Wants to book: ${bookingTask(data as Booking)}.`,
};

/** Who asks for the waiting list from nothing may have a visit that they want sooner. */
function start(event: MessageEvent, context: HandlerContext): Step {
  const { booking } = gather({}, event, context);
  if (!asksToWait(event.text)) return nextStep(booking, context);
  return { at: { step: 'wait-looking', data: { ...booking, waits: true } }, verify: true };
}

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const booking = at.data as Booking;
  switch (at.step) {
    case 'booked':
    case 'undoing':
      return undo(at.data as unknown as Made, event, context);
    case 'wait-looking':
      if (event.kind === 'verified') return { at, request: askAppointments(context) };
      if (event.kind === 'message') return { notMine: true };
      return afterVisits(booking, event.result, (it) => nextStep(it, context), context);
    case 'wait-which': {
      if (event.kind !== 'message') return { notMine: true };
      const { choices = [] } = booking;
      const meant = choices.find(({ ref }) => ref === event.choice) ?? pointedAt(choices, event.understanding.slots);
      return meant ? nextStep(instead(booking, meant), context) : { notMine: true };
    }
    default:
      return resumeBooking(at.step as BookingStep, booking, event, context, COMMITMENT);
  }
}

const UNDO =
  /^(c|undo|undo (it|that)|cancel|cancel (it|that)|call it off|cancela|cancelala|cancelarla|anulala|anularla|deshacer)( please| por favor)?$/;

function undo({ made }: Made, event: HandlerEvent, context: HandlerContext): Step {
  const at = { step: 'undoing', data: { made } };
  switch (event.kind) {
    case 'message':
      return UNDO.test(plain(event.text)) ? { at, verify: true } : { notMine: true };
    case 'verified': {
      const { ref, version } = made;
      return { at, request: { kind: 'cancel-appointment', id: context.newId(), patientRef: patientRef(context), ref, version } };
    }
    case 'result':
      return undone(made, practiceResult(event.result).kind === 'appointment-cancelled', context);
  }
}

function undone(made: PracticeAppointment, off: boolean, context: HandlerContext): Step {
  if (off) return { say: [{ key: 'cancel_appointment.done', params: slotParams(made, made, context) }] };
  const task = `Wants to call off the visit of ${made.start}, which had changed meanwhile.`;
  return { person: { cause: 'needs-the-care-team', task } };
}
