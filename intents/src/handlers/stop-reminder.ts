import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Standing,
  type Step,
} from '@carethread/dialogue';
import type { PracticeReminder, PracticeResult } from '@carethread/practice';
import { meansAll } from './own-medicines.js';
import { meantReminders, reminderLabel, reminderWord } from './reminder-words.js';
import { firstName, patientRef, practiceResult } from './step.js';

interface Stopping {
  readonly words: string;
  readonly medicine?: string;
  readonly listed?: readonly PracticeReminder[];
  readonly chosen?: readonly PracticeReminder[];
  readonly done?: number;
}

const LISTED = 6;
const MOST_WORDS = 200;

/** Ends reminders: which ▶ is this right ▶ ended at the clinic. Other messages go on. */
export const stopReminder: Handler = {
  name: 'stop-reminder',
  start: ({ text, understanding }) => {
    const { medicine } = understanding.slots;
    const words = plain(text).slice(0, MOST_WORDS);
    return { at: { step: 'looking', data: { words, ...(medicine === undefined ? {} : { medicine }) } }, verify: true };
  },
  resume,
  task: () => 'Wants no more of a reminder.',
};

/** Which reminders there are. */
export const listReminders: Handler = {
  name: 'list-reminders',
  tells: true,
  start: () => ({ at: { step: 'looking', data: {} }, verify: true }),
  resume: (at, event, context) => {
    if (event.kind === 'verified') return { at, request: { kind: 'reminders', patientRef: patientRef(context) } };
    if (event.kind === 'message') return { notMine: true };
    const result = practiceResult(event.result);
    if (result.kind !== 'reminders') throw new TypeError(`reminders were asked for, not ${result.kind}`);
    const name = firstName(context);
    if (result.reminders.length === 0) return { say: [{ key: 'list_reminders.none', params: { name } }] };
    const list = result.reminders.slice(0, LISTED).map((it) => reminderLabel(it, context));
    return { say: [{ key: 'list_reminders.list', params: { name, list: list.join('; ') } }] };
  },
  task: () => 'Asked which reminders there are.',
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const stopping = at.data as unknown as Stopping;
  if (event.kind === 'verified')
    return stopping.chosen ? confirm(stopping, context) : { at, request: { kind: 'reminders', patientRef: patientRef(context) } };
  if (event.kind === 'result') return afterResult(stopping, practiceResult(event.result), context);
  return at.step === 'confirm' ? afterConfirm(stopping, event, context) : afterWhich(stopping, event, context);
}

function afterResult(stopping: Stopping, result: PracticeResult, context: HandlerContext): Step {
  if (result.kind === 'reminder-stopped' || result.kind === 'reminder-overtaken')
    return next({ ...stopping, done: (stopping.done ?? 0) + 1 }, context);
  if (result.kind !== 'reminders') throw new TypeError(`reminders were asked for, not ${result.kind}`);
  const { words, medicine } = stopping;
  const meant = meantReminders(words, medicine, result.reminders).slice(0, LISTED);
  if (meant.length === 0) return { say: [say('none', { name: firstName(context) })] };
  if (meant.length === 1 || meansAll(words)) return confirm({ ...stopping, chosen: meant }, context);
  const choices = [
    ...meant.map((it) => ({ key: it.ref, label: reminderLabel(it, context) })),
    { key: 'all', label: reminderWord('all', context) },
  ];
  return { ask: { say: say('which'), choices }, at: { step: 'which', data: { ...stopping, listed: meant } } };
}

function afterWhich(stopping: Stopping, { choice, text }: MessageEvent, context: HandlerContext): Step {
  const { listed = [] } = stopping;
  if (choice === 'all' || meansAll(text)) return confirm({ ...stopping, chosen: listed }, context);
  const picked = listed.filter(({ ref }) => ref === choice);
  return picked.length > 0 ? confirm({ ...stopping, chosen: picked }, context) : { notMine: true };
}

function confirm(stopping: Stopping, context: HandlerContext): Step {
  const choices = ['yes', 'no'].map((key) => ({ key, label: reminderWord(key, context) }));
  return { ask: { say: say('confirm', params(stopping, context)), choices }, at: { step: 'confirm', data: { ...stopping } } };
}

function afterConfirm(stopping: Stopping, { yesNo }: MessageEvent, context: HandlerContext): Step {
  if (yesNo === null) return { notMine: true };
  if (yesNo === 'no') return { say: [say('kept')] };
  if (!context.identity) return { at: { step: 'confirm', data: { ...stopping } }, verify: true };
  return next({ ...stopping, done: 0 }, context);
}

function next(stopping: Stopping, context: HandlerContext): Step {
  const { chosen = [], done = 0 } = stopping;
  const one = chosen[done];
  if (!one) return { say: [say('done', params(stopping, context))] };
  const { ref, version } = one;
  const request = { kind: 'stop-reminder', patientRef: patientRef(context), ref, version };
  return { at: { step: 'stopping', data: { ...stopping } }, request };
}

function params({ chosen = [] }: Stopping, context: HandlerContext): Record<string, string> {
  return { reminder: chosen.map((it) => reminderLabel(it, context)).join('; ') };
}

const say = (key: string, params?: Record<string, string>) => ({ key: `stop_reminder.${key}`, ...(params ? { params } : {}) });
