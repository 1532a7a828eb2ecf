import { REQUEST_SYSTEM, requestIdentifier, VISIT_TYPE_SYSTEM } from '../codes.js';
import type { Desk } from '../directory.js';
import { unexpected } from '../fhir/records.js';
import { type AppointmentResource, appointmentSchema, type SlotResource, slotSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeAppointment, PracticeRequest, PracticeResult, PracticeSlot } from '../port.js';
import { partOfDay } from '../times.js';
import { belongsTo, toAppointment } from './appointments.js';
import { put } from './cancel.js';
import { type FindSlots, findSlots, type SlotContext } from './slots.js';

/** What a new appointment is made from: a booking, or a move. */
export type Making = Pick<Extract<PracticeRequest, { kind: 'book' }>, 'id' | 'patientRef' | 'slot' | 'visitType'>;

/** A slot that was merely edited in between is tried again with its new version; more often than this it is given up. */
export const TRIES = 3;
/** Somebody was quicker: a conflict, a version that is not the one read, a slot that is gone. */
export const OVERTAKEN: ReadonlySet<number> = new Set([404, 409, 410, 412]);
/** How many other slots are offered where this one is gone. */
const OTHERS = 3;

/**
 * Books a slot: the appointment is made and the slot made busy in one FHIR transaction, on the condition that no appointment
 * with this request's identifier exists and that the slot is as it was read. So it happens once however often it is sent,
 * and where an answer is lost, asking again finds what was done.
 */
export async function book(request: Making, context: SlotContext): Promise<PracticeResult> {
  const booked = (appointment: PracticeAppointment): PracticeResult => ({ kind: 'booked', appointment });
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const entries = await creation(request, context);
    if (!entries) break;
    const body = { resourceType: 'Bundle', type: 'transaction', entry: entries };
    const { status } = await context.records.client.send({ method: 'POST', path: '', body, repeatable: true });
    if (status === 200) return booked(await justMade(request, context));
    if (!OVERTAKEN.has(status)) throw unexpected('booking', status);
    const own = await ownAppointment(request, context);
    if (own) return booked(own);
  }
  const own = await ownAppointment(request, context);
  return own ? booked(own) : { kind: 'slot-taken', slots: await othersLike(request, context) };
}

/** @returns a transaction's entries that make the appointment and take its slot; null where the slot is not free as offered */
export async function creation(request: Making, context: SlotContext) {
  const slot = await context.records.read(slotSchema, request.slot.ref);
  const isAsOffered = slot?.status === 'free' && Date.parse(slot.start) === Date.parse(request.slot.start);
  if (!slot || !isAsOffered) return null;
  const desk = await context.directory.bySchedule(slot.schedule.reference ?? '');
  return desk ? entriesOf(request, slot, desk, context.now()) : null;
}

function entriesOf(request: Making, slot: SlotResource, desk: Desk, now: Date) {
  const actors = [{ ref: request.patientRef, name: '' }, desk.practitioner, desk.location].filter(({ ref }) => ref !== '');
  const appointment = {
    resourceType: 'Appointment',
    identifier: [{ system: REQUEST_SYSTEM, value: request.id }],
    status: 'booked',
    serviceType: [{ coding: [{ system: VISIT_TYPE_SYSTEM, code: request.visitType }] }],
    start: slot.start,
    end: slot.end,
    created: now.toISOString(),
    slot: [{ reference: request.slot.ref }],
    participant: actors.map(({ ref, name }) => ({
      actor: { reference: ref, ...(name === '' ? {} : { display: name }) },
      status: 'accepted',
    })),
  };
  const ifNoneExist = `identifier=${encodeURIComponent(requestIdentifier(request.id))}`;
  return [
    { resource: appointment, request: { method: 'POST', url: 'Appointment', ifNoneExist } },
    put({ ...slot, status: 'busy' }),
  ];
}

/** What a transaction answers differs between servers, so what it made is read. */
export async function justMade(request: Making, context: SlotContext): Promise<PracticeAppointment> {
  const own = await ownAppointment(request, context);
  if (!own) throw new Unavailable('booking: the server took it, and does not have it');
  return own;
}

/** @returns what an earlier sending of this same request made, if any did */
export async function ownAppointment(request: Making, context: SlotContext): Promise<PracticeAppointment | null> {
  const query = { identifier: requestIdentifier(request.id) };
  const found = await context.records.all('Appointment', appointmentSchema, query);
  const own = found.find((it) => holdsRequest(it, request.id) && belongsTo(it, request.patientRef));
  return own ? toAppointment(own, context) : null;
}

function holdsRequest(it: AppointmentResource, id: string): boolean {
  return (it.identifier ?? []).some(({ system, value }) => system === REQUEST_SYSTEM && value === id);
}

/** Like it: with the same person, at the same place, for the same kind of visit, at that part of the day; else the next ones. */
export async function othersLike({ slot, visitType }: Making, context: SlotContext): Promise<PracticeSlot[]> {
  const next: FindSlots = {
    kind: 'find-slots',
    visitType,
    from: context.now().toISOString(),
    exclude: [slot.ref],
    limit: OTHERS,
  };
  const like: FindSlots = {
    ...next,
    ...(slot.practitioner === '' ? {} : { practitioner: slot.practitioner }),
    ...(slot.location === '' ? {} : { location: slot.location }),
    from: slot.start,
    partOfDay: partOfDay(slot.start, context.timeZone),
  };
  const found = await findSlots(like, context);
  return found.length > 0 ? found : findSlots(next, context);
}
