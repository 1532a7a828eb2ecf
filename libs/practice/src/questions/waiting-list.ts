import { REQUEST_SYSTEM, VISIT_TYPE_SYSTEM } from '../codes.js';
import { taskSchema, waitingSchema } from '../fhir/resources.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { PracticeRequest, PracticeResult } from '../port.js';
import { createOnce } from './create.js';
import type { SlotContext } from './slots.js';
import { newTask } from './task.js';

type JoinWaitingList = Extract<PracticeRequest, { kind: 'join-waiting-list' }>;

/**
 * Puts a patient on the waiting list: an Appointment that waits (R4: status `waitlist`, no time, `requestedPeriod`), and a Task about
 * it that staff find among theirs. Both are made once for each request; where the second fails, asking again makes what is missing.
 */
export async function joinWaitingList(request: JoinWaitingList, context: SlotContext): Promise<PracticeResult> {
  const { id, patientRef } = request;
  const waiting = await createOnce(
    { id, resource: await appointment(request, context), by: 'identifier' },
    waitingSchema,
    context,
  );
  if (!waiting.participant.some(({ actor }) => actor?.reference === patientRef))
    throw new Unavailable('waiting list: the server has this request for somebody else');
  const ref = `Appointment/${waiting.id}`;
  const task = await createOnce({ id, resource: taskFor(request, ref, context.now()), by: 'identifier' }, taskSchema, context);
  return { kind: 'waiting-list-joined', ref, taskRef: `Task/${task.id}` };
}

async function appointment(request: JoinWaitingList, { directory, now }: SlotContext) {
  const { id, patientRef, visitType, practitioner, location, from, to, insteadOf } = request;
  const [desk] = practitioner === undefined && location === undefined ? [] : await directory.find({ practitioner, location });
  const wanted = [
    ...(practitioner === undefined || !desk ? [] : [desk.practitioner]),
    ...(location === undefined || !desk ? [] : [desk.location]),
  ];
  return {
    resourceType: 'Appointment',
    identifier: [{ system: REQUEST_SYSTEM, value: id }],
    status: 'waitlist',
    serviceType: [{ coding: [{ system: VISIT_TYPE_SYSTEM, code: visitType }] }],
    created: now().toISOString(),
    requestedPeriod: [{ start: from, ...(to === undefined ? {} : { end: to }) }],
    ...(insteadOf === undefined ? {} : { supportingInformation: [{ reference: insteadOf }] }),
    participant: [
      { actor: { reference: patientRef }, status: 'accepted' },
      ...wanted.map(({ ref, name }) => ({ actor: { reference: ref, display: name }, status: 'needs-action' })),
    ],
  };
}

function taskFor({ id, patientRef, wish }: JoinWaitingList, ref: string, now: Date) {
  return {
    ...newTask({
      ...{ id, patientRef, now },
      ...{ code: 'waiting-list', text: 'Waiting list', description: 'Please offer this patient a time when one opens' },
    }),
    focus: { reference: ref },
    input: [{ type: { text: 'wish' }, valueString: wish }],
  };
}
