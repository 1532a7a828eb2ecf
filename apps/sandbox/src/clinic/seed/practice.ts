import type { Location, Organization, Practitioner, PractitionerRole, Schedule } from '@medplum/fhirtypes';
import type { VisitType } from './codes.js';

export const CLINIC = { reference: 'Organization/riverside', display: 'Riverside Family Clinic' };

const LOCATIONS = {
  main: { id: 'riverside-main', name: 'Riverside Main', line: '1200 W Riverside Avenue', postalCode: '60608' },
  north: { id: 'riverside-north', name: 'Riverside North', line: '4800 N Lake Street', postalCode: '60640' },
} as const;

/** Hours of a week's day, as the clock says in the clinic: [from, to). */
type Hours = readonly (readonly [number, number])[];

export interface Doctor {
  readonly id: string;
  readonly name: string;
  readonly given: string;
  readonly family: string;
  readonly suffix: 'MD' | 'NP';
  readonly specialty: { readonly code: string; readonly display: string };
  readonly location: keyof typeof LOCATIONS;
  readonly slotMinutes: 20 | 30;
  readonly weekdays: Hours;
  readonly saturdays: Hours;
  /** Slots at this hour are for one kind of visit only. */
  readonly reserved: Readonly<Record<number, VisitType>>;
}

/** SNOMED CT codes of the practitioners' specialties. */
const FAMILY = { code: '419772000', display: 'Family practice' };
const INTERNAL = { code: '419192003', display: 'Internal medicine' };
const PEDIATRICS = { code: '394537008', display: 'Pediatric specialty' };

const ALL_DAY: Hours = [
  [8, 12],
  [13, 17],
];

export const DOCTORS: readonly Doctor[] = [
  {
    ...doctor('chen', 'Maya', 'Chen', 'MD', FAMILY, 'main', 20),
    reserved: { 8: 'sick-visit' },
  },
  { ...doctor('ortega', 'Luis', 'Ortega', 'MD', FAMILY, 'main', 20), saturdays: [[9, 13]], reserved: { 16: 'vaccination' } },
  { ...doctor('bello', 'Aisha', 'Bello', 'MD', INTERNAL, 'north', 30), reserved: { 8: 'physical' } },
  { ...doctor('novak', 'Peter', 'Novak', 'MD', PEDIATRICS, 'north', 20), saturdays: [[9, 12]], reserved: {} },
  { ...doctor('kim', 'Grace', 'Kim', 'NP', FAMILY, 'main', 20), reserved: { 13: 'telehealth', 14: 'telehealth' } },
];

function doctor(...[id, given, family, suffix, specialty, location, slotMinutes]: DoctorFields): Omit<Doctor, 'reserved'> {
  const name = suffix === 'MD' ? `Dr. ${given} ${family}` : `${given} ${family}, ${suffix}`;
  return { id, name, given, family, suffix, specialty, location, slotMinutes, weekdays: ALL_DAY, saturdays: [] };
}
type DoctorFields = [string, string, string, Doctor['suffix'], Doctor['specialty'], Doctor['location'], Doctor['slotMinutes']];

/** @returns the clinic itself: organization, locations, practitioners with their roles and schedules */
export function practice(): (Organization | Location | Practitioner | PractitionerRole | Schedule)[] {
  const organization: Organization = { resourceType: 'Organization', id: 'riverside', active: true, name: CLINIC.display };
  const locations = Object.values(LOCATIONS).map(location);
  return [organization, ...locations, ...DOCTORS.flatMap((it) => [practitioner(it), role(it), schedule(it)])];
}

/** @returns how a doctor and their place are referred to */
export function referencesOf(it: Doctor) {
  const place = LOCATIONS[it.location];
  return {
    practitioner: { reference: `Practitioner/${it.id}`, display: it.name },
    location: { reference: `Location/${place.id}`, display: place.name },
    schedule: { reference: `Schedule/${it.id}` },
  };
}

function location(it: (typeof LOCATIONS)[keyof typeof LOCATIONS]): Location {
  return {
    resourceType: 'Location',
    id: it.id,
    status: 'active',
    name: it.name,
    telecom: [{ system: 'phone', value: '+13125550100' }],
    address: { line: [it.line], city: 'Chicago', state: 'IL', postalCode: it.postalCode, country: 'US' },
    managingOrganization: CLINIC,
  };
}

function practitioner(it: Doctor): Practitioner {
  const prefix = it.suffix === 'MD' ? { prefix: ['Dr.'] } : {};
  const name = { text: it.name, family: it.family, given: [it.given], suffix: [it.suffix], ...prefix };
  return { resourceType: 'Practitioner', id: it.id, active: true, name: [name] };
}

function role(it: Doctor): PractitionerRole {
  const refs = referencesOf(it);
  return {
    resourceType: 'PractitionerRole',
    id: it.id,
    active: true,
    practitioner: refs.practitioner,
    organization: CLINIC,
    location: [refs.location],
    specialty: [{ coding: [{ system: 'http://snomed.info/sct', ...it.specialty }], text: it.specialty.display }],
  };
}

function schedule(it: Doctor): Schedule {
  const refs = referencesOf(it);
  return { resourceType: 'Schedule', id: it.id, active: true, actor: [refs.practitioner, refs.location] };
}
