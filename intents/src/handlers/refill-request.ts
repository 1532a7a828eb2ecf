import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Say,
  type Standing,
  type Step,
} from '@carethread/dialogue';
import { criticalKind, type PracticeMedication, type PracticeResult } from '@carethread/practice';
import { listOf, meansAll, meantBy, medicineChoices, namedIn, pharmacyOf, saysOut } from './own-medicines.js';
import { judge, type Verdict } from './refill-judge.js';
import { firstName, patientRef, practiceResult } from './step.js';
import { dayLabel } from './times.js';

type Reason = Extract<Verdict, { kind: 'ask' }>['reason'];

interface Refill {
  /** The ingredient that was named. */
  readonly wish?: string;
  /** What was asked for, in compared form, until the record tells what it means. */
  readonly words?: string;
  /** The patient has none left. */
  readonly out?: true;
  readonly listed?: readonly PracticeMedication[];
  /** What is asked for, in this order, and how many of them are already. */
  readonly wanted?: readonly Wanted[];
  readonly done?: number;
  /** Medicines that the bot may not ask for: a person does. */
  readonly forPerson?: readonly string[];
}
interface Wanted {
  readonly medication: PracticeMedication;
  readonly reason: Reason;
}

const LISTED = 6;
/** So much of a message is kept until the record tells which medicine it means. */
const MOST_WORDS = 200;

/**
 * Asks for refills: which medicine ▶ may it be refilled ▶ is this right ▶ asked for. A controlled substance goes to a person;
 * where no refills are left or the prescription has run out, the care team gets a Task and the patient is told. Who has none
 * left of a medicine that must not be missed is sent to a person at once.
 */
export const refillRequest: Handler = {
  name: 'refill-request',
  start: ({ understanding, text }) => begin(text, understanding.slots.medicine),
  resume,
  answers: (at, { text }) => at.step === 'which' && namedIn(text, (at.data as Refill).listed ?? []).length > 0,
  task: ({ data }) => {
    const { wanted = [], wish, out } = data as Refill;
    const names = wanted.map(({ medication }) => medication.name).join(', ');
    return `Wants a refill of ${names || (wish ?? 'a medicine not named yet')}.${out ? ' Has none left.' : ''}`;
  },
};

function begin(text: string, wish: string | undefined): Step {
  const out = saysOut(text);
  const critical = out ? criticalKind(`${text} ${wish ?? ''}`) : null;
  if (critical) return outOfCritical(critical, wish ?? null);
  const words = plain(text).slice(0, MOST_WORDS);
  const data: Refill = { words, ...(wish === undefined ? {} : { wish }), ...(out ? { out } : {}) };
  return { at: { step: 'looking', data: { ...data } }, verify: true };
}

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const refill = at.data as Refill;
  if (event.kind === 'verified')
    return refill.wanted ? confirm(refill, context) : { at, request: { kind: 'medications', patientRef: patientRef(context) } };
  if (event.kind === 'result') return afterResult(refill, practiceResult(event.result), context);
  return at.step === 'confirm' ? afterConfirm(refill, event, context) : afterWhich(refill, event, context);
}

function afterResult(refill: Refill, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'refill-requested') return next({ ...refill, done: (refill.done ?? 0) + 1 }, context);
  if (result.kind !== 'medications') throw new TypeError(`medications were asked for, not ${result.kind}`);
  const current = result.medications.filter(({ status }) => status === 'active' || status === 'on-hold');
  if (current.length === 0) {
    const task = 'Wants a refill, but the record lists no current medication.';
    return { say: [say('none', { name: firstName(context) })], person: { cause: 'needs-the-care-team', task } };
  }
  const { words = '', wish } = refill;
  const [only] = current;
  if (meansAll(words)) return weigh(refill, current, context);
  const named = namedIn(`${words} ${wish ?? ''}`, result.medications);
  if (named.length > 0) return weigh(refill, named, context);
  const fits = meantBy(words, current);
  if (fits.length === 1) return weigh(refill, fits, context);
  if (fits.length > 1) return which('which', fits, refill, context);
  if (wish !== undefined) return which('not-found', current, refill, context);
  return current.length === 1 && only ? weigh(refill, [only], context) : which('which', current, refill, context);
}

function which(key: string, medications: readonly PracticeMedication[], refill: Refill, context: HandlerContext): Step {
  const listed = medications.slice(0, LISTED);
  const choices = [...medicineChoices(listed), { key: 'another', label: label('another', context) }];
  return { ask: { say: say(key), choices }, at: { step: 'which', data: { ...refill, listed } } };
}

function afterWhich(refill: Refill, { choice, understanding, text, yesNo }: MessageEvent, context: HandlerContext): Step {
  const { listed = [] } = refill;
  const told = saysOut(text) ? { ...refill, out: true as const } : refill;
  if (choice === 'another') {
    const task = 'Wants a refill of a medicine that is not on the list of current medication.';
    return { person: { cause: 'needs-the-care-team', task } };
  }
  const picked = listed.filter(({ ref }) => ref === choice);
  if (picked.length > 0) return weigh(told, picked, context);
  if (meansAll(text)) return weigh(told, listed, context);
  const named = namedIn(`${text} ${understanding.slots.medicine ?? ''}`, listed);
  const meant = named.length > 0 ? named : meantBy(text, listed);
  if (named.length > 0 || meant.length === 1) return weigh(told, meant, context);
  return yesNo === 'no' ? { say: [say('not-requested')] } : { notMine: true };
}

/** What may be done about each: asked for after a yes, told when, or left to a person. */
function weigh(refill: Refill, medications: readonly PracticeMedication[], context: HandlerContext): Step {
  const slots = { medicine: medications.map(({ name }) => name).join(', ') };
  if (refill.out) {
    const critical = medications.find(({ name }) => criticalKind(name) !== null);
    if (critical) return { ...outOfCritical(criticalKind(critical.name) ?? '', critical.name), slots };
  }
  const verdicts = medications.map((medication) => ({ medication, verdict: judge(medication, refill.out === true, context) }));
  const wanted = verdicts.flatMap(({ medication, verdict }) =>
    verdict.kind === 'ask' ? [{ medication, reason: verdict.reason }] : [],
  );
  const forPerson = verdicts.flatMap(({ medication, verdict }) =>
    verdict.kind === 'person' ? [`${medication.name} (${verdict.why})`] : [],
  );
  const says = verdicts.flatMap(({ medication, verdict }) => verdictSays(medication, verdict, context));
  if (wanted.length === 0) return { ...ended(says, forPerson), slots };
  const [first] = wanted;
  const told = { ...refill, wanted, forPerson };
  // Named alone, and for the care team to decide: nothing is committed that a yes is needed for.
  if (medications.length === 1 && first?.reason !== 'routine') return { ...next({ ...told, done: 0 }, context), slots };
  return { say: says, ...confirm(told, context), slots };
}

function verdictSays({ name: medicine }: PracticeMedication, verdict: Verdict, { language }: HandlerContext): Say[] {
  if (verdict.kind === 'ask') return [];
  if (verdict.kind === 'person') return [say(verdict.why, { medicine })];
  const { until, from } = verdict;
  return [say('too-early', { medicine, until: dayLabel(until, language), from: dayLabel(from, language) })];
}

function ended(says: Say[], forPerson: readonly string[]): Step {
  if (forPerson.length === 0) return { say: says };
  return {
    say: says,
    person: { cause: 'needs-the-care-team', task: `Wants a refill that the assistant may not ask for: ${forPerson.join(', ')}.` },
  };
}

/** Without it a patient is in danger within hours or days: a person, now, and what to do if it gets worse. */
function outOfCritical(kind: string, medicine: string | null): Step {
  const named = medicine === null ? '' : ` (${medicine})`;
  return {
    say: [{ key: 'out-of-medicine' }, { key: 'worse' }],
    person: {
      cause: 'needs-the-care-team',
      task: `Has none left of a critical medicine: ${kind}${named}. The assistant asked for no refill.`,
      danger: { level: 'urgent', kind: 'out-of-critical-medicine' },
    },
  };
}

function confirm(refill: Refill, context: HandlerContext): Step {
  const { wanted = [] } = refill;
  const medications = wanted.map(({ medication }) => medication);
  const medicine = listOf(
    medications.map(({ name }) => name),
    context,
  );
  const choices = ['yes', 'no'].map((key) => ({ key, label: label(key, context) }));
  const params = { medicine, pharmacy: pharmacyOf(medications, context) };
  return { ask: { say: say('confirm', params), choices }, at: { step: 'confirm', data: { ...refill } } };
}

function afterConfirm(refill: Refill, { yesNo, understanding, text }: MessageEvent, context: HandlerContext): Step {
  const { wanted = [], forPerson = [] } = refill;
  const other = understanding.slots.medicine;
  const medications = wanted.map(({ medication }) => medication);
  if (other !== undefined && namedIn(other, medications).length === 0) return begin(text, other);
  if (wanted.length === 0 || yesNo === null) return { notMine: true };
  if (yesNo === 'no') return ended([say('not-requested')], forPerson);
  if (!context.identity) return { at: { step: 'confirm', data: { ...refill } }, verify: true };
  return next({ ...refill, done: 0 }, context);
}

/** Asks for the next one, or tells what became of them all. */
function next(refill: Refill, context: HandlerContext): Step {
  const { wanted = [], done = 0, forPerson = [], out } = refill;
  const one = wanted[done];
  if (!one) return ended(requested(wanted, context), forPerson);
  const request = {
    kind: 'request-refill',
    id: context.newId(),
    patientRef: patientRef(context),
    medicationRef: one.medication.ref,
    reason: one.reason,
    ...(out ? { soon: true } : {}),
  };
  return { at: { step: 'asking', data: { ...refill, done } }, request };
}

const SAID: Readonly<Record<Reason, string>> = {
  routine: 'requested',
  'no-refills-left': 'no-refills',
  expired: 'expired',
  'too-early': 'sent-early',
};

/** One sentence for all that came to the same. */
function requested(wanted: readonly Wanted[], context: HandlerContext): Say[] {
  return [...Map.groupBy(wanted, ({ reason }) => reason)].map(([reason, ones]) => {
    const medications = ones.map(({ medication }) => medication);
    const medicine = listOf(
      medications.map(({ name }) => name),
      context,
    );
    return say(SAID[reason], { medicine, pharmacy: pharmacyOf(medications, context) });
  });
}

function label(key: string, { policy, language }: HandlerContext): string {
  return policy.wording.get(`refill_request.${key}`)?.[language][0]?.text ?? key;
}

const say = (key: string, params?: Record<string, string>) => ({ key: `refill_request.${key}`, ...(params ? { params } : {}) });
