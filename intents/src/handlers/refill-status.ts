import { type Handler, type HandlerContext, plain, type Step } from '@carethread/dialogue';
import { firstName, patientRef, practiceResult } from './step.js';

/** The latest say where it stands; older ones are history. */
const TOLD = 3;

/** How far is my refill? */
export const refillStatus: Handler = {
  name: 'refill-status',
  tells: true,
  start: ({ understanding }) => {
    const wish = understanding.slots.medicine;
    return { at: { step: 'looking', data: wish === undefined ? {} : { wish } }, verify: true };
  },
  resume(at, event, context) {
    switch (event.kind) {
      case 'verified':
        return { at, request: { kind: 'refill-status', patientRef: patientRef(context) } };
      case 'result':
        return told(event.result, at.data.wish, context);
      case 'message':
        return { notMine: true };
    }
  },
  task: () => 'Asked how far a refill is.',
};

function told(raw: unknown, wish: unknown, context: HandlerContext): Step {
  const result = practiceResult(raw);
  if (result.kind !== 'refills') throw new TypeError(`refills were asked for, not ${result.kind}`);
  const name = firstName(context);
  const newest = [...result.refills].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const meant = typeof wish === 'string' ? newest.filter(({ medication }) => plain(medication).includes(plain(wish))) : [];
  const shown = (meant.length > 0 ? meant : newest).slice(0, TOLD);
  if (shown.length === 0) return { say: [{ key: 'refill_status.none', params: { name } }] };
  const words = (status: string) => context.policy.wording.get(`refill_status.${status}`)?.[context.language][0]?.text ?? status;
  const list = shown.map(({ medication, status }) => `${medication}: ${words(status)}`).join('; ');
  return { say: [{ key: 'refill_status.status', params: { name, list } }] };
}
