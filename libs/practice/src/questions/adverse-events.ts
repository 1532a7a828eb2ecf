import { REQUEST_SYSTEM } from '../codes.js';
import { adverseEventSchema } from '../fhir/resources.js';
import { folded } from '../names.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { createOnce } from './create.js';
import { medicationsOf } from './medications.js';
import type { SlotContext } from './slots.js';

type RecordAdverseEvent = Extract<PracticeRequest, { kind: 'record-adverse-event' }>;

/**
 * Records a reaction to a medicine that the patient told of: whose, when, which medicine is suspected. What exactly happened is
 * for the nurse who has the conversation to add; the patient's words stay in the conversation's log.
 */
export async function recordAdverseEvent(request: RecordAdverseEvent, context: SlotContext): Promise<PracticeResult> {
  const { id, patientRef, medicine, at } = request;
  const suspect = medicine === null ? null : await labelOf(medicine, patientRef, context);
  const patient = { reference: patientRef };
  const resource = {
    resourceType: 'AdverseEvent',
    identifier: { system: REQUEST_SYSTEM, value: id },
    actuality: 'actual',
    event: { text: 'A reaction to a medicine, told of by the patient in a message' },
    subject: patient,
    recorder: patient,
    detected: at,
    recordedDate: context.now().toISOString(),
    ...(suspect === null
      ? {}
      : {
          // R4 lets no prescription be suspected, only a medicine: it is carried along.
          contained: [{ resourceType: 'Medication', id: 'suspect', code: { text: suspect } }],
          suspectEntity: [{ instance: { reference: '#suspect', display: suspect } }],
        }),
  };
  const made = await createOnce({ id, resource, by: '_tag' }, adverseEventSchema, context);
  return { kind: 'adverse-event-recorded', ref: `AdverseEvent/${made.id}` };
}

/** As the record has it ("Lisinopril 10 mg tablet") where the patient has such a prescription; else the name alone. */
async function labelOf(medicine: string, patientRef: string, context: SlotContext): Promise<string> {
  const medications = await medicationsOf(patientRef, context);
  return medications.find(({ aliases }) => aliases.includes(folded(medicine)))?.name ?? medicine;
}
