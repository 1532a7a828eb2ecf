import { codesOf } from '../codes.js';
import { type AppointmentResource, appointmentSchema } from '../fhir/resources.js';
import type { PracticeAppointment } from '../port.js';
import { inZone } from '../times.js';
import type { SlotContext } from './slots.js';

/** FHIR's statuses, as far as a patient tells them apart; others (entered in error) are not shown. */
const STATUS: Readonly<Record<string, PracticeAppointment['status']>> = {
  proposed: 'proposed',
  pending: 'proposed',
  waitlist: 'proposed',
  booked: 'booked',
  arrived: 'booked',
  'checked-in': 'booked',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
};

/** @returns the patient's appointments that start at `from` or later, soonest first, called-off ones among them */
export async function appointmentsOf(patientRef: string, from: string, context: SlotContext): Promise<PracticeAppointment[]> {
  const query = { patient: patientRef, date: `ge${from}`, _sort: 'date' };
  const found = await context.records.all('Appointment', appointmentSchema, query);
  const views = await Promise.all(found.filter((it) => belongsTo(it, patientRef)).map((it) => toAppointment(it, context)));
  return views.flatMap((it) => it ?? []).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** @returns an appointment as the dialogue sees it, or null where its status is none that a patient is told */
export async function toAppointment(it: AppointmentResource, context: SlotContext): Promise<PracticeAppointment | null> {
  const status = STATUS[it.status];
  if (!status) return null;
  return {
    ref: `Appointment/${it.id}`,
    version: it.meta.versionId,
    status,
    start: inZone(it.start, context.timeZone),
    end: inZone(it.end, context.timeZone),
    practitioner: await actorName(it, 'Practitioner/', context),
    location: await actorName(it, 'Location/', context),
    visitType: codesOf(it.serviceType)[0] ?? '',
    confirmed: it.participant.some(({ actor, status }) => actor?.reference?.startsWith('Patient/') && status === 'accepted'),
  };
}

/** @returns whether the patient takes part: a server's search is not believed about whose a record is */
export function belongsTo(it: AppointmentResource, patientRef: string): boolean {
  return it.participant.some(({ actor }) => actor?.reference === patientRef);
}

async function actorName(it: AppointmentResource, prefix: string, { directory }: SlotContext): Promise<string> {
  const actor = it.participant.map((one) => one.actor).find((one) => one?.reference?.startsWith(prefix));
  if (!actor?.reference) return '';
  return (await directory.nameOf(actor.reference)) || (actor.display ?? '');
}
