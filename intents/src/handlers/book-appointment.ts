import type { Handler } from '@carethread/dialogue';
import { type BookingStep, bookingTask, nextStep, resumeBooking, slotParams } from './booking.js';
import { type Booking, gather } from './booking-data.js';

/** Books an appointment. */
export const bookAppointment: Handler = {
  name: 'book-appointment',
  aboutAppointments: true,
  start: (event, context) => nextStep(gather({}, event, context).booking, context),
  resume: (at, event, context) =>
    resumeBooking(at.step as BookingStep, at.data as Booking, event, context, (appointment) => ({
      say: [{ key: 'book_appointment.booked', params: slotParams(appointment, appointment, context) }],
    })),
  task: ({ data }) => `Wants to book: ${bookingTask(data as Booking)}.`,
};
