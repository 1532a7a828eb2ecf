import { PARTICIPATION_MODE_SYSTEM, REMINDER_SYSTEM, REMINDER_TIMING_EXTENSION, REQUEST_SYSTEM } from '../codes.js';
import { unexpected } from '../fhir/records.js';
import { type CommunicationRequestResource, communicationRequestSchema } from '../fhir/resources.js';
import {
  type PracticeReminder,
  type PracticeRequest,
  type PracticeResult,
  REMINDER_DAYS,
  type ReminderWhen,
  type ReminderWish,
} from '../port.js';
import { inZone } from '../times.js';
import { createOnce } from './create.js';
import type { SlotContext } from './slots.js';

type Request<K extends PracticeRequest['kind']> = Extract<PracticeRequest, { kind: K }>;

/** Somebody else was quicker: read it again. */
const OVERTAKEN = new Set([404, 409, 410, 412]);
const CODES = { medication: 'medication-reminder', appointment: 'appointment-reminder' } as const;

/** @returns the patient's reminders that are still to come, those of every day first, then by their moment */
export async function remindersOf(patientRef: string, context: SlotContext): Promise<PracticeReminder[]> {
  const query = { patient: patientRef, status: 'active' };
  const found = await context.records.all('CommunicationRequest', communicationRequestSchema, query);
  const now = context.now().getTime();
  return found
    .filter((it) => it.status === 'active' && it.subject?.reference === patientRef)
    .flatMap((it) => toReminder(it, context.timeZone) ?? [])
    .filter(({ when }) => when.kind === 'repeats' || Date.parse(when.at) > now)
    .sort((a, b) => order(a) - order(b) || a.what.localeCompare(b.what));
}

const order = ({ when }: PracticeReminder) => (when.kind === 'repeats' ? 0 : Date.parse(when.at));

/** Stores a reminder as a CommunicationRequest of the clinic, once for each request. */
export async function setReminder(request: Request<'set-reminder'>, context: SlotContext): Promise<PracticeResult> {
  const resource = communicationRequest(request, context);
  const made = await createOnce({ id: request.id, resource, by: 'identifier' }, communicationRequestSchema, context);
  const reminder = toReminder(made, context.timeZone);
  if (!reminder) throw unexpected('a reminder that was set is not as it was sent', 200);
  return { kind: 'reminder-set', reminder };
}

/** Lets a reminder come at another time, where it is still as the patient saw it. */
export async function changeReminder(request: Request<'change-reminder'>, context: SlotContext): Promise<PracticeResult> {
  return write(request, context, 'reminder-set', (it) => {
    const { occurrenceDateTime: _before, ...rest } = it;
    const others = (it.extension ?? []).filter(({ url }) => url !== REMINDER_TIMING_EXTENSION);
    const { extension = [], ...timed } = timing(request.when);
    return { ...rest, ...timed, extension: [...others, ...extension] };
  });
}

/** Ends a reminder. One that is ended already is the result that was wanted. */
export async function stopReminder(request: Request<'stop-reminder'>, context: SlotContext): Promise<PracticeResult> {
  return write(request, context, 'reminder-stopped', (it) => ({ ...it, status: 'revoked' }));
}

async function write(
  request: { patientRef: string; ref: string; version: string },
  { records, timeZone }: SlotContext,
  kind: 'reminder-set' | 'reminder-stopped',
  change: (it: CommunicationRequestResource) => object,
): Promise<PracticeResult> {
  const found = await records.read(communicationRequestSchema, request.ref);
  const before = found?.subject?.reference === request.patientRef ? found : null;
  const view = before && toReminder(before, timeZone);
  if (!before || !view) return { kind: 'reminder-overtaken', reminder: null };
  if (before.status !== 'active')
    return kind === 'reminder-stopped' ? { kind, reminder: view } : { kind: 'reminder-overtaken', reminder: null };
  if (before.meta.versionId !== request.version) return { kind: 'reminder-overtaken', reminder: view };
  const { status, body } = await records.client.send({
    method: 'PUT',
    path: request.ref,
    body: change(before),
    headers: { 'if-match': `W/"${request.version}"` },
    repeatable: true,
  });
  if (OVERTAKEN.has(status)) return afterConflict(request, { records, timeZone }, change);
  if (status !== 200) throw unexpected('writing a reminder', status);
  const after = communicationRequestSchema.safeParse(body).data;
  return { kind, reminder: (after && toReminder(after, timeZone)) ?? view };
}

/** A conflict may be our own write whose answer was lost: what is there now decides. */
async function afterConflict(
  request: { patientRef: string; ref: string },
  { records, timeZone }: Pick<SlotContext, 'records' | 'timeZone'>,
  change: (it: CommunicationRequestResource) => object,
): Promise<PracticeResult> {
  const now = await records.read(communicationRequestSchema, request.ref);
  if (now?.subject?.reference !== request.patientRef) return { kind: 'reminder-overtaken', reminder: null };
  const view = toReminder(now, timeZone);
  const asWanted = JSON.stringify(change(now)) === JSON.stringify(now);
  if (view && asWanted) return { kind: now.status === 'active' ? 'reminder-set' : 'reminder-stopped', reminder: view };
  return { kind: 'reminder-overtaken', reminder: now.status === 'active' ? view : null };
}

function communicationRequest({ id, patientRef, reminder, by }: Request<'set-reminder'>, { now }: SlotContext) {
  const { about, aboutRef, what } = reminder;
  const patient = { reference: patientRef };
  const mode = by === 'text' ? { code: 'SMSWRIT', display: 'SMS message' } : { code: 'ELECTRONIC', display: 'electronic data' };
  return {
    resourceType: 'CommunicationRequest',
    identifier: [{ system: REQUEST_SYSTEM, value: id }],
    status: 'active',
    category: [{ coding: [{ system: REMINDER_SYSTEM, code: CODES[about] }], text: `Reminder of ${about}` }],
    medium: [{ coding: [{ system: PARTICIPATION_MODE_SYSTEM, ...mode }] }],
    subject: patient,
    requester: patient,
    recipient: [patient],
    ...(aboutRef === null && what === ''
      ? {}
      : { about: [{ ...(aboutRef === null ? {} : { reference: aboutRef }), ...(what === '' ? {} : { display: what }) }] }),
    payload: [{ contentString: about === 'medication' ? `Time to take ${what || 'the medicine'}` : 'A visit is coming up' }],
    authoredOn: now().toISOString(),
    ...timing(reminder.when),
  };
}

function timing(when: ReminderWhen): {
  occurrenceDateTime?: string;
  extension?: NonNullable<CommunicationRequestResource['extension']>;
} {
  if (when.kind === 'once') return { occurrenceDateTime: when.at };
  const daily = when.days.length === 0;
  const repeat = {
    frequency: 1,
    period: 1,
    periodUnit: daily ? 'd' : 'wk',
    timeOfDay: when.times.map((time) => `${time}:00`),
    ...(daily ? {} : { dayOfWeek: [...when.days] }),
  };
  return { extension: [{ url: REMINDER_TIMING_EXTENSION, valueTiming: { repeat } }] };
}

/** @returns the reminder that a CommunicationRequest is; null where it is none of ours, or says no time */
function toReminder(it: CommunicationRequestResource, timeZone: string): PracticeReminder | null {
  const codes = (it.category ?? []).flatMap(({ coding }) => coding ?? []).filter(({ system }) => system === REMINDER_SYSTEM);
  const about = codes.some(({ code }) => code === CODES.medication)
    ? 'medication'
    : codes.some(({ code }) => code === CODES.appointment)
      ? 'appointment'
      : null;
  const when = whenOf(it, timeZone);
  if (about === null || when === null) return null;
  const subject = it.about?.[0];
  const wish: ReminderWish = { about, aboutRef: subject?.reference ?? null, what: subject?.display ?? '', when };
  return { ref: `CommunicationRequest/${it.id}`, version: it.meta.versionId, ...wish };
}

function whenOf(it: CommunicationRequestResource, timeZone: string): ReminderWhen | null {
  const repeat = it.extension?.find(({ url }) => url === REMINDER_TIMING_EXTENSION)?.valueTiming?.repeat;
  const times = (repeat?.timeOfDay ?? []).map((time) => time.slice(0, 5));
  if (times.length > 0) {
    const days = REMINDER_DAYS.filter((day) => repeat?.dayOfWeek?.includes(day));
    return { kind: 'repeats', times, days };
  }
  return it.occurrenceDateTime === undefined ? null : { kind: 'once', at: inZone(it.occurrenceDateTime, timeZone) };
}
