import { type HandlerContext, plain } from '@carethread/dialogue';
import type { PracticeReminder, ReminderWhen, ReminderWish } from '@carethread/practice';
import { repeatsLabel } from './reminder-times.js';
import { timeLabel } from './times.js';

export type About = ReminderWish['about'];

const MEDICINE =
  /\b(?:pills?|meds?|medicines?|medications?|dose|doses|tablets?|insulin|inhaler|vitamins?|take|taking|injections?|pastillas?|medicinas?|medicamentos?|dosis|insulina|inhalador|tomar\w*|tome|vitaminas?)\b/;
const VISIT =
  /\b(?:appointments?|appts?|visits?|checkup|check up|before|ahead|come in|my doctor|consultation|citas?|visitas?|consultas?|chequeo|antes|vispera|mero dia)\b/;

/** @returns what a reminder is about, where a message says one of the two and not the other */
export function aboutIn(text: string, medicine: string | undefined): About | null {
  const words = plain(text);
  const ofMedicine = medicine !== undefined || MEDICINE.test(words);
  const ofVisit = VISIT.test(words);
  if (ofMedicine === ofVisit) return medicine !== undefined ? 'medication' : null;
  return ofMedicine ? 'medication' : 'appointment';
}

/** @returns "every day at 8 AM", "Thu, Dec 3, 9:00 AM" */
export function whenLabel(when: ReminderWhen, { policy, language }: HandlerContext): string {
  return when.kind === 'repeats' ? repeatsLabel(when, language) : timeLabel(when.at, policy.clinic.timeZone, language);
}

/** @returns a medicine's name, or words for one that has none here */
export function medicineLabel(what: string, { language }: HandlerContext): string {
  if (what !== '') return what;
  return language === 'es' ? 'su medicina' : 'your medicine';
}

/** @returns "Metformin 500 mg tablet, every day at 8 AM", "visit, Thu, Dec 3, 9:00 AM" */
export function reminderLabel(reminder: Pick<PracticeReminder, 'about' | 'what' | 'when'>, context: HandlerContext): string {
  const visit = context.language === 'es' ? 'cita' : 'visit';
  const what = reminder.about === 'appointment' ? visit : medicineLabel(reminder.what, context);
  return `${what}: ${whenLabel(reminder.when, context)}`;
}

/** @returns those of the patient's reminders that words mean: by medicine, or by what they are about; all where they say neither */
export function meantReminders(
  text: string,
  medicine: string | undefined,
  reminders: readonly PracticeReminder[],
): readonly PracticeReminder[] {
  const words = ` ${plain(text)} ${plain(medicine ?? '')} `;
  const named = reminders.filter(({ what }) => what !== '' && words.includes(` ${plain(what).split(' ')[0]} `));
  if (named.length > 0) return named;
  const about = aboutIn(text, medicine);
  const fits = reminders.filter((it) => it.about === about);
  return fits.length > 0 ? fits : reminders;
}

/** @returns the words of a label that a choice has */
export function reminderWord(key: string, { policy, language }: HandlerContext): string {
  return policy.wording.get(`set_reminder.${key}`)?.[language][0]?.text ?? key;
}
