import { DateTime } from 'luxon';
import { TASK_CODE_SYSTEM } from '../codes.js';
import { type MedicationDispenseResource, medicationDispenseSchema, type TaskResource, taskSchema } from '../fhir/resources.js';
import type { PracticeRefill } from '../port.js';
import { inZone } from '../times.js';
import type { SlotContext } from './slots.js';

type Status = PracticeRefill['status'];

/**
 * Where the patient's refills stand, newest first: the request as the care team has it (Task) until the pharmacy has begun
 * with it, then as the pharmacy has it (MedicationDispense). What a pharmacy dispenses that nobody asked for here is told of
 * while it is under way.
 */
export async function refillsOf(patientRef: string, { records, timeZone }: SlotContext): Promise<PracticeRefill[]> {
  const [tasks, dispenses] = await Promise.all([
    records.all('Task', taskSchema, { patient: patientRef }),
    records.all('MedicationDispense', medicationDispenseSchema, { patient: patientRef }),
  ]);
  const asked = tasks.filter((task) => task.for?.reference === patientRef && isRefill(task));
  const told = new Set<MedicationDispenseResource>();
  const requests = asked.flatMap((task) => {
    const after = dispenses.filter((it) => isOf(it, task)).sort((a, b) => momentOf(b) - momentOf(a));
    for (const one of after) told.add(one);
    return toRefill(task, after[0], timeZone) ?? [];
  });
  const others = dispenses.filter((it) => !told.has(it)).flatMap((it) => underWay(it, timeZone) ?? []);
  return [...requests, ...others].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** By code, or, where another system made it, by what it is about. A pharmacy change is about prescriptions too. */
function isRefill(task: TaskResource): boolean {
  const codes = (task.code?.coding ?? []).filter(({ system }) => system === TASK_CODE_SYSTEM);
  if (codes.length > 0) return codes.some(({ code }) => code === 'refill');
  return task.focus?.reference?.startsWith('MedicationRequest/') === true;
}

/** What was dispensed on the prescription since the refill was asked for. */
function isOf(dispense: MedicationDispenseResource, task: TaskResource): boolean {
  const same = dispense.authorizingPrescription?.some(({ reference }) => reference === task.focus?.reference);
  return same === true && momentOf(dispense) >= Date.parse(task.authoredOn ?? '');
}

function toRefill(task: TaskResource, filled: MedicationDispenseResource | undefined, timeZone: string): PracticeRefill | null {
  const status = (filled ? dispenseStatus(filled) : null) ?? taskStatus(task.status);
  if (!status) return null;
  const at = Math.max(filled ? momentOf(filled) : 0, Date.parse(task.lastModified ?? task.authoredOn ?? '') || 0);
  const medication = task.focus?.display ?? '';
  return { taskRef: `Task/${task.id}`, medication, status, at: inZone(new Date(at).toISOString(), timeZone) };
}

function underWay(dispense: MedicationDispenseResource, timeZone: string): PracticeRefill | null {
  const status = dispenseStatus(dispense);
  const medication = dispense.medicationCodeableConcept?.text ?? '';
  if (medication === '' || (status !== 'preparing' && status !== 'ready' && status !== 'on-hold')) return null;
  const at = inZone(new Date(momentOf(dispense)).toISOString(), timeZone);
  return { taskRef: `MedicationDispense/${dispense.id}`, medication, status, at };
}

/** When it was last dealt with, milliseconds since 1970; 0 where the record does not say. */
function momentOf({ whenHandedOver, whenPrepared, meta }: MedicationDispenseResource): number {
  const updated = (meta as { lastUpdated?: string } | undefined)?.lastUpdated;
  const moment = DateTime.fromISO(whenHandedOver ?? whenPrepared ?? updated ?? '');
  return moment.isValid ? moment.toMillis() : 0;
}

function dispenseStatus({ status, whenHandedOver }: MedicationDispenseResource): Status | null {
  switch (status) {
    case 'preparation':
    case 'in-progress':
      return 'preparing';
    case 'completed':
      return whenHandedOver === undefined ? 'ready' : 'picked-up';
    case 'on-hold':
      return 'on-hold';
    case 'cancelled':
    case 'declined':
    case 'stopped':
      return 'rejected';
    default:
      return null;
  }
}

function taskStatus(status: string): Status | null {
  switch (status) {
    case 'requested':
    case 'received':
    case 'ready':
      return 'requested';
    case 'accepted':
    case 'in-progress':
    case 'on-hold':
      return 'in-progress';
    case 'completed':
      return 'completed';
    case 'rejected':
    case 'failed':
    case 'cancelled':
      return 'rejected';
    default:
      return null;
  }
}
