import type { Handler, HandlerContext, HandlerEvent, MessageEvent, Standing, Step } from '@carethread/dialogue';
import { plain } from '@carethread/dialogue';
import type { PracticeMedication, PracticeResult } from '@carethread/practice';
import { listOf, meansAll, medicineChoices, namedIn, pharmacyOf } from './own-medicines.js';
import { asksWhichPharmacy, pharmacyAnswered, pharmacyIn } from './pharmacy-words.js';
import { firstName, patientRef, practiceResult } from './step.js';

interface Change {
  /** The new drug store, in the patient's words. */
  readonly place?: string;
  readonly words?: string;
  readonly listed?: readonly PracticeMedication[];
  readonly chosen?: readonly PracticeMedication[];
  /** Only wants to know where they go now. */
  readonly tell?: true;
}

const LISTED = 6;
const MOST_WORDS = 200;

/** Sends prescriptions to another drug store: which one ▶ which medicines ▶ is this right ▶ a Task for the care team. */
export const pharmacyChange: Handler = {
  name: 'pharmacy-change',
  start: ({ text }) => {
    const words = plain(text).slice(0, MOST_WORDS);
    if (asksWhichPharmacy(text)) return { at: { step: 'looking', data: { tell: true } }, verify: true };
    const place = pharmacyIn(text);
    return place === null ? askPlace({ words }) : { at: { step: 'looking', data: { words, place } }, verify: true };
  },
  resume,
  answers: (at, { text, understanding }, { policy }) =>
    at.step === 'place' &&
    pharmacyAnswered(text) !== null &&
    policy.intents.get(understanding.intent ?? '')?.domain !== 'smalltalk',
  task: ({ data }) => {
    const { chosen = [] } = data as Change;
    return `Wants prescriptions sent to another pharmacy: ${chosen.map(({ name }) => name).join(', ') || 'which ones is not said yet'}.`;
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const change = at.data as Change;
  if (event.kind === 'verified')
    return change.chosen ? confirm(change, context) : { at, request: { kind: 'medications', patientRef: patientRef(context) } };
  if (event.kind === 'result') return afterResult(change, practiceResult(event.result), context);
  if (at.step === 'place') return afterPlace(change, event);
  return at.step === 'confirm' ? afterConfirm(change, event, context) : afterWhich(change, event, context);
}

function askPlace(change: Change): Step {
  return { ask: { say: say('place') }, at: { step: 'place', data: { ...change } } };
}

function afterPlace(change: Change, { text }: MessageEvent): Step {
  const place = pharmacyAnswered(text);
  return place === null ? { notMine: true } : { at: { step: 'looking', data: { ...change, place } }, verify: true };
}

function afterResult(change: Change, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'pharmacy-change-requested') return { say: [say('done', params(change, context))] };
  if (result.kind !== 'medications') throw new TypeError(`medications were asked for, not ${result.kind}`);
  const current = result.medications.filter(({ status }) => status === 'active' || status === 'on-hold');
  if (change.tell) return { say: [say('on-file', { name: firstName(context), pharmacy: pharmacyOf(current, context) })] };
  if (current.length === 0) {
    const task = 'Wants another pharmacy, but the record lists no current medication.';
    return { say: [say('none', { name: firstName(context) })], person: { cause: 'needs-the-care-team', task } };
  }
  const { words = '' } = change;
  const named = namedIn(words, current);
  if (named.length > 0) return confirm({ ...change, chosen: named }, context);
  if (current.length === 1 || meansAll(words)) return confirm({ ...change, chosen: current }, context);
  const listed = current.slice(0, LISTED);
  const choices = [{ key: 'all', label: label('all', context) }, ...medicineChoices(listed)];
  return { ask: { say: say('which'), choices }, at: { step: 'which', data: { ...change, listed } } };
}

function afterWhich(change: Change, { choice, text }: MessageEvent, context: HandlerContext): Step {
  const { listed = [] } = change;
  if (choice === 'all' || meansAll(text)) return confirm({ ...change, chosen: listed }, context);
  const picked = listed.filter(({ ref }) => ref === choice);
  const chosen = picked.length > 0 ? picked : namedIn(text, listed);
  return chosen.length > 0 ? confirm({ ...change, chosen }, context) : { notMine: true };
}

function confirm(change: Change, context: HandlerContext): Step {
  const choices = ['yes', 'no'].map((key) => ({ key, label: label(key, context) }));
  return { ask: { say: say('confirm', params(change, context)), choices }, at: { step: 'confirm', data: { ...change } } };
}

function afterConfirm(change: Change, { yesNo, text }: MessageEvent, context: HandlerContext): Step {
  const { place = '', chosen = [] } = change;
  const other = pharmacyIn(text);
  if (other !== null && plain(other) !== plain(place)) return confirm({ ...change, place: other }, context);
  if (yesNo === null) return { notMine: true };
  if (yesNo === 'no') return { say: [say('kept')] };
  if (!context.identity) return { at: { step: 'confirm', data: { ...change } }, verify: true };
  const request = {
    kind: 'change-pharmacy',
    id: context.newId(),
    patientRef: patientRef(context),
    medicationRefs: chosen.map(({ ref }) => ref),
    pharmacy: place,
  };
  return { at: { step: 'asking', data: { ...change } }, request };
}

function params({ place = '', chosen = [] }: Change, context: HandlerContext): Record<string, string> {
  return {
    place,
    medicine: listOf(
      chosen.map(({ name }) => name),
      context,
    ),
  };
}

function label(key: string, { policy, language }: HandlerContext): string {
  return policy.wording.get(`pharmacy_change.${key}`)?.[language][0]?.text ?? key;
}

const say = (key: string, params?: Record<string, string>) => ({ key: `pharmacy_change.${key}`, ...(params ? { params } : {}) });
