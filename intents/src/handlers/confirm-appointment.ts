import type { Handler, HandlerContext, HandlerEvent, MessageEvent, Standing, Step } from '@carethread/dialogue';
import type { PracticeAppointment, PracticeResult } from '@carethread/practice';
import { appointmentChoices, askAppointments, pointedAt, upcoming } from './appointments.js';
import { slotParams } from './booking.js';
import { firstName, patientRef, practiceResult } from './step.js';

interface Coming {
  readonly wish?: Readonly<Record<string, string>>;
  readonly choices?: readonly PracticeAppointment[];
  readonly chosen?: PracticeAppointment;
}

/** The patient will come: which ▶ noted at the clinic. Nothing is asked where there is one appointment: they have said so. */
export const confirmAppointment: Handler = {
  name: 'confirm-appointment',
  aboutAppointments: true,
  start: ({ understanding }) => ({ at: { step: 'looking', data: { wish: understanding.slots } }, verify: true }),
  resume,
  task: ({ data }) => {
    const { chosen } = data as Coming;
    return chosen ? `Says that they will come on ${chosen.start}.` : 'Wants to confirm a visit.';
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const coming = at.data as Coming;
  if (event.kind === 'verified') {
    return coming.chosen ? note(coming.chosen, context) : { at, request: askAppointments(context) };
  }
  if (event.kind === 'result') return afterResult(coming, practiceResult(event.result), context);
  return at.step === 'changed' ? afterChanged(coming, event, context) : afterWhich(coming, event, context);
}

function afterResult(coming: Coming, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'appointment-confirmed') return said('done', result.appointment, context);
  if (result.kind === 'appointment-changed') return changed(result.appointment, context);
  const found = upcoming(result, context.now);
  const [only, ...others] = found;
  if (!only) return { say: [{ key: 'confirm_appointment.none', params: { name: firstName(context) } }] };
  const meant = others.length === 0 ? only : pointedAt(found, coming.wish ?? {});
  if (meant) return note(meant, context);
  return {
    ask: { say: { key: 'confirm_appointment.which' }, choices: appointmentChoices(found, context) },
    at: { step: 'which', data: { choices: found } },
  };
}

function changed(appointment: PracticeAppointment | null, context: HandlerContext): Step {
  if (appointment?.status !== 'booked' && appointment?.status !== 'proposed')
    return { say: [{ key: 'confirm_appointment.gone' }] };
  const { policy, language } = context;
  const label = (it: string) => policy.wording.get(`confirm_appointment.${it}`)?.[language][0]?.text ?? it;
  const choices = ['yes', 'no'].map((it) => ({ key: it, label: label(it) }));
  const say = { key: 'confirm_appointment.changed', params: slotParams(appointment, appointment, context) };
  return { ask: { say, choices }, at: { step: 'changed', data: { chosen: appointment } } };
}

function afterWhich({ choices = [] }: Coming, { choice, understanding }: MessageEvent, context: HandlerContext): Step {
  const meant = choices.find(({ ref }) => ref === choice) ?? pointedAt(choices, understanding.slots);
  return meant ? note(meant, context) : { notMine: true };
}

function afterChanged({ chosen }: Coming, { yesNo }: MessageEvent, context: HandlerContext): Step {
  if (!chosen || yesNo === null) return { notMine: true };
  return yesNo === 'yes' ? note(chosen, context) : said('not-coming', chosen, context);
}

function note(chosen: PracticeAppointment, context: HandlerContext): Step {
  const at = { step: 'noting', data: { chosen } };
  if (!context.identity) return { at, verify: true };
  const { ref, version } = chosen;
  return { at, request: { kind: 'confirm-appointment', id: context.newId(), patientRef: patientRef(context), ref, version } };
}

function said(key: string, appointment: PracticeAppointment, context: HandlerContext): Step {
  return { say: [{ key: `confirm_appointment.${key}`, params: slotParams(appointment, appointment, context) }] };
}
