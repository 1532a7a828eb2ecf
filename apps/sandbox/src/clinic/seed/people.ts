import type { Patient, RelatedPerson } from '@medplum/fhirtypes';
import { MRN_SYSTEM } from './codes.js';

interface Person {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly birthDate: string;
  readonly gender: 'female' | 'male';
  readonly postalCode: string;
  readonly language: 'en' | 'es';
}

/**
 * Invented people. Two were born on the same day (so a birth date alone names nobody), two share a home, two are minors,
 * names have accents, apostrophes and two family names.
 */
const PEOPLE: readonly Person[] = [
  person('ana-torres', 'Ana', 'Torres', '1984-03-03', 'female', '60608', 'es'),
  person('james-carter', 'James', 'Carter', '1957-11-20', 'male', '60614', 'en'),
  person('mary-obrien', 'Mary', "O'Brien", '1972-07-09', 'female', '60622', 'en'),
  person('jose-ramirez', 'José', 'Ramírez Peña', '1966-01-31', 'male', '60623', 'es'),
  person('priya-patel', 'Priya', 'Patel', '1990-12-02', 'female', '60645', 'en'),
  person('linh-nguyen', 'Linh', 'Nguyen', '1985-08-22', 'female', '60640', 'en'),
  person('leo-nguyen', 'Leo', 'Nguyen', '2016-05-14', 'male', '60640', 'en'),
  person('walter-kowalski', 'Walter', 'Kowalski', '1941-04-18', 'male', '60632', 'en'),
  person('denise-washington', 'Denise', 'Washington', '1979-06-27', 'female', '60619', 'en'),
  person('tom-becker', 'Tom', 'Becker', '1995-02-11', 'male', '60657', 'en'),
  person('sofia-herrera', 'Sofía', 'Herrera', '2010-09-05', 'female', '60629', 'es'),
  person('michael-lee', 'Michael', 'Lee', '1984-03-03', 'male', '60616', 'en'),
];

/** @returns the clinic's patients and, for a minor, the parent who speaks for them */
export function people(): (Patient | RelatedPerson)[] {
  return [...PEOPLE.map(patient), parentOfLeo()];
}

function person(...[id, given, family, birthDate, gender, postalCode, language]: PersonFields): Person {
  return { id, given, family, birthDate, gender, postalCode, language };
}
type PersonFields = [string, string, string, string, Person['gender'], string, Person['language']];

function patient(it: Person, place: number): Patient {
  const number = String(place + 1).padStart(2, '0');
  return {
    resourceType: 'Patient',
    id: it.id,
    active: true,
    identifier: [{ use: 'usual', system: MRN_SYSTEM, value: `RFC-1000${number}` }],
    name: [{ use: 'official', family: it.family, given: [it.given] }],
    telecom: [{ system: 'phone', use: 'mobile', value: `+155501001${number}` }],
    gender: it.gender,
    birthDate: it.birthDate,
    address: [{ use: 'home', city: 'Chicago', state: 'IL', postalCode: it.postalCode, country: 'US' }],
    communication: [{ preferred: true, language: { coding: [{ system: 'urn:ietf:bcp:47', code: it.language }] } }],
    managingOrganization: { reference: 'Organization/riverside', display: 'Riverside Family Clinic' },
  };
}

function parentOfLeo(): RelatedPerson {
  return {
    resourceType: 'RelatedPerson',
    id: 'linh-nguyen-for-leo',
    active: true,
    patient: { reference: 'Patient/leo-nguyen', display: 'Leo Nguyen' },
    relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH', display: 'mother' }] }],
    name: [{ family: 'Nguyen', given: ['Linh'] }],
    telecom: [{ system: 'phone', use: 'mobile', value: '+15550100106' }],
    birthDate: '1985-08-22',
  };
}
