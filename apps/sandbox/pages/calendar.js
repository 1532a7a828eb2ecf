import { clockOf } from './formats.js';
import { getJson } from './requests.js';

/** Days that are shown; a booking further out is what the console is for. */
const DAYS = 7;
const known = new Map();
let first = true;

/** Shows the clinic's book: a mark for each slot, and the name in it where it is held. What was booked while one looked is ringed. */
export async function showCalendar(element, timeZone) {
  const { days } = await getJson(`/sandbox/clinic/calendar?days=${DAYS}`);
  const now = JSON.stringify(days);
  if (element.dataset.shown === now) return;
  element.dataset.shown = now;
  element.replaceChildren(...days.map((day) => dayOf(day, timeZone)));
  first = false;
}

function dayOf({ date, practitioners }, timeZone) {
  const section = document.createElement('section');
  section.className = 'day';
  const title = document.createElement('h3');
  title.textContent = new Date(`${date}T12:00:00Z`).toLocaleDateString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const list = document.createElement('ul');
  list.append(...practitioners.map((one) => rowOf(one, timeZone)));
  section.append(title, list);
  return section;
}

function rowOf({ name, location, slots }, timeZone) {
  const row = document.createElement('li');
  const label = document.createElement('span');
  const where = document.createElement('span');
  where.className = 'quiet';
  where.textContent = ` ${location}`;
  label.append(name, where);
  const marks = document.createElement('span');
  marks.className = 'slots';
  marks.append(...slots.map((slot) => markOf(slot, timeZone)), summaryOf(slots));
  row.append(label, marks);
  return row;
}

function markOf(slot, timeZone) {
  const mark = document.createElement('span');
  const at = clockOf(slot.start, timeZone);
  const isNew = !first && slot.status === 'busy' && known.get(slot.ref) === 'free';
  mark.className = `slot ${slot.status}${slot.patient ? ' held' : ''}${isNew ? ' new' : ''}`;
  mark.title = `${at}, ${slot.patient ?? slot.status}`;
  if (slot.patient) mark.textContent = `${at} ${slot.patient}`;
  else mark.setAttribute('aria-hidden', 'true');
  known.set(slot.ref, slot.status);
  return mark;
}

/** The marks in words, for who does not see them. */
function summaryOf(slots) {
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = `${slots.filter(({ status }) => status === 'free').length} of ${slots.length} free`;
  return words;
}
