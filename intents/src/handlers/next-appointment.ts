import type { Handler, HandlerContext, Step } from '@carethread/dialogue';
import { askAppointments, upcoming } from './appointments.js';
import { slotParams } from './booking.js';
import { firstName, practiceResult } from './step.js';
import { timeLabel } from './times.js';

/** When and where is my next appointment? */
export const nextAppointment: Handler = {
  name: 'next-appointment',
  aboutAppointments: true,
  start: () => ({ at: { step: 'looking', data: {} }, verify: true }),
  resume(_, event, context) {
    switch (event.kind) {
      case 'verified':
        return { at: { step: 'looking', data: {} }, request: askAppointments(context) };
      case 'result':
        return told(event.result, context);
      case 'message':
        return { notMine: true };
    }
  },
  task: () => 'Asked when the next appointment is.',
};

function told(result: unknown, context: HandlerContext): Step {
  const [first, ...rest] = upcoming(practiceResult(result), context.now);
  if (!first) return { say: [{ key: 'next_appointment.none', params: { name: firstName(context) } }] };
  const params = slotParams(first, first, context);
  if (rest.length === 0) return { say: [{ key: 'next_appointment.one', params }] };
  const { timeZone } = context.policy.clinic;
  const times = rest.slice(0, 2).map((it) => timeLabel(it.start, timeZone, context.language));
  return {
    say: [{ key: 'next_appointment.several', params: { ...params, count: String(rest.length + 1), rest: times.join('; ') } }],
  };
}
