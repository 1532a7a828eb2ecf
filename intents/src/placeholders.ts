import type { Language } from '@carethread/conversation';
import type { Template } from '@carethread/dialogue';
import type { PolicyFile } from './files.js';
import type { Problem } from './read-yaml.js';

/** What handlers fill in, by the words' key; the clinic's own facts can be named everywhere. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  'soon-minutes': ['minutes'],
  'to-a-person': ['soon'],
  'from-page': ['passage', 'address'],
  opening_hours: ['day', 'hours', 'next', 'first', 'second'],
  insurance: ['plan', 'plans', 'others'],
  book_appointment: ['visit', 'time', 'practitioner', 'location', 'name'],
  next_appointment: [
    ...['visit', 'time', 'practitioner', 'location', 'name', 'count', 'rest'],
    ...['address', 'prepare', 'directions', 'parking', 'transit'],
  ],
  cancel_appointment: ['visit', 'time', 'practitioner', 'location', 'name'],
  confirm_appointment: ['visit', 'time', 'practitioner', 'location', 'name'],
  move_appointment: ['visit', 'time', 'practitioner', 'location', 'name', 'old'],
  refill_request: ['medicine', 'pharmacy', 'until', 'from', 'name'],
  set_reminder: ['reminder', 'medicine', 'when', 'time', 'hour', 'name'],
  stop_reminder: ['reminder', 'name'],
  list_reminders: ['list', 'name'],
  pharmacy_change: ['place', 'medicine', 'pharmacy', 'name'],
  refill_status: ['name', 'list'],
};

/** @returns a problem for each {word} that nothing fills in: a patient would not get the message at all */
export function checkPlaceholders(
  wording: ReadonlyMap<string, Record<Language, Template[]>>,
  files: readonly PolicyFile[],
  facts: Readonly<Record<string, string>>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [key, byLanguage] of wording) {
    const known = new Set([...Object.keys(facts), ...(FILLED[key.split('.')[0] ?? ''] ?? [])]);
    const texts = Object.values(byLanguage).flatMap((all) => all.flatMap((it) => [it.text, ...Object.values(it.channels ?? {})]));
    for (const text of texts) {
      const unknown = [...text.matchAll(/\{(\w+)\}/g)].find(([, name]) => !known.has(name ?? ''));
      if (!unknown) continue;
      const where = placeOf(unknown[0], files);
      problems.push({
        ...where,
        problem: `nothing fills in ${unknown[0]}: use one of ${[...known].map((it) => `{${it}}`).join(' ')}`,
      });
    }
  }
  return problems;
}

function placeOf(passage: string, files: readonly PolicyFile[]): Pick<Problem, 'file' | 'line'> {
  const file = files.find(({ text }) => text.includes(passage));
  const before = file?.text.slice(0, file.text.indexOf(passage)) ?? '';
  return { file: file?.path ?? 'wording.yaml', line: before.split('\n').length };
}
