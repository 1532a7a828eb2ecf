import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Standing,
  type Step,
} from '@carethread/dialogue';
import type { PracticeMedication, PracticeResult } from '@carethread/practice';
import { DateTime } from 'luxon';
import { firstName, patientRef, practiceResult } from './step.js';
import { dayLabel } from './times.js';

interface Refill {
  readonly wish?: string;
  readonly listed?: readonly PracticeMedication[];
  readonly chosen?: PracticeMedication;
  readonly reason?: 'routine' | 'no-refills-left' | 'expired';
}

/** A refill is asked for when the supply lasts no more than this. */
const SUPPLY_LEFT_DAYS = 7;
const LISTED = 6;

/**
 * Asks for a refill: which medicine ▶ is it one that may be refilled ▶ is this right ▶ asked for. A controlled substance goes
 * to a person; where no refills are left or the prescription has run out, the care team gets a Task and the patient is told.
 */
export const refillRequest: Handler = {
  name: 'refill-request',
  start: ({ understanding }) => {
    const wish = understanding.slots.medicine;
    return { at: { step: 'looking', data: wish === undefined ? {} : { wish } }, verify: true };
  },
  resume,
  task: ({ data }) => {
    const { chosen, wish } = data as Refill;
    return `Wants a refill of ${chosen?.name ?? wish ?? 'a medicine not named yet'}.`;
  },
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const refill = at.data as Refill;
  if (event.kind === 'verified')
    return refill.chosen
      ? confirm(refill.chosen, context)
      : { at, request: { kind: 'medications', patientRef: patientRef(context) } };
  if (event.kind === 'result') return afterResult(refill, practiceResult(event.result), context);
  return at.step === 'confirm' ? afterConfirm(refill, event, context) : afterWhich(refill, event, context);
}

function afterResult(refill: Refill, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'refill-requested') return requested(refill, context);
  if (result.kind !== 'medications') throw new TypeError(`medications were asked for, not ${result.kind}`);
  const current = result.medications.filter(({ status }) => status === 'active' || status === 'on-hold');
  if (current.length === 0) {
    const task = 'Wants a refill, but the record lists no current medication.';
    return { say: [say('none', { name: firstName(context) })], person: { cause: 'needs-the-care-team', task } };
  }
  if (refill.wish === undefined)
    return current.length === 1 && current[0] ? judge(current[0], context) : which('which', current, context);
  const meant = named(result.medications, refill.wish);
  return meant ? judge(meant, context) : which('not-found', current, context);
}

/** @returns the one medicine that a name means, by its name or an alias; null where none or several do */
function named(medications: readonly PracticeMedication[], wish: string): PracticeMedication | null {
  const words = plain(wish);
  const fits = medications.filter(({ name, aliases }) =>
    [name, ...aliases].map(plain).some((it) => it === words || it.startsWith(`${words} `) || words.startsWith(`${it} `)),
  );
  const active = fits.filter(({ status }) => status === 'active');
  if (active.length === 1) return active[0] ?? null;
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function which(key: string, medications: readonly PracticeMedication[], context: HandlerContext): Step {
  const listed = medications.slice(0, LISTED);
  const label = context.policy.wording.get('refill_request.another')?.[context.language][0]?.text ?? '';
  const choices = [...listed.map(({ ref, name }) => ({ key: ref, label: name })), { key: 'another', label }];
  return { ask: { say: say(key), choices }, at: { step: 'which', data: { listed } } };
}

function afterWhich(
  { listed = [] }: Refill,
  { choice, understanding, text, yesNo }: MessageEvent,
  context: HandlerContext,
): Step {
  if (choice === 'another') {
    const task = 'Wants a refill of a medicine that is not on the list of current medication.';
    return { person: { cause: 'needs-the-care-team', task } };
  }
  const meant = listed.find(({ ref }) => ref === choice) ?? named(listed, understanding.slots.medicine ?? text);
  if (meant) return judge(meant, context);
  return yesNo === 'no' ? { say: [say('not-requested')] } : { notMine: true };
}

function judge(chosen: PracticeMedication, context: HandlerContext): Step {
  const { timeZone } = context.policy.clinic;
  const today = DateTime.fromISO(context.now, { zone: timeZone }).startOf('day');
  const medicine = chosen.name;
  const slots = { medicine };
  const toPerson = (key: string, task: string): Step => ({
    say: [say(key, { medicine })],
    person: { cause: 'needs-the-care-team', task },
    slots,
  });
  if (chosen.controlled) return toPerson('controlled', `Wants a refill of ${medicine}, a controlled substance.`);
  if (chosen.status !== 'active') return toPerson('not-active', `Wants a refill of ${medicine}, which is ${chosen.status}.`);
  if (chosen.validUntil !== null && DateTime.fromISO(chosen.validUntil, { zone: timeZone }) < today)
    return send(chosen, 'expired', context);
  if (chosen.refillsLeft <= 0) return send(chosen, 'no-refills-left', context);
  if (chosen.suppliedUntil !== null) {
    const until = DateTime.fromISO(chosen.suppliedUntil, { zone: timeZone });
    const from = until.minus({ days: SUPPLY_LEFT_DAYS });
    if (from > today) {
      const params = { medicine, until: dayLabel(until, context.language), from: dayLabel(from, context.language) };
      return { say: [say('too-early', params)], slots };
    }
  }
  return { ...confirm(chosen, context), slots };
}

function confirm(chosen: PracticeMedication, context: HandlerContext): Step {
  const label = (it: string) => context.policy.wording.get(`refill_request.${it}`)?.[context.language][0]?.text ?? it;
  const choices = ['yes', 'no'].map((it) => ({ key: it, label: label(it) }));
  return { ask: { say: say('confirm', { medicine: chosen.name }), choices }, at: { step: 'confirm', data: { chosen } } };
}

function afterConfirm({ chosen }: Refill, { yesNo, understanding }: MessageEvent, context: HandlerContext): Step {
  const other = understanding.slots.medicine;
  if (chosen && other !== undefined && !named([chosen], other))
    return { at: { step: 'looking', data: { wish: other } }, verify: true };
  if (!chosen || yesNo === null) return { notMine: true };
  if (yesNo === 'no') return { say: [say('not-requested')] };
  if (!context.identity) return { at: { step: 'confirm', data: { chosen } }, verify: true };
  return send(chosen, 'routine', context);
}

function send(chosen: PracticeMedication, reason: NonNullable<Refill['reason']>, context: HandlerContext): Step {
  const request = {
    kind: 'request-refill',
    id: context.newId(),
    patientRef: patientRef(context),
    medicationRef: chosen.ref,
    reason,
  };
  return { at: { step: 'asking', data: { chosen, reason } }, request, slots: { medicine: chosen.name } };
}

function requested({ chosen, reason }: Refill, { language }: HandlerContext): Step {
  const medicine = chosen?.name ?? '';
  if (reason === 'no-refills-left') return { say: [say('no-refills', { medicine })] };
  if (reason === 'expired') return { say: [say('expired', { medicine })] };
  const pharmacy = chosen?.pharmacy ?? (language === 'es' ? 'su farmacia' : 'your drug store');
  return { say: [say('requested', { medicine, pharmacy })] };
}

const say = (key: string, params?: Record<string, string>) => ({ key: `refill_request.${key}`, ...(params ? { params } : {}) });
