import type { MedicationDispense, MedicationRequest, Task } from '@medplum/fhirtypes';
import type { DateTime } from 'luxon';
import { DEA_SCHEDULE_EXTENSION, RXNORM, TASK_CODE_SYSTEM } from './codes.js';
import { isoOf } from './slots.js';

interface Prescription {
  readonly patient: string;
  /** As on the label. */
  readonly name: string;
  /** The ingredient's RxNorm concept. */
  readonly rxcui: string;
  readonly dosage: string;
  readonly status?: MedicationRequest['status'];
  /** Fills after the first one. */
  readonly repeats: number;
  /** Days ago of each fill, oldest first. */
  readonly dispensed: readonly number[];
  readonly days: 30 | 90;
  /** Days from today on which the prescription ends; a negative one has. */
  readonly validFor?: number;
  readonly schedule?: 'CII' | 'CIV';
  readonly pharmacy?: string;
  readonly by?: string;
}

const ONCE = 'Take one tablet by mouth once a day';
const TWICE = 'Take one tablet by mouth twice a day';
const MAIN_STREET = 'Main Street Pharmacy';

/** Refills left, none left, expired, dispensed days ago (too early), on hold, stopped, and controlled ones (DEA II and IV). */
const PRESCRIPTIONS: readonly Prescription[] = [
  {
    patient: 'ana-torres',
    name: 'Lisinopril 10 mg tablet',
    rxcui: '29046',
    dosage: ONCE,
    repeats: 5,
    dispensed: [86, 56, 27],
    days: 30,
  },
  {
    patient: 'ana-torres',
    name: 'Metformin 500 mg tablet',
    rxcui: '6809',
    dosage: TWICE,
    repeats: 2,
    dispensed: [88, 58, 28],
    days: 30,
  },
  {
    patient: 'james-carter',
    name: 'Atorvastatin 40 mg tablet',
    rxcui: '83367',
    dosage: ONCE,
    repeats: 3,
    dispensed: [95, 5],
    days: 90,
  },
  {
    patient: 'james-carter',
    name: 'Warfarin 5 mg tablet',
    rxcui: '11289',
    dosage: ONCE,
    repeats: 5,
    dispensed: [58, 29],
    days: 30,
  },
  {
    patient: 'mary-obrien',
    name: 'Levothyroxine 75 mcg tablet',
    rxcui: '10582',
    dosage: ONCE,
    repeats: 2,
    dispensed: [170, 85],
    days: 90,
  },
  {
    ...{ patient: 'mary-obrien', name: 'Alprazolam 0.5 mg tablet', rxcui: '596', dosage: 'Take one tablet by mouth as needed' },
    ...{ repeats: 1, dispensed: [31], days: 30, schedule: 'CIV' },
  },
  {
    patient: 'jose-ramirez',
    name: 'Insulin glargine 100 units/mL pen',
    rxcui: '274783',
    dosage: 'Inject 20 units under the skin at bedtime',
    repeats: 5,
    dispensed: [59, 29],
    days: 30,
  },
  {
    patient: 'jose-ramirez',
    name: 'Metformin 1000 mg tablet',
    rxcui: '6809',
    dosage: TWICE,
    repeats: 3,
    dispensed: [400, 310],
    days: 90,
    validFor: -35,
  },
  {
    patient: 'priya-patel',
    name: 'Sertraline 50 mg tablet',
    rxcui: '36437',
    dosage: ONCE,
    repeats: 3,
    dispensed: [57, 28],
    days: 30,
  },
  {
    patient: 'leo-nguyen',
    name: 'Albuterol 90 mcg inhaler',
    rxcui: '435',
    dosage: 'Two puffs every 4 to 6 hours as needed',
    repeats: 2,
    dispensed: [40],
    days: 30,
    by: 'novak',
  },
  {
    ...{
      patient: 'leo-nguyen',
      name: 'Methylphenidate 10 mg tablet',
      rxcui: '6901',
      dosage: 'Take one tablet by mouth every morning',
    },
    ...{ repeats: 0, dispensed: [29], days: 30, schedule: 'CII', by: 'novak' },
  },
  {
    patient: 'walter-kowalski',
    name: 'Apixaban 5 mg tablet',
    rxcui: '1364430',
    dosage: TWICE,
    repeats: 5,
    dispensed: [60, 29],
    days: 30,
    by: 'bello',
  },
  {
    patient: 'walter-kowalski',
    name: 'Furosemide 20 mg tablet',
    rxcui: '4603',
    dosage: ONCE,
    repeats: 1,
    dispensed: [178, 87],
    days: 90,
    by: 'bello',
  },
  {
    patient: 'walter-kowalski',
    name: 'Omeprazole 20 mg capsule',
    rxcui: '7646',
    dosage: 'Take one capsule by mouth before breakfast',
    status: 'stopped',
    repeats: 3,
    dispensed: [200],
    days: 90,
    by: 'bello',
  },
  {
    patient: 'denise-washington',
    name: 'Amlodipine 5 mg tablet',
    rxcui: '17767',
    dosage: ONCE,
    repeats: 3,
    dispensed: [390, 300],
    days: 90,
    validFor: -25,
  },
  {
    patient: 'denise-washington',
    name: 'Hydrochlorothiazide 25 mg tablet',
    rxcui: '5487',
    dosage: ONCE,
    repeats: 3,
    dispensed: [86],
    days: 90,
  },
  {
    ...{
      patient: 'tom-becker',
      name: 'Dextroamphetamine-amphetamine 20 mg capsule',
      rxcui: '725',
      dosage: 'Take one capsule by mouth every morning',
    },
    ...{ repeats: 0, dispensed: [30], days: 30, schedule: 'CII' },
  },
  {
    patient: 'sofia-herrera',
    name: 'Montelukast 10 mg tablet',
    rxcui: '88249',
    dosage: 'Take one tablet by mouth at bedtime',
    repeats: 3,
    dispensed: [28],
    days: 30,
    by: 'novak',
  },
  {
    patient: 'michael-lee',
    name: 'Rosuvastatin 10 mg tablet',
    rxcui: '301542',
    dosage: ONCE,
    status: 'on-hold',
    repeats: 3,
    dispensed: [80],
    days: 90,
  },
];

/** @returns prescriptions, what was dispensed on them, and two refill requests that are under way or done */
export function medicines(today: DateTime): (MedicationRequest | MedicationDispense | Task)[] {
  const prescribed = PRESCRIPTIONS.flatMap((it) => [request(it, today), ...it.dispensed.map((ago) => dispense(it, ago, today))]);
  const open = refillTask('priya-patel', 'Sertraline 50 mg tablet', 'in-progress', today.minus({ days: 1 }));
  return [...prescribed, open, refillTask('james-carter', 'Warfarin 5 mg tablet', 'completed', today.minus({ days: 30 }))];
}

function idOf({ patient, name }: Pick<Prescription, 'patient' | 'name'>): string {
  return `${patient}-${name.split(' ')[0]?.toLowerCase()}`;
}

function request(it: Prescription, today: DateTime): MedicationRequest {
  const oldest = today.minus({ days: (it.dispensed[0] ?? 0) + 1 });
  return {
    resourceType: 'MedicationRequest',
    id: idOf(it),
    ...(it.schedule ? { extension: [{ url: DEA_SCHEDULE_EXTENSION, valueCode: it.schedule }] } : {}),
    status: it.status ?? 'active',
    intent: 'order',
    medicationCodeableConcept: concept(it),
    subject: { reference: `Patient/${it.patient}` },
    authoredOn: isoOf(oldest.set({ hour: 10 })),
    requester: { reference: `Practitioner/${it.by ?? 'chen'}` },
    dosageInstruction: [{ text: it.dosage }],
    dispenseRequest: {
      validityPeriod: { start: oldest.toISODate() ?? '', end: today.plus({ days: it.validFor ?? 270 }).toISODate() ?? '' },
      numberOfRepeatsAllowed: it.repeats,
      expectedSupplyDuration: { value: it.days, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
      performer: { display: it.pharmacy ?? MAIN_STREET },
    },
  };
}

function dispense(it: Prescription, daysAgo: number, today: DateTime): MedicationDispense {
  return {
    resourceType: 'MedicationDispense',
    id: `${idOf(it)}-${today.minus({ days: daysAgo }).toFormat('yyyyMMdd')}`,
    status: 'completed',
    medicationCodeableConcept: concept(it),
    subject: { reference: `Patient/${it.patient}` },
    authorizingPrescription: [{ reference: `MedicationRequest/${idOf(it)}` }],
    daysSupply: { value: it.days, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
    whenHandedOver: isoOf(today.minus({ days: daysAgo }).set({ hour: 15 })),
  };
}

function concept(it: Prescription) {
  return { coding: [{ system: RXNORM, code: it.rxcui }], text: it.name };
}

function refillTask(patient: string, name: string, status: Task['status'], at: DateTime): Task {
  return {
    resourceType: 'Task',
    id: `refill-${idOf({ patient, name })}`,
    status,
    intent: 'order',
    code: { coding: [{ system: TASK_CODE_SYSTEM, code: 'refill' }], text: 'Refill request' },
    focus: { reference: `MedicationRequest/${idOf({ patient, name })}`, display: name },
    for: { reference: `Patient/${patient}` },
    authoredOn: isoOf(at.set({ hour: 11 })),
    lastModified: isoOf(at.set({ hour: 16 })),
  };
}
