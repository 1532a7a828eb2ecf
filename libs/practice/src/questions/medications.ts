import { DateTime } from 'luxon';
import { DEA_SCHEDULE_EXTENSION } from '../codes.js';
import {
  type MedicationDispenseResource,
  type MedicationRequestResource,
  medicationDispenseSchema,
  medicationRequestSchema,
} from '../fhir/resources.js';
import { aliasesOf, medicinesNamed } from '../medicines.js';
import type { PracticeMedication, PracticeRequest } from '../port.js';
import { dayIn } from '../times.js';
import type { SlotContext } from './slots.js';

const STATUS = new Set<string>(['active', 'on-hold', 'stopped', 'completed', 'cancelled']);
/** A refill asked for while more than so many days of the last one are left is too early. */
const EARLY_DAYS = 7;

/** @returns the patient's prescriptions, drafts and errors left out, active ones first */
export async function medicationsOf(patientRef: string, { records, timeZone }: SlotContext): Promise<PracticeMedication[]> {
  const [requests, dispenses] = await Promise.all([
    records.all('MedicationRequest', medicationRequestSchema, { patient: patientRef }),
    records.all('MedicationDispense', medicationDispenseSchema, { patient: patientRef }),
  ]);
  const filled = Map.groupBy(dispenses.filter(isHandedOver), (it) => it.authorizingPrescription?.[0]?.reference ?? '');
  return requests
    .filter((it) => it.subject.reference === patientRef)
    .flatMap((it) => toMedication(it, filled.get(`MedicationRequest/${it.id}`) ?? [], timeZone) ?? [])
    .sort((a, b) => Number(b.status === 'active') - Number(a.status === 'active') || a.name.localeCompare(b.name));
}

/** Why a refill cannot simply be given, or `routine`. `today` is YYYY-MM-DD in the clinic's zone. */
export type RefillReason = Extract<PracticeRequest, { kind: 'request-refill' }>['reason'];

/** @returns the weightiest reason that the record gives; the law's (a controlled substance) comes first */
export function refillReason(medication: PracticeMedication, today: string): RefillReason {
  if (medication.controlled) return 'controlled';
  if (medication.validUntil !== null && medication.validUntil < today) return 'expired';
  if (medication.refillsLeft === 0) return 'no-refills-left';
  const earliest = DateTime.fromISO(today).plus({ days: EARLY_DAYS }).toISODate() ?? today;
  return medication.suppliedUntil !== null && medication.suppliedUntil > earliest ? 'too-early' : 'routine';
}

function toMedication(
  it: MedicationRequestResource,
  fills: MedicationDispenseResource[],
  timeZone: string,
): PracticeMedication | null {
  const name = labelOf(it);
  if (!STATUS.has(it.status) || name === '') return null;
  const dispense = it.dispenseRequest;
  const end = dispense?.validityPeriod?.end;
  return {
    ref: `MedicationRequest/${it.id}`,
    name,
    aliases: aliasesOf(name),
    dosage: it.dosageInstruction?.[0]?.text ?? '',
    status: it.status as PracticeMedication['status'],
    refillsLeft: Math.max(0, (dispense?.numberOfRepeatsAllowed ?? 0) - Math.max(0, fills.length - 1)),
    validUntil: end === undefined ? null : dayIn(end, timeZone),
    suppliedUntil: suppliedUntil(it, fills, timeZone),
    controlled: isControlled(it, name),
    pharmacy: dispense?.performer?.display ?? null,
  };
}

function labelOf(it: MedicationRequestResource): string {
  const concept = it.medicationCodeableConcept;
  return concept?.text ?? concept?.coding?.find(({ display }) => display)?.display ?? it.medicationReference?.display ?? '';
}

/** By the clinic's mark or by its name, whichever says so: here the cautious answer is the right one. */
function isControlled(it: MedicationRequestResource, name: string): boolean {
  const marked = it.extension?.some(
    ({ url, valueCode }) => url === DEA_SCHEDULE_EXTENSION && /^C(I|II|III|IV|V)$/.test(valueCode ?? ''),
  );
  return marked === true || medicinesNamed(name).some(({ schedule }) => schedule !== undefined);
}

/**
 * The last day that what was handed over lasts: each fill's days follow on what was left of the one before, as a patient
 * who collects early has some over.
 */
function suppliedUntil(it: MedicationRequestResource, fills: MedicationDispenseResource[], timeZone: string): string | null {
  const usual = it.dispenseRequest?.expectedSupplyDuration?.value;
  let until = null as DateTime | null;
  for (const fill of [...fills].sort((a, b) => Date.parse(a.whenHandedOver ?? '') - Date.parse(b.whenHandedOver ?? ''))) {
    const days = fill.daysSupply?.value ?? usual;
    const from = DateTime.fromISO(fill.whenHandedOver ?? '', { zone: timeZone }).startOf('day');
    if (days === undefined || !from.isValid) continue;
    until = (until && until > from ? until : from).plus({ days });
  }
  return until?.toISODate() ?? null;
}

function isHandedOver(it: MedicationDispenseResource): boolean {
  return it.status === 'completed' && it.whenHandedOver !== undefined;
}
