import { REQUEST_SYSTEM, requestIdentifier, VISIT_TYPE_SYSTEM } from '../codes.js';
import type { Desk } from '../directory.js';
import { unexpected } from '../fhir/records.js';
import { type AppointmentResource, appointmentSchema, type SlotResource, slotSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult, PracticeSlot } from '../port.js';
import { partOfDay } from '../times.js';
import { belongsTo, toAppointment } from './appointments.js';
import { type FindSlots, findSlots, type SlotContext } from './slots.js';

type Book = Extract<PracticeRequest, { kind: 'book' }>;

/** A slot that was merely edited in between is tried again with its new version; more often than this it is given up. */
const TRIES = 3;
/** Somebody was quicker: a conflict, a version that is not the one read, a slot that is gone. */
const OVERTAKEN = new Set([404, 409, 410, 412]);
/** How many other slots are offered where this one is gone. */
const OTHERS = 3;

/**
 * Books a slot: the appointment is made and the slot made busy in one FHIR transaction, on the condition that no appointment
 * with this request's identifier exists and that the slot is as it was read. So it happens once however often it is sent,
 * and where an answer is lost, asking again finds what was done.
 */
export async function book(request: Book, context: SlotContext): Promise<PracticeResult> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const slot = await context.records.read(slotSchema, request.slot.ref);
    const isAsOffered = slot?.status === 'free' && Date.parse(slot.start) === Date.parse(request.slot.start);
    if (!slot || !isAsOffered) break;
    const desk = await context.directory.bySchedule(slot.schedule.reference ?? '');
    if (!desk) break;
    const { status } = await context.records.client.send({
      method: 'POST',
      path: '',
      body: bookingBundle(request, slot, desk, context.now()),
      repeatable: true,
    });
    if (status === 200) return booked(request, context);
    if (!OVERTAKEN.has(status)) throw unexpected('booking', status);
    const own = await ownBooking(request, context);
    if (own) return own;
  }
  return (await ownBooking(request, context)) ?? { kind: 'slot-taken', slots: await othersLike(request, context) };
}

function bookingBundle(request: Book, slot: SlotResource, desk: Desk, now: Date) {
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
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { resource: appointment, request: { method: 'POST', url: 'Appointment', ifNoneExist } },
      {
        resource: { ...slot, status: 'busy' },
        request: { method: 'PUT', url: request.slot.ref, ifMatch: `W/"${slot.meta.versionId}"` },
      },
    ],
  };
}

/** What a transaction answers differs between servers, so what it made is read. */
async function booked(request: Book, context: SlotContext): Promise<PracticeResult> {
  const own = await ownBooking(request, context);
  if (!own) throw new Unavailable('booking: the server took it, and does not have it');
  return own;
}

/** @returns what an earlier sending of this same request made, if any did */
async function ownBooking(request: Book, context: SlotContext): Promise<PracticeResult | null> {
  const query = { identifier: requestIdentifier(request.id) };
  const found = await context.records.all('Appointment', appointmentSchema, query);
  const own = found.find((it) => holdsRequest(it, request.id) && belongsTo(it, request.patientRef));
  const appointment = own ? await toAppointment(own, context) : null;
  return appointment ? { kind: 'booked', appointment } : null;
}

function holdsRequest(it: AppointmentResource, id: string): boolean {
  return (it.identifier ?? []).some(({ system, value }) => system === REQUEST_SYSTEM && value === id);
}

/** Like it: with the same person, at the same place, for the same kind of visit, at that part of the day; else the next ones. */
async function othersLike({ slot, visitType }: Book, context: SlotContext): Promise<PracticeSlot[]> {
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
