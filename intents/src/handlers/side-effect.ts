import type { Beside, Handler, HandlerContext, MessageEvent } from '@carethread/dialogue';
import type { PracticeRequest } from '@carethread/practice';

/**
 * A reaction to a medicine goes to a nurse, by its intent or by the danger screen. Beside that it is recorded at the clinic as an
 * adverse event; while nobody knows whose it is, the person who takes over is told that it has to be.
 */
export const sideEffect: Handler = {
  name: 'side-effect',
  oneShot: true,
  start: () => ({ person: { cause: 'needs-the-care-team', task: TASK } }),
  resume: () => ({ notMine: true }),
  task: () => TASK,
  beside,
};

const TASK = 'Tells of a reaction to a medicine.';

function beside({ understanding }: MessageEvent, context: HandlerContext): Beside | null {
  const { intent, safety, slots } = understanding;
  if (intent !== 'side_effect' && safety.kind !== 'adverse-event') return null;
  const medicine = slots.medicine ?? null;
  const suspected = `Suspected medicine: ${medicine ?? 'not named'}.`;
  if (!context.identity) return { task: `${TASK} Adverse event to be recorded once it is known who writes. ${suspected}` };
  const { patientRef } = context.identity;
  const request: PracticeRequest = { kind: 'record-adverse-event', id: context.newId(), patientRef, medicine, at: context.now };
  return { request, task: `${TASK} Recorded at the clinic as an adverse event. ${suspected}` };
}
