import type { Patient, Schedule, Slot } from '@medplum/fhirtypes';
import { DateTime } from 'luxon';
import type { Pool } from 'pg';

/** One of the sandbox clinic's patients, with all that is needed to play them at a phone. */
export interface SandboxPerson {
  id: string;
  name: string;
  birthDate: string;
  phone: string;
  postalCode: string;
  language: string;
}

/** A day of the clinic's book. */
export interface CalendarDay {
  date: string;
  practitioners: { name: string; location: string; slots: CalendarSlot[] }[];
}

export interface CalendarSlot {
  ref: string;
  start: string;
  end: string;
  status: 'free' | 'busy';
  /** Who holds it, where the appointment is one of the sandbox's. */
  patient: string | null;
}

/** @returns the clinic's patients, in the order of their ids */
export async function listPeople(pool: Pool): Promise<SandboxPerson[]> {
  const text = "SELECT content FROM sandbox_clinic.resource WHERE type = 'Patient' AND NOT deleted ORDER BY id";
  const { rows } = await pool.query<{ content: Patient }>(text);
  return rows.map(({ content }) => ({
    id: content.id ?? '',
    name: nameOf(content),
    birthDate: content.birthDate ?? '',
    phone: content.telecom?.find(({ system }) => system === 'phone')?.value ?? '',
    postalCode: content.address?.[0]?.postalCode ?? '',
    language: content.communication?.[0]?.language?.coding?.[0]?.code ?? 'en',
  }));
}

const CALENDAR = `
  SELECT s.content AS slot, d.content AS schedule, p.content AS patient
  FROM sandbox_clinic.resource s
  JOIN sandbox_clinic.resource d ON d.type = 'Schedule' AND 'Schedule/' || d.id = s.content->'schedule'->>'reference'
  LEFT JOIN sandbox_clinic.resource a ON a.type = 'Appointment' AND NOT a.deleted AND a.content->>'status' = 'booked'
    AND a.content->'slot'->0->>'reference' = 'Slot/' || s.id
  LEFT JOIN sandbox_clinic.index_value v ON v.type = 'Appointment' AND v.id = a.id AND v.code = 'patient'
  LEFT JOIN sandbox_clinic.resource p ON p.type = 'Patient' AND 'Patient/' || p.id = v.value
  WHERE s.type = 'Slot' AND NOT s.deleted AND s.id IN (
    SELECT id FROM sandbox_clinic.index_value WHERE type = 'Slot' AND code = 'start' AND from_at >= $1 AND from_at < $2)
  ORDER BY d.id, s.id`;

interface CalendarRow {
  slot: Slot;
  schedule: Schedule;
  patient: Patient | null;
}

/**
 * @param from the first day, in the clinic's zone
 * @param days how many days
 * @returns the clinic's book of these days, days without any slot left out
 */
export async function calendar(pool: Pool, from: DateTime, days: number): Promise<CalendarDay[]> {
  const start = from.startOf('day');
  const { rows } = await pool.query<CalendarRow>(CALENDAR, [start.toJSDate(), start.plus({ days }).toJSDate()]);
  const byDay = Map.groupBy(rows, ({ slot }) => dayOf(slot, start));
  return [...byDay]
    .map(([date, ofDay]) => ({ date, practitioners: practitioners(ofDay) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function practitioners(rows: CalendarRow[]): CalendarDay['practitioners'] {
  return [...Map.groupBy(rows, ({ schedule }) => schedule.id).values()].map((ofOne) => ({
    name: ofOne[0]?.schedule.actor?.[0]?.display ?? '',
    location: ofOne[0]?.schedule.actor?.[1]?.display ?? '',
    slots: ofOne.map(({ slot, patient }) => ({
      ref: `Slot/${slot.id}`,
      start: slot.start ?? '',
      end: slot.end ?? '',
      status: slot.status === 'free' ? 'free' : 'busy',
      patient: patient ? nameOf(patient) : null,
    })),
  }));
}

function dayOf(slot: Slot, inZoneOf: DateTime): string {
  return DateTime.fromISO(slot.start ?? '', { zone: inZoneOf.zone }).toISODate() ?? '';
}

function nameOf(patient: Patient): string {
  const name = patient.name?.[0];
  return [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
}
