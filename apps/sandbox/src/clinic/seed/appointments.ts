import type { Appointment, Slot } from '@medplum/fhirtypes';
import type { DateTime } from 'luxon';
import { type VisitType, visitTypeConcept } from './codes.js';
import { DOCTORS, type Doctor, referencesOf } from './practice.js';
import { isoOf, slotsOf } from './slots.js';

interface Visit {
  readonly patient: string;
  readonly doctor: string;
  readonly type: VisitType;
  /** The first working day that is at least so many days off; negative: that long ago. */
  readonly inDays: number;
  readonly hour: number;
  readonly status?: Appointment['status'];
}

const VISITS: readonly Visit[] = [
  { patient: 'ana-torres', doctor: 'chen', type: 'follow-up', inDays: 6, hour: 10 },
  { patient: 'ana-torres', doctor: 'chen', type: 'checkup', inDays: -60, hour: 9 },
  { patient: 'james-carter', doctor: 'bello', type: 'physical', inDays: 9, hour: 8 },
  { patient: 'james-carter', doctor: 'bello', type: 'follow-up', inDays: -20, hour: 11, status: 'noshow' },
  { patient: 'mary-obrien', doctor: 'kim', type: 'telehealth', inDays: 3, hour: 13 },
  { patient: 'jose-ramirez', doctor: 'ortega', type: 'follow-up', inDays: 12, hour: 14 },
  { patient: 'jose-ramirez', doctor: 'ortega', type: 'checkup', inDays: -90, hour: 15 },
  { patient: 'priya-patel', doctor: 'chen', type: 'checkup', inDays: 15, hour: 15 },
  { patient: 'leo-nguyen', doctor: 'novak', type: 'vaccination', inDays: 5, hour: 16 },
  { patient: 'walter-kowalski', doctor: 'bello', type: 'follow-up', inDays: 2, hour: 9 },
  { patient: 'walter-kowalski', doctor: 'bello', type: 'follow-up', inDays: 16, hour: 9 },
  { patient: 'denise-washington', doctor: 'ortega', type: 'physical', inDays: -400, hour: 10 },
  { patient: 'sofia-herrera', doctor: 'novak', type: 'checkup', inDays: 8, hour: 11 },
];

/** @returns appointments of the past and to come; those to come with the slot that they hold, busy */
export function appointments(today: DateTime): (Appointment | Slot)[] {
  return VISITS.flatMap((visit) => {
    const doctor = DOCTORS.find(({ id }) => id === visit.doctor);
    if (!doctor) throw new Error(`no such doctor in the seed: ${visit.doctor}`);
    const day = workingDay(today.plus({ days: visit.inDays }));
    if (visit.inDays < 0) return [pastVisit(visit, doctor, day)];
    const slot = slotsOf(doctor, day).find(({ start = '' }) => start >= isoOf(day.set({ hour: visit.hour })));
    if (!slot) throw new Error(`no such hour in the seed: ${visit.doctor} at ${visit.hour}`);
    return [{ ...slot, status: 'busy' as const }, upcomingVisit(visit, doctor, slot)];
  });
}

function workingDay(day: DateTime): DateTime {
  return day.startOf('day').plus({ days: day.weekday === 6 ? 2 : day.weekday === 7 ? 1 : 0 });
}

function pastVisit(visit: Visit, doctor: Doctor, day: DateTime): Appointment {
  const start = day.set({ hour: visit.hour });
  const end = start.plus({ minutes: doctor.slotMinutes });
  return appointment(visit, doctor, { start: isoOf(start), end: isoOf(end), status: visit.status ?? 'fulfilled' });
}

function upcomingVisit(visit: Visit, doctor: Doctor, slot: Slot): Appointment {
  const { start = '', end = '' } = slot;
  return { ...appointment(visit, doctor, { start, end, status: 'booked' }), slot: [{ reference: `Slot/${slot.id}` }] };
}

function appointment(
  visit: Visit,
  doctor: Doctor,
  time: { start: string; end: string; status: Appointment['status'] },
): Appointment {
  const refs = referencesOf(doctor);
  return {
    resourceType: 'Appointment',
    id: `${visit.patient}-${time.start.slice(0, 10)}`,
    ...time,
    serviceType: [visitTypeConcept(visit.type)],
    participant: [
      // Who comes on their own account has not said so yet.
      { actor: { reference: `Patient/${visit.patient}` }, status: time.status === 'booked' ? 'needs-action' : 'accepted' },
      { actor: refs.practitioner, status: 'accepted' },
      { actor: refs.location, status: 'accepted' },
    ],
  };
}
