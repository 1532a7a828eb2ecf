import { taskSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { createOnce } from './create.js';
import { medicationsOf } from './medications.js';
import type { SlotContext } from './slots.js';
import { newTask } from './task.js';

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
  const resource = {
    ...newTask({
      ...{ id, patientRef, now: context.now() },
      ...{ code: 'pharmacy-change', text: 'Change of pharmacy' },
      description: 'Please send these prescriptions to another pharmacy',
    }),
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
