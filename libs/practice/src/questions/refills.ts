import { requestIdentifier, TASK_CODE_SYSTEM } from '../codes.js';
import { unexpected } from '../fhir/records.js';
import { type TaskResource, taskSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeMedication, PracticeRequest, PracticeResult } from '../port.js';
import { dayIn } from '../times.js';
import { medicationsOf, type RefillReason, refillReason } from './medications.js';
import type { SlotContext } from './slots.js';
import { newTask } from './task.js';

type RequestRefill = Extract<PracticeRequest, { kind: 'request-refill' }>;

/** What the care team reads in the Task. */
const WORDS: Readonly<Record<RefillReason, string>> = {
  routine: 'Refill asked for; the prescription has refills left',
  'no-refills-left': 'Refill asked for; no refills are left',
  expired: 'Refill asked for; the prescription has expired',
  'too-early': 'Refill asked for before the last supply runs out',
  controlled: 'Refill asked for; controlled substance, for the prescriber to decide',
};

/**
 * Leaves the care team a Task, once for each request. The record decides what is routine: a caller that took a controlled or
 * expired prescription for a routine one is corrected here.
 */
export async function requestRefill(request: RequestRefill, context: SlotContext): Promise<PracticeResult> {
  const medications = await medicationsOf(request.patientRef, context);
  const medication = medications.find(({ ref }) => ref === request.medicationRef);
  if (!medication) throw new Unavailable('refill: this patient has no such prescription (any more)');
  const { status, body } = await context.records.client.send({
    method: 'POST',
    path: 'Task',
    body: refillTask(request, medication, context),
    headers: { 'if-none-exist': `identifier=${encodeURIComponent(requestIdentifier(request.id))}` },
    repeatable: true,
  });
  if (status !== 200 && status !== 201) throw unexpected('refill', status);
  const task = taskSchema.safeParse(body).data ?? (await ownTask(request, context));
  if (!task) throw new Unavailable('refill: the server took it, and does not have it');
  return { kind: 'refill-requested', taskRef: `Task/${task.id}`, medication: medication.name };
}

function refillTask(request: RequestRefill, medication: PracticeMedication, { now, timeZone }: SlotContext) {
  const today = dayIn(now().toISOString(), timeZone) ?? '';
  const found = refillReason(medication, today);
  const reason = found === 'routine' ? request.reason : found;
  return {
    ...newTask({
      ...{ id: request.id, patientRef: request.patientRef, urgent: request.soon === true, now: now() },
      ...{ code: 'refill', text: 'Refill request', description: WORDS[reason] },
    }),
    reasonCode: { coding: [{ system: TASK_CODE_SYSTEM, code: reason }], text: WORDS[reason] },
    focus: { reference: medication.ref, display: medication.name },
  };
}

/** Some servers answer a conditional create that found something with no body. */
async function ownTask(request: RequestRefill, { records }: SlotContext): Promise<TaskResource | null> {
  const tasks = await records.all('Task', taskSchema, { identifier: requestIdentifier(request.id) });
  return tasks.find((task) => task.for?.reference === request.patientRef) ?? null;
}
