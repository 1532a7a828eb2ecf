import { unexpected } from '../fhir/records.js';
import { type AppointmentResource, appointmentSchema } from '../fhir/resources.js';
import type { PracticeAppointment, PracticeRequest, PracticeResult } from '../port.js';
import { belongsTo, toAppointment } from './appointments.js';
import { creation, justMade, OVERTAKEN, othersLike, ownAppointment, TRIES } from './book.js';
import { cancellation, heldSlots, OPEN } from './cancel.js';
import type { SlotContext } from './slots.js';

type Move = Extract<PracticeRequest, { kind: 'move-appointment' }>;

/**
 * Moves an appointment in one FHIR transaction: the new one is made and its slot taken, the old one is called off and its slot
 * freed, all of it or nothing. Whatever fails leaves the patient with the appointment that they had. As with booking, asking
 * again finds what was done.
 */
export async function move(request: Move, context: SlotContext): Promise<PracticeResult> {
  const moved = (appointment: PracticeAppointment): PracticeResult => ({ kind: 'appointment-moved', appointment });
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const own = await ownAppointment(request, context);
    if (own) return moved(own);
    const old = await context.records.read(appointmentSchema, request.ref);
    if (!old || !isAsSeen(old, request)) return changed(old, request, context);
    const made = await creation(request, context);
    if (!made) break;
    const entry = [...made, ...cancellation(old, await heldSlots(old, context))];
    const body = { resourceType: 'Bundle', type: 'transaction', entry };
    const { status } = await context.records.client.send({ method: 'POST', path: '', body, repeatable: true });
    if (status === 200) return moved(await justMade(request, context));
    if (!OVERTAKEN.has(status)) throw unexpected('moving', status);
  }
  const own = await ownAppointment(request, context);
  return own ? moved(own) : { kind: 'slot-taken', slots: await othersLike(request, context) };
}

function isAsSeen(old: AppointmentResource, { patientRef, version }: Move): boolean {
  return belongsTo(old, patientRef) && old.meta.versionId === version && OPEN.has(old.status);
}

async function changed(old: AppointmentResource | null, { patientRef }: Move, context: SlotContext): Promise<PracticeResult> {
  const own = old && belongsTo(old, patientRef) ? await toAppointment(old, context) : null;
  return { kind: 'appointment-changed', appointment: own };
}
