import type { Handler, HandlerContext, HandlerEvent, MessageEvent, Standing, Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeResult } from '@carethread/practice';
import { appointmentChoices, askAppointments, pointedAt, upcoming } from './appointments.js';
import { slotParams } from './booking.js';
import { firstName, patientRef, practiceResult } from './step.js';

interface Calling {
  readonly wish?: Readonly<Record<string, string>>;
  readonly choices?: readonly PracticeAppointment[];
  readonly chosen?: PracticeAppointment;
}

/** Calls an appointment off: which ▶ are you sure ▶ called off. */
export const cancelAppointment: Handler = {
  name: 'cancel-appointment',
  aboutAppointments: true,
  start: ({ understanding }) => ({ at: { step: 'looking', data: { wish: understanding.slots } }, verify: true }),
  resume,
  left: ({ step, data }, context) => {
    const { chosen } = data as Calling;
    if (step !== 'confirm' || !chosen) return null;
    return { key: 'cancel_appointment.kept', params: slotParams(chosen, chosen, context) };
  },
  task: ({ data }) => {
    const { chosen } = data as Calling;
    return chosen ? `Wants to call off the visit of ${chosen.start} with ${chosen.practitioner}.` : 'Wants to call off a visit.';
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const calling = at.data as Calling;
  if (event.kind === 'verified') {
    return calling.chosen ? confirm('confirm', calling.chosen, context) : { at, request: askAppointments(context) };
  }
  if (event.kind === 'result') return afterResult(calling, practiceResult(event.result), context);
  return at.step === 'confirm' ? afterConfirm(calling, event, context) : afterWhich(calling, event, context);
}

function afterResult(calling: Calling, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'appointment-cancelled') return said('done', result.appointment, context);
  if (result.kind === 'appointment-changed') {
    const { appointment } = result;
    const stands = appointment?.status === 'booked' || appointment?.status === 'proposed';
    return appointment && stands ? confirm('changed', appointment, context) : { say: [{ key: 'cancel_appointment.gone' }] };
  }
  const found = upcoming(result, context.now);
  const [only, ...others] = found;
  if (!only) return { say: [{ key: 'cancel_appointment.none', params: { name: firstName(context) } }] };
  const meant = others.length === 0 ? only : pointedAt(found, calling.wish ?? {});
  if (meant) return confirm('confirm', meant, context);
  return {
    ask: { say: { key: 'cancel_appointment.which' }, choices: appointmentChoices(found, context) },
    at: { step: 'which', data: { choices: found } },
  };
}

function afterWhich({ choices = [] }: Calling, { choice, understanding, yesNo }: MessageEvent, context: HandlerContext): Step {
  const meant = choices.find(({ ref }) => ref === choice) ?? pointedAt(choices, understanding.slots);
  if (meant) return confirm('confirm', meant, context);
  return yesNo === 'no' ? { say: [{ key: 'never_mind.answer' }] } : { notMine: true };
}

function confirm(key: string, chosen: PracticeAppointment, context: HandlerContext): Step {
  const { wording } = context.policy;
  const label = (it: string) => wording.get(`cancel_appointment.${it}`)?.[context.language][0]?.text ?? it;
  const choices = ['yes', 'no'].map((it) => ({ key: it, label: label(it) }));
  const say = { key: `cancel_appointment.${key}`, params: slotParams(chosen, chosen, context) };
  return { ask: { say, choices }, at: { step: 'confirm', data: { chosen } } };
}

function afterConfirm({ chosen }: Calling, { yesNo }: MessageEvent, context: HandlerContext): Step {
  if (!chosen || yesNo === null) return { notMine: true };
  if (yesNo === 'no') return said('kept', chosen, context);
  if (!context.identity) return { at: { step: 'confirm', data: { chosen } }, verify: true };
  const { ref, version } = chosen;
  const request = { kind: 'cancel-appointment', id: context.newId(), patientRef: patientRef(context), ref, version };
  return { at: { step: 'calling-off', data: { chosen } }, request };
}

function said(key: string, appointment: PracticeAppointment, context: HandlerContext): Step {
  return { say: [{ key: `cancel_appointment.${key}`, params: slotParams(appointment, appointment, context) }] };
}
