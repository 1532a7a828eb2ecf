import { REQUEST_SYSTEM, TASK_CODE_SYSTEM } from '../codes.js';
import { taskSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { createOnce } from './create.js';
import { medicationsOf } from './medications.js';
import type { SlotContext } from './slots.js';

type ChangePharmacy = Extract<PracticeRequest, { kind: 'change-pharmacy' }>;

/**
 * Leaves the care team one Task to send prescriptions to another pharmacy: `input` holds the pharmacy as the patient names it
 * and each prescription. Whoever prescribes moves them; an assistant does not edit a prescription.
 */
export async function changePharmacy(request: ChangePharmacy, context: SlotContext): Promise<PracticeResult> {
  const { id, patientRef, medicationRefs, pharmacy } = request;
  const medications = (await medicationsOf(patientRef, context)).filter(({ ref }) => medicationRefs.includes(ref));
  if (medications.length !== new Set(medicationRefs).size)
    throw new Unavailable('pharmacy: this patient has no such prescription (any more)');
  const now = context.now().toISOString();
  const patient = { reference: patientRef };
  const resource = {
    resourceType: 'Task',
    identifier: [{ system: REQUEST_SYSTEM, value: id }],
    status: 'requested',
    intent: 'order',
    priority: 'routine',
    code: { coding: [{ system: TASK_CODE_SYSTEM, code: 'pharmacy-change' }], text: 'Change of pharmacy' },
    description: 'Please send these prescriptions to another pharmacy',
    for: patient,
    requester: patient,
    authoredOn: now,
    lastModified: now,
    input: [
      { type: { text: 'pharmacy' }, valueString: pharmacy },
      ...medications.map(({ ref, name }) => ({
        type: { text: 'prescription' },
        valueReference: { reference: ref, display: name },
      })),
    ],
  };
  const task = await createOnce({ id, resource, by: 'identifier' }, taskSchema, context);
  return { kind: 'pharmacy-change-requested', taskRef: `Task/${task.id}` };
}
