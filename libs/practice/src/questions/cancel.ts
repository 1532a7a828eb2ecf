import { CANCELLATION_REASON_SYSTEM } from '../codes.js';
import { unexpected } from '../fhir/records.js';
import { type AppointmentResource, appointmentSchema, type SlotResource, slotSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { belongsTo, toAppointment } from './appointments.js';
import type { SlotContext } from './slots.js';

type Cancel = Extract<PracticeRequest, { kind: 'cancel-appointment' }>;

/** The slot may be edited between reading and writing; the appointment is what counts. */
const TRIES = 3;
const OVERTAKEN = new Set([404, 409, 410, 412]);
/** Statuses in which an appointment can still be called off. */
export const OPEN: ReadonlySet<string> = new Set(['proposed', 'pending', 'booked', 'waitlist']);

/**
 * Calls an appointment off and frees its slot, both or neither, where it is still as the patient saw it. One that is called
 * off already is the result that was wanted: so it may be asked again after a lost answer.
 */
export async function cancel(request: Cancel, context: SlotContext): Promise<PracticeResult> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const appointment = await context.records.read(appointmentSchema, request.ref);
    if (!appointment || !belongsTo(appointment, request.patientRef)) return { kind: 'appointment-changed', appointment: null };
    const settled = await settledAs(appointment, request, context);
    if (settled) return settled;
    const slots = await heldSlots(appointment, context);
    const { status } = await context.records.client.send({
      method: 'POST',
      path: '',
      body: cancellationBundle(appointment, slots),
      repeatable: true,
    });
    if (status !== 200 && !OVERTAKEN.has(status)) throw unexpected('cancelling', status);
  }
  throw new Unavailable('cancelling: overtaken by other writes several times');
}

/** @returns the answer, where there is nothing to write (any more) */
async function settledAs(
  appointment: AppointmentResource,
  request: Cancel,
  context: SlotContext,
): Promise<PracticeResult | null> {
  const asRead = appointment.meta.versionId === request.version;
  if (asRead && OPEN.has(appointment.status)) return null;
  const view = await toAppointment(appointment, context);
  if (view?.status === 'cancelled') return { kind: 'appointment-cancelled', appointment: view };
  return { kind: 'appointment-changed', appointment: view };
}

/** @returns the slots that an appointment holds, those that are still to come */
export async function heldSlots(appointment: AppointmentResource, { records, now }: SlotContext): Promise<SlotResource[]> {
  const references = (appointment.slot ?? []).flatMap(({ reference }) => reference ?? []);
  const slots = await Promise.all(references.map((reference) => records.read(slotSchema, reference)));
  return slots.flatMap((slot) => (slot && slot.status === 'busy' && Date.parse(slot.start) > now().getTime() ? [slot] : []));
}

function cancellationBundle(appointment: AppointmentResource, slots: SlotResource[]) {
  return { resourceType: 'Bundle', type: 'transaction', entry: cancellation(appointment, slots) };
}

/** @returns a transaction's entries that call an appointment off and free its slots, as they were read */
export function cancellation(appointment: AppointmentResource, slots: readonly SlotResource[]) {
  const byPatient = { coding: [{ system: CANCELLATION_REASON_SYSTEM, code: 'pat', display: 'Patient' }] };
  return [
    put({ ...appointment, status: 'cancelled', cancelationReason: byPatient }),
    ...slots.map((slot) => put({ ...slot, status: 'free' })),
  ];
}

/** @returns a transaction's entry that writes a resource, where it is still as it was read */
export function put(resource: AppointmentResource | SlotResource) {
  const url = `${resource.resourceType}/${resource.id}`;
  return { resource, request: { method: 'PUT', url, ifMatch: `W/"${resource.meta.versionId}"` } };
}
