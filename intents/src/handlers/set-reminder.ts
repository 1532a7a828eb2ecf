import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Standing,
  type Step,
} from '@carethread/dialogue';
import type { PracticeAppointment, PracticeReminder, PracticeResult, ReminderDay, ReminderWhen } from '@carethread/practice';
import { DateTime } from 'luxon';
import { appointmentChoices, askAppointments, pointedAt, upcoming } from './appointments.js';
import { listOf, namedIn } from './own-medicines.js';
import { type Before, beforeIn, clockLabel, halfIn, settled, timesIn } from './reminder-times.js';
import { type About, aboutIn, meantReminders, medicineLabel, reminderLabel, reminderWord, whenLabel } from './reminder-words.js';
import { firstName, patientRef, practiceResult } from './step.js';
import { timeLabel } from './times.js';

interface Wanted {
  readonly words: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly about?: About;
  readonly times: readonly string[];
  readonly unsure: readonly string[];
  readonly days: readonly ReminderDay[] | null;
  readonly before?: Before;
  /** The medicine's name, "" where it is none on the record; absent until the record was asked. */
  readonly what?: string;
  readonly aboutRef?: string | null;
  readonly visits?: readonly PracticeAppointment[];
  readonly visit?: PracticeAppointment;
  /** A reminder that there is, and that is to come at another time. */
  readonly change?: true;
  readonly listed?: readonly PracticeReminder[];
  readonly replacing?: PracticeReminder;
}

const MOST_WORDS = 200;
const TIMES = ['08:00', '12:00', '20:00'];
const BEFORE: Readonly<Record<string, Before>> = {
  'day-before': { days: 1 },
  'two-hours': { hours: 2 },
  'morning-of': { daysBefore: 0, at: '08:00' },
};

/** Sets a reminder: of what ▶ when ▶ is this right ▶ stored at the clinic. To send it at its time is nothing of a conversation's. */
export const setReminder: Handler = { ...handlerOf('set-reminder', {}), task: () => 'Wants a reminder.' };
/** Lets a reminder that there is come at another time. */
export const changeReminder: Handler = {
  ...handlerOf('change-reminder', { change: true }),
  task: () => 'Wants a reminder to come at another time.',
};

function handlerOf(name: string, more: { change?: true }): Omit<Handler, 'task'> {
  return {
    name,
    start: ({ text, understanding }) => {
      const about = aboutIn(text, understanding.slots.medicine);
      const before = about === 'medication' ? null : beforeIn(text);
      const said = before === null ? timesIn(text) : { times: [], unsure: [], days: null };
      const words = plain(text).slice(0, MOST_WORDS);
      const optional = { ...(about === null ? {} : { about }), ...(before === null ? {} : { before }) };
      const wanted: Wanted = { words, slots: understanding.slots, ...said, ...optional, ...more };
      return { at: { step: 'looking', data: { ...wanted } }, verify: true };
    },
    resume,
    answers: (at, event) =>
      (at.step === 'time' && namesTime(event.text)) || (at.step === 'before' && beforeIn(event.text) !== null),
  };
}

const namesTime = (text: string) => timesIn(text).times.length + timesIn(text).unsure.length > 0;

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  const wanted = at.data as unknown as Wanted;
  switch (event.kind) {
    case 'verified':
      return next(wanted, context);
    case 'result':
      return afterResult(wanted, practiceResult(event.result), context);
    case 'message':
      return afterMessage(at.step, wanted, event, context);
  }
}

/** Asks for what is still missing: the record first, then the patient; at the end, whether it is right. */
function next(wanted: Wanted, context: HandlerContext): Step {
  const { about, what, visit, times, unsure, before } = wanted;
  if (wanted.change && !wanted.replacing)
    return { at: standing('looking', wanted), request: { kind: 'reminders', patientRef: patientRef(context) } };
  if (about === undefined) return ask('about', ['medication', 'appointment'], wanted, context);
  if (about === 'medication') {
    if (what === undefined)
      return { at: standing('looking', wanted), request: { kind: 'medications', patientRef: patientRef(context) } };
    const [hour] = unsure;
    if (hour !== undefined) return askHalf(hour, wanted);
    if (times.length > 0) return confirm(wanted, context);
    const choices = TIMES.map((time) => ({ key: time, label: clockLabel(time) }));
    return { ask: { say: say('time', { medicine: medicineLabel(what, context) }), choices }, at: standing('time', wanted) };
  }
  if (!visit) return { at: standing('looking', wanted), request: askAppointments(context) };
  if (before === undefined) return ask('before', Object.keys(BEFORE), wanted, context);
  return isToCome(wanted, context) ? confirm(wanted, context) : tooLate(wanted, context);
}

function ask(key: string, keys: readonly string[], wanted: Wanted, context: HandlerContext): Step {
  const choices = keys.map((it) => ({ key: it, label: reminderWord(it, context) }));
  return { ask: { say: say(key), choices }, at: standing(key, wanted) };
}

function askHalf(hour: string, wanted: Wanted): Step {
  const halves = ['am', 'pm'] as const;
  const choices = halves.map((half) => ({ key: half, label: clockLabel(settled(hour, half)) }));
  return { ask: { say: say('half', { hour: hour.replace(':00', '') }), choices }, at: standing('half', wanted) };
}

function tooLate(wanted: Wanted, context: HandlerContext): Step {
  const { before: _late, ...rest } = wanted;
  const open = Object.keys(BEFORE).filter((key) => isToCome({ ...rest, before: BEFORE[key] as Before }, context));
  if (open.length === 0) return { say: [say('too-soon')] };
  return { ...ask('before', open, rest, context), say: [say('too-late')] };
}

function afterResult(wanted: Wanted, result: PracticeResult, context: HandlerContext): Step {
  switch (result.kind) {
    case 'medications': {
      const current = result.medications.filter(({ status }) => status === 'active' || status === 'on-hold');
      const named = namedIn(`${wanted.words} ${wanted.slots.medicine ?? ''}`, current);
      const [only] = named;
      const what =
        listOf(
          named.map(({ name }) => name),
          context,
        ) ||
        (wanted.slots.medicine ?? '');
      return next({ ...wanted, what, aboutRef: named.length === 1 && only ? only.ref : null }, context);
    }
    case 'appointments':
      return afterVisits(wanted, upcoming(result, context.now), context);
    case 'reminders':
      return afterReminders(wanted, result.reminders, context);
    case 'reminder-set':
      return { say: [say('done', { reminder: reminderLabel(result.reminder, context) })] };
    case 'reminder-overtaken':
      return { say: [say('gone')] };
    default:
      throw new TypeError(`a reminder was asked for, not ${result.kind}`);
  }
}

function afterVisits(wanted: Wanted, visits: readonly PracticeAppointment[], context: HandlerContext): Step {
  const [only, ...others] = visits;
  if (!only) return { say: [say('no-visit', { name: firstName(context) })] };
  const known = wanted.replacing ? visits.find(({ ref }) => ref === wanted.replacing?.aboutRef) : undefined;
  const visit = known ?? (others.length === 0 ? only : pointedAt(visits, wanted.slots));
  if (visit) return next({ ...wanted, visit, aboutRef: visit.ref }, context);
  return {
    ask: { say: say('which-visit'), choices: appointmentChoices(visits, context) },
    at: standing('which-visit', { ...wanted, visits }),
  };
}

function afterReminders(wanted: Wanted, reminders: readonly PracticeReminder[], context: HandlerContext): Step {
  const meant = meantReminders(wanted.words, wanted.slots.medicine, reminders);
  const [only, ...others] = meant;
  if (!only) return { say: [say('none', { name: firstName(context) })] };
  if (others.length === 0) return replace(wanted, only, context);
  const choices = meant.slice(0, 6).map((it) => ({ key: it.ref, label: reminderLabel(it, context) }));
  return { ask: { say: say('which'), choices }, at: standing('which', { ...wanted, listed: meant }) };
}

function replace(wanted: Wanted, replacing: PracticeReminder, context: HandlerContext): Step {
  const { about, what, aboutRef, when } = replacing;
  const days = wanted.days ?? (when.kind === 'repeats' ? when.days : null);
  // "From 7 to 8": the time that it comes at now is not the one that is wanted.
  const times = wanted.times.filter((time) => when.kind !== 'repeats' || !when.times.includes(time));
  const before = about === 'appointment' ? (wanted.before ?? beforeIn(wanted.words)) : null;
  return next({ ...wanted, replacing, about, what, aboutRef, days, times, ...(before ? { before } : {}) }, context);
}

function afterMessage(step: string, wanted: Wanted, event: MessageEvent, context: HandlerContext): Step {
  const { choice, text, understanding, yesNo } = event;
  switch (step) {
    case 'about': {
      const about = choice === 'medication' || choice === 'appointment' ? choice : aboutIn(text, understanding.slots.medicine);
      const slots = { ...wanted.slots, ...understanding.slots };
      return about === null
        ? { notMine: true }
        : next({ ...wanted, about, slots, words: `${wanted.words} ${plain(text)}`.slice(0, MOST_WORDS) }, context);
    }
    case 'time':
      return afterTime(wanted, event, context);
    case 'half': {
      const half = choice === 'am' || choice === 'pm' ? choice : halfIn(text);
      const [hour = '', ...unsure] = wanted.unsure;
      return half === null
        ? { notMine: true }
        : next({ ...wanted, unsure, times: [...wanted.times, settled(hour, half)] }, context);
    }
    case 'before': {
      const before = BEFORE[choice ?? ''] ?? beforeIn(text);
      return before ? next({ ...wanted, before }, context) : { notMine: true };
    }
    case 'which-visit': {
      const visits = wanted.visits ?? [];
      const visit = visits.find(({ ref }) => ref === choice) ?? pointedAt(visits, understanding.slots);
      return visit ? next({ ...wanted, visit, aboutRef: visit.ref }, context) : { notMine: true };
    }
    case 'which': {
      const picked = wanted.listed?.find(({ ref }) => ref === choice);
      return picked ? replace(wanted, picked, context) : { notMine: true };
    }
    case 'confirm':
      return afterConfirm(wanted, event, context);
    default:
      return yesNo === 'no' ? { say: [say('not-set')] } : { notMine: true };
  }
}

function afterTime(wanted: Wanted, { choice, text }: MessageEvent, context: HandlerContext): Step {
  if (choice !== null) return next({ ...wanted, times: [choice] }, context);
  const said = timesIn(text);
  if (said.times.length + said.unsure.length === 0) return { notMine: true };
  return next({ ...wanted, times: said.times, unsure: said.unsure, days: said.days ?? wanted.days }, context);
}

function confirm(wanted: Wanted, context: HandlerContext): Step {
  const choices = ['yes', 'no'].map((key) => ({ key, label: reminderWord(key, context) }));
  const { visit, what = '' } = wanted;
  const when = whenLabel(whenOf(wanted, context), context);
  const params = visit
    ? { when, time: timeLabel(visit.start, context.policy.clinic.timeZone, context.language) }
    : { when, medicine: medicineLabel(what, context) };
  return { ask: { say: say(visit ? 'confirm-visit' : 'confirm', params), choices }, at: standing('confirm', wanted) };
}

function afterConfirm(wanted: Wanted, { yesNo, text }: MessageEvent, context: HandlerContext): Step {
  const { visit, replacing, about = 'medication', aboutRef = null, what = '' } = wanted;
  const before = visit ? beforeIn(text) : null;
  if (before) return next({ ...wanted, before }, context);
  if (!visit && namesTime(text)) return afterTime({ ...wanted, unsure: [] }, { text, choice: null } as MessageEvent, context);
  if (yesNo === null) return { notMine: true };
  if (yesNo === 'no') return { say: [say('not-set')] };
  if (!context.identity) return { at: standing('confirm', wanted), verify: true };
  const when = whenOf(wanted, context);
  const by = context.channel === 'sms' || context.channel === 'voice' ? 'text' : 'chat';
  const request = replacing
    ? { kind: 'change-reminder', patientRef: patientRef(context), ref: replacing.ref, version: replacing.version, when }
    : {
        kind: 'set-reminder',
        id: context.newId(),
        patientRef: patientRef(context),
        reminder: { about, aboutRef, what, when },
        by,
      };
  return { at: standing('setting', wanted), request };
}

function whenOf({ visit, before, times, days }: Wanted, { policy }: HandlerContext): ReminderWhen {
  if (!visit || !before) return { kind: 'repeats', times, days: days ?? [] };
  const start = DateTime.fromISO(visit.start, { zone: policy.clinic.timeZone });
  return { kind: 'once', at: momentBefore(start, before).toISO({ suppressMilliseconds: true }) ?? visit.start };
}

function momentBefore(start: DateTime, before: Before): DateTime {
  if ('hours' in before) return start.minus({ hours: before.hours });
  if ('days' in before) return start.minus({ days: before.days });
  const [hour = 8, minute = 0] = before.at.split(':').map(Number);
  return start.minus({ days: before.daysBefore }).set({ hour, minute });
}

function isToCome(wanted: Wanted, context: HandlerContext): boolean {
  const when = whenOf(wanted, context);
  if (when.kind !== 'once') return true;
  return Date.parse(when.at) > Date.parse(context.now) && Date.parse(when.at) < Date.parse(wanted.visit?.start ?? '');
}

const standing = (step: string, wanted: Wanted): Standing => ({ step, data: { ...wanted } });
const say = (key: string, params?: Record<string, string>) => ({ key: `set_reminder.${key}`, ...(params ? { params } : {}) });
