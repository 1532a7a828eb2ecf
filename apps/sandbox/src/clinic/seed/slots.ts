import { createHash } from 'node:crypto';
import type { Slot } from '@medplum/fhirtypes';
import type { DateTime } from 'luxon';
import { visitTypeConcept } from './codes.js';
import { DOCTORS, type Doctor, referencesOf } from './practice.js';

/** How far ahead the clinic's book is open. */
export const DAYS_AHEAD = 28;
/** Of a hundred slots, how many were taken by others before anybody tried the sandbox. */
const BUSY_PERCENT = 30;

/** @returns every slot of the days from `today` on, the same for the same day whenever it is asked */
export function slotsFrom(today: DateTime): Slot[] {
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => today.startOf('day').plus({ days: day }));
  return days.flatMap((day) => DOCTORS.flatMap((doctor) => slotsOf(doctor, day)));
}

/** @returns a doctor's slots of one day in the clinic's zone, in order */
export function slotsOf(doctor: Doctor, day: DateTime): Slot[] {
  const hours = day.weekday <= 5 ? doctor.weekdays : day.weekday === 6 ? doctor.saturdays : [];
  return hours.flatMap(([from, to]) => {
    const count = ((to - from) * 60) / doctor.slotMinutes;
    return Array.from({ length: count }, (_, i) =>
      slot(doctor, day.set({ hour: from }).plus({ minutes: i * doctor.slotMinutes })),
    );
  });
}

function slot(doctor: Doctor, start: DateTime): Slot {
  const id = `${doctor.id}-${start.toFormat('yyyyMMdd-HHmm')}`;
  const reserved = doctor.reserved[start.hour];
  return {
    resourceType: 'Slot',
    id,
    schedule: referencesOf(doctor).schedule,
    status: percentOf(id) < BUSY_PERCENT ? 'busy' : 'free',
    start: isoOf(start),
    end: isoOf(start.plus({ minutes: doctor.slotMinutes })),
    ...(reserved ? { serviceType: [visitTypeConcept(reserved)] } : {}),
  };
}

/** @returns an instant as FHIR writes it, with the clinic's offset */
export function isoOf(at: DateTime): string {
  const iso = at.toISO({ suppressMilliseconds: true });
  if (iso === null) throw new RangeError('not a point in time');
  return iso;
}

/** A number from 0 to 99 that looks random and is always the same for the same id. */
function percentOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % 100;
}
