import type { Handler, HandlerContext, MessageEvent, Step } from '@carethread/dialogue';
import type { PracticeAppointment } from '@carethread/practice';
import { askAppointments, upcoming } from './appointments.js';
import { slotParams } from './booking.js';
import { firstName, practiceResult } from './step.js';
import { timeLabel } from './times.js';

/** When and where is my next appointment? What is asked after that about the way or what to bring is about that one. */
export const nextAppointment: Handler = {
  name: 'next-appointment',
  tells: true,
  aboutAppointments: true,
  start: () => ({ at: { step: 'looking', data: {} }, verify: true }),
  resume(at, event, context) {
    switch (event.kind) {
      case 'verified':
        return { at: { step: 'looking', data: {} }, request: askAppointments(context) };
      case 'result':
        return told(event.result, context);
      case 'message':
        return at.step === 'told' ? more(at.data as unknown as Told, event, context) : { notMine: true };
    }
  },
  task: () => 'Asked when the next appointment is.',
};

interface Told {
  readonly next: PracticeAppointment;
}

function told(result: unknown, context: HandlerContext): Step {
  const [first, ...rest] = upcoming(practiceResult(result), context.now);
  if (!first) return { say: [{ key: 'next_appointment.none', params: { name: firstName(context) } }] };
  const params = { ...slotParams(first, first, context), ...placeParams(first, context) };
  const after = { at: { step: 'told', data: { next: first } } };
  const prepare = preparation(first, context);
  const ready = prepare === undefined ? [] : [{ key: 'next_appointment.prepare', params: { prepare } }];
  if (rest.length === 0) return { say: [{ key: 'next_appointment.one', params }, ...ready], after };
  const { timeZone } = context.policy.clinic;
  const times = rest.slice(0, 2).map((it) => timeLabel(it.start, timeZone, context.language));
  const several = { ...params, count: String(rest.length + 1), rest: times.join('; ') };
  return { say: [{ key: 'next_appointment.several', params: several }, ...ready], after };
}

/** Asked of the way or of what to bring, by intent, the answer is for this visit's place and kind. */
const ABOUT: Readonly<Record<string, string>> = {
  directions: 'directions',
  location: 'directions',
  parking: 'parking',
  transit: 'transit',
};

function more({ next }: Told, { understanding }: MessageEvent, context: HandlerContext): Step {
  const after = { at: { step: 'told', data: { next } } };
  const { intent, slots } = understanding;
  if (slots.location !== undefined && slots.location !== next.location) return { notMine: true };
  const prepare = preparation(next, context);
  if (intent === 'visit_preparation')
    return prepare === undefined
      ? { say: [{ key: 'next_appointment.no-need' }], after }
      : { say: [{ key: 'next_appointment.prepare', params: { prepare } }], after };
  const about = ABOUT[intent ?? ''];
  const params = placeParams(next, context);
  return about && params.directions !== '' ? { say: [{ key: `next_appointment.${about}`, params }], after } : { notMine: true };
}

function placeParams({ location }: PracticeAppointment, { policy, language }: HandlerContext): Record<string, string> {
  const place = policy.clinic.locations.find(({ name }) => name === location);
  const said = (words: Readonly<Record<typeof language, string>> | undefined) => words?.[language] ?? '';
  return {
    ...{ location, address: place?.address ?? location, directions: said(place?.directions) },
    ...{ parking: said(place?.parking), transit: said(place?.transit) },
  };
}

function preparation({ visitType }: PracticeAppointment, { policy, language }: HandlerContext): string | undefined {
  return policy.clinic.visitTypes.find(({ code }) => code === visitType)?.prepare?.[language];
}
