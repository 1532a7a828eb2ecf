import type { Choice } from '@carethread/conversation';
import type { HandlerContext } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeRequest, PracticeResult } from '@carethread/practice';
import { patientRef, visitName } from './step.js';
import { timeLabel } from './times.js';

/** More than these do not fit a text message. */
const LISTED = 6;

/** @returns the request for the patient's appointments from now on */
export function askAppointments(context: HandlerContext): PracticeRequest {
  return { kind: 'appointments', patientRef: patientRef(context), from: context.now };
}

/** @returns those that are still to come, soonest first */
export function upcoming(result: PracticeResult, now: string): PracticeAppointment[] {
  if (result.kind !== 'appointments') throw new TypeError(`appointments were asked for, not ${result.kind}`);
  return result.appointments
    .filter(({ status, start }) => (status === 'booked' || status === 'proposed') && Date.parse(start) > Date.parse(now))
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .slice(0, LISTED);
}

/** @returns appointments to choose from */
export function appointmentChoices(appointments: readonly PracticeAppointment[], context: HandlerContext): Choice[] {
  const { timeZone } = context.policy.clinic;
  return appointments.map((it) => ({
    key: it.ref,
    label: `${timeLabel(it.start, timeZone, context.language)}, ${it.practitioner} (${visitName(it.visitType, context)})`,
  }));
}

/** @returns the one that a day or a name points at, where it is only one; else null */
export function pointedAt(
  appointments: readonly PracticeAppointment[],
  slots: Readonly<Record<string, string>>,
): PracticeAppointment | null {
  const day = slots.when?.slice(0, 10);
  const who = slots.practitioner;
  const fits = appointments.filter(
    ({ start, practitioner }) =>
      (day === undefined || start.startsWith(day)) && (who === undefined || practitioner.toLowerCase().includes(lastWord(who))),
  );
  return (day !== undefined || who !== undefined) && fits.length === 1 ? (fits[0] ?? null) : null;
}

const lastWord = (name: string) => name.toLowerCase().split(' ').at(-1) ?? '';
