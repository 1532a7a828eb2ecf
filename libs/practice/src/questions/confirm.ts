import { unexpected } from '../fhir/records.js';
import { type AppointmentResource, appointmentSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { belongsTo, toAppointment } from './appointments.js';
import { OVERTAKEN, TRIES } from './book.js';
import { OPEN } from './cancel.js';
import type { SlotContext } from './slots.js';

type Confirm = Extract<PracticeRequest, { kind: 'confirm-appointment' }>;

/** Notes that the patient will come: their participation becomes "accepted". Where it is so already, nothing is written. */
export async function confirm(request: Confirm, context: SlotContext): Promise<PracticeResult> {
  const { records } = context;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = await records.read(appointmentSchema, request.ref);
    if (!found || !belongsTo(found, request.patientRef)) return { kind: 'appointment-changed', appointment: null };
    const view = await toAppointment(found, context);
    if (view?.confirmed && OPEN.has(found.status)) return { kind: 'appointment-confirmed', appointment: view };
    if (!OPEN.has(found.status) || found.meta.versionId !== request.version)
      return { kind: 'appointment-changed', appointment: view };
    const { status } = await records.client.send({
      method: 'PUT',
      path: request.ref,
      body: accepted(found, request.patientRef),
      headers: { 'if-match': `W/"${found.meta.versionId}"` },
      repeatable: true,
    });
    if (status !== 200 && !OVERTAKEN.has(status)) throw unexpected('confirming', status);
  }
  throw new Unavailable('confirming: overtaken by other writes several times');
}

function accepted(appointment: AppointmentResource, patientRef: string): AppointmentResource {
  const participant = appointment.participant.map((it) =>
    it.actor?.reference === patientRef ? { ...it, status: 'accepted' } : it,
  );
  return { ...appointment, participant };
}
