import { type MessageEvent, plain } from '@carethread/dialogue';
import type { PracticeSlot } from '@carethread/practice';
import { DateTime } from 'luxon';
import { type Booking, saysAnyTime } from './booking-data.js';
import { readWhen } from './times.js';
import { asksToWait } from './waiting-list.js';

/** What a patient may want of an offer other than one of its times. */
export type Wish =
  | 'earlier'
  | 'later'
  | 'none-of-these'
  | 'waiting-list'
  | 'another-day'
  | 'another-week'
  | 'another-person'
  | 'another-place'
  | 'anybody';

/** The first that fits is meant: "another day" is more than "another". */
const WISHES: readonly (readonly [Wish, RegExp])[] = [
  ['another-week', /\b(another|other|different|following|next) week\b|\b(otra|siguiente|proxima) semana\b/],
  ['another-day', /\b(another|other|different) (day|date)s?\b|\b(otr[ao]s?|distint[ao]s?) (dia|fecha)s?\b/],
  [
    'another-person',
    /\b(another|other|different) (doctor|dr|provider|practitioner|nurse|physician)s?\b|\b(someone|somebody|anyone|anybody) else\b|\b(otr[ao]|distint[ao]) (doctora?|medic[ao]|persona)\b/,
  ],
  [
    'another-place',
    /\b(another|other|different) (place|location|office|clinic|site|branch)\b|\botr[ao] (lugar|sede|clinica|oficina|consultorio|sucursal)\b/,
  ],
  [
    'anybody',
    /\b(any|whichever|either) (doctor|provider|one)\b|\b(anyone|anybody)\b|\bcualquier (doctora?|medic[ao])\b|\bquien sea\b/,
  ],
  ['earlier', /\b(earlier|sooner|before that|antes|mas temprano|mas pronto)\b/],
  ['later', /\b(later|after that|despues|mas tarde)\b/],
  ['none-of-these', /\b(none|neither|others?|another|different|something else|more times|ningun[ao]?|otr[ao]s?|nada)\b/],
];

/** @returns what else is wanted of an offer, or null */
export function wishOf({ choice, text, yesNo }: MessageEvent): Wish | null {
  const named = choice === 'waiting-list' ? choice : WISHES.find(([wish]) => wish === choice)?.[0];
  if (named) return named;
  if (choice !== null) return null;
  const words = plain(text);
  if (asksToWait(text)) return 'waiting-list';
  return WISHES.find(([, pattern]) => pattern.test(words))?.[0] ?? (yesNo === 'no' ? 'none-of-these' : null);
}

const DENIES = /^(no|not|nope)\b|\b(not|instead|another|other|different|else|cant|cannot|no puedo|otr[ao])\b/;
/** All are as good, so the soonest is taken, and asked about. */
const ANY_OF =
  /\b(?:any|either|whichever)(?: one)? (?:of (?:them|those|these)|works?|is (?:fine|good|ok))|\b(?:you|u) (?:pick|choose|decide)\b|\b(?:doesnt|does not) (?:really )?matter\b|^(?:any|whichever|either)(?: one)?$|^(?:i )?dont (?:care|mind)$|\bcualquiera(?: de (?:esas|ellas|esos|ellos))?$|\bla que sea\b|\b(?:me )?da (?:igual|lo mismo)\b/;
const POINTS = /\b(one|that|works?|take|la de|el de|esa|ese)\b/;

/**
 * @returns the time that a message picks of those that were offered, by its place in the list or by what sets it apart: "the
 * 9:30", "Tuesday works", "the one with Dr. Bello"; null where none or several are meant
 */
export function pickedSlot(event: MessageEvent, { offered = [] }: Booking, timeZone: string): PracticeSlot | null {
  const chosen = offered.find(({ ref }) => ref === event.choice);
  if (chosen) return chosen;
  const { when, time, practitioner, location } = event.understanding.slots;
  const words = plain(event.text);
  if (event.choice !== null || DENIES.test(words)) return null;
  if (ANY_OF.test(words)) return offered[0] ?? null;
  const named = practitioner !== undefined || location !== undefined;
  if (when === undefined && time === undefined && !(named && POINTS.test(words))) return null;
  const fits = offered.filter((slot) => fitsWords(slot, event, timeZone));
  const exact = fits.filter(({ start }) => startsAt(start, time ?? when?.split('T')[1], timeZone));
  const [only, ...others] = exact.length > 0 ? exact : fits;
  return only && others.length === 0 ? only : null;
}

/** @returns whether a time is what a message names of day, time, practitioner and place; true where it names nothing */
export function fitsWords(slot: PracticeSlot, { understanding }: MessageEvent, timeZone: string): boolean {
  const { when, time, practitioner, location } = understanding.slots;
  const start = DateTime.fromISO(slot.start, { zone: timeZone });
  const span = readWhen(when, timeZone);
  if (span && (start < span.from || (span.to !== null && start >= span.to))) return false;
  const clock = start.toFormat('HH:mm');
  const [from = '', to = '24:00'] = (time ?? '').split('/');
  if (clock < from || clock >= to) return false;
  return (
    (practitioner === undefined || slot.practitioner === practitioner) && (location === undefined || slot.location === location)
  );
}

function startsAt(start: string, time: string | undefined, timeZone: string): boolean {
  return time !== undefined && DateTime.fromISO(start, { zone: timeZone }).toFormat('HH:mm') === time.slice(0, 5);
}

const MOST_WORDS = 8;
/** "Are you open Tuesday?" is another question. */
const OPEN = /\b(open|opens|close|closes|closed|abren?|abiertos?|cierran?|cerrados?)\b/;

/** @returns whether a message plainly answers an offer, whatever subject so few words are taken for */
export function answersOffer(event: MessageEvent, booking: Booking, timeZone: string): boolean {
  const words = plain(event.text);
  if (words.split(' ').length > MOST_WORDS || OPEN.test(words)) return false;
  return namesTerms(event) || pickedSlot(event, booking, timeZone) !== null || wishOf(event) !== null || saysAnyTime(event.text);
}

const ASKS = /^(who|whos|where|what|which|does|do|is|are|how|quien|quienes|donde|que|cual|como|tienen|hay)\b/;

/** @returns whether a message names a time, a person or a place, and asks nothing about it */
export function namesTerms({ text, understanding }: MessageEvent): boolean {
  const { when, time, notOn, ambiguous, practitioner, location } = understanding.slots;
  if ([when, time, notOn, ambiguous].some((it) => it !== undefined)) return true;
  return (practitioner !== undefined || location !== undefined) && !ASKS.test(plain(text));
}
