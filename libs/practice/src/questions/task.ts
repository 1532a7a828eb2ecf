import { REQUEST_SYSTEM, TASK_CODE_SYSTEM } from '../codes.js';

export interface NewTask {
  /** The request's id: the Task is made once for each. */
  readonly id: string;
  readonly patientRef: string;
  readonly code: string;
  /** What it is called, and what is to be done: for people to read. */
  readonly text: string;
  readonly description: string;
  readonly urgent?: boolean;
  readonly now: Date;
}

/** @returns what every Task that is left for the care team has; what it is about is its caller's to add */
export function newTask({ id, patientRef, code, text, description, urgent = false, now }: NewTask) {
  const patient = { reference: patientRef };
  const at = now.toISOString();
  return {
    resourceType: 'Task',
    identifier: [{ system: REQUEST_SYSTEM, value: id }],
    status: 'requested',
    intent: 'order',
    priority: urgent ? 'urgent' : 'routine',
    code: { coding: [{ system: TASK_CODE_SYSTEM, code }], text },
    description,
    for: patient,
    requester: patient,
    authoredOn: at,
    lastModified: at,
  };
}
