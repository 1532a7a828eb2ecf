import { nameOf } from '../directory.js';
import type { Records } from '../fhir/records.js';
import { type PatientResource, patientSchema } from '../fhir/resources.js';
import { folded } from '../names.js';
import type { PracticeRequest, PracticeResult } from '../port.js';

type Identify = Extract<PracticeRequest, { kind: 'identify' }>;

/**
 * Finds the one patient whom a birth date and one more factor fit. Server searches are lenient (a postal code by its first
 * digits, a name without its accents), so what they find is compared here again. Nobody, or more than one: the same answer,
 * so that a caller learns nothing about who is a patient.
 */
export async function identify(request: Identify, records: Records): Promise<PracticeResult> {
  if (!isPlausible(request)) return { kind: 'not-identified' };
  const query = { birthdate: request.birthDate, ...narrowed(request.factor) };
  const found: PatientResource[] = [];
  for await (const patient of records.search('Patient', patientSchema, query)) {
    if (isAnybody(patient) && patient.birthDate === request.birthDate && fits(patient, request.factor)) found.push(patient);
    if (found.length > 1) return { kind: 'not-identified' };
  }
  const [patient] = found;
  if (!patient) return { kind: 'not-identified' };
  return {
    kind: 'identified',
    patientRef: `Patient/${patient.id}`,
    name: nameOf(patient.name?.find(({ use }) => use === 'official') ?? patient.name?.[0]),
    birthDate: request.birthDate,
    language: languageOf(patient),
  };
}

/** What nobody's record can hold is not asked for. */
function isPlausible({ birthDate, factor }: Identify): boolean {
  const value = factor.value.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || value === '') return false;
  return factor.kind !== 'postal-code' || /^[A-Za-z0-9][A-Za-z0-9 -]{2,9}$/.test(value);
}

/** Phone numbers are written in too many ways to leave to a server's token search. */
function narrowed({ kind, value }: Identify['factor']): Record<string, string> {
  switch (kind) {
    case 'postal-code':
      return { 'address-postalcode': zipOf(value) };
    case 'last-name':
    case 'phone':
      return {};
  }
}

function fits(patient: PatientResource, { kind, value }: Identify['factor']): boolean {
  switch (kind) {
    case 'postal-code':
      return (patient.address ?? []).some(({ postalCode }) => postalCode !== undefined && zipOf(postalCode) === zipOf(value));
    case 'phone':
      return (patient.telecom ?? []).some((it) => it.system !== 'email' && samePhone(it.value ?? '', value));
    case 'last-name':
      return (patient.name ?? []).some(({ family }) => family !== undefined && sameFamily(family, value));
  }
}

function isAnybody(patient: PatientResource): boolean {
  return patient.active !== false && patient.deceasedBoolean !== true && patient.deceasedDateTime === undefined;
}

/** A US ZIP+4 ("60608-1234") is its first five digits; codes of other countries are compared whole. */
function zipOf(value: string): string {
  const compact = value.trim().toUpperCase().replace(/\s+/g, '');
  return /^\d{5}-?\d{4}$/.test(compact) ? compact.slice(0, 5) : compact;
}

/** The last ten digits: with or without +1, however it is broken up. */
function samePhone(a: string, b: string): boolean {
  const [left, right] = [a, b].map((it) => it.replace(/\D/g, '').slice(-10));
  return left !== undefined && left.length >= 7 && left === right;
}

/** Of two family names ("Ramírez Peña") the first alone is enough, as it is what people are called by. */
function sameFamily(family: string, said: string): boolean {
  const [known, asked] = [folded(family), folded(said)];
  return asked !== '' && (known === asked || known.split(' ')[0] === asked);
}

function languageOf(patient: PatientResource): string | null {
  const spoken = patient.communication?.find(({ preferred }) => preferred) ?? patient.communication?.[0];
  return spoken?.language.coding?.[0]?.code?.split('-')[0]?.toLowerCase() ?? null;
}
