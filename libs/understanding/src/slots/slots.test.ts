import type { Language } from '@carethread/conversation';
import fc from 'fast-check';
import { normalise } from '../normalise.js';
import { readSlots } from './index.js';

const lexicon = {
  timeZone: 'America/Chicago',
  practitioners: [
    { name: 'Dr. Maria Chen', aliases: ['Dr. Chen'] },
    { name: 'Dr. James Park', aliases: [] },
    { name: 'Aisha Okafor, NP', aliases: ['nurse Aisha'] },
  ],
  locations: [
    { name: 'Riverside Clinic', aliases: ['riverside'] },
    { name: 'Downtown Health Center', aliases: ['centro'] },
  ],
  visitTypes: [
    { code: 'checkup', names: { en: ['checkup', 'physical', 'annual exam'], es: ['chequeo', 'examen anual'] } },
    { code: 'sick-visit', names: { en: ['sick visit'], es: ['consulta por enfermedad'] } },
  ],
  medicines: [
    { name: 'Lisinopril', aliases: ['zestril', 'prinivil'] },
    { name: 'Metformin', aliases: ['glucophage'] },
    { name: 'Metoprolol', aliases: ['lopressor'] },
    { name: 'Sertraline', aliases: ['zoloft'] },
  ],
};

/** A Tuesday, 9:00 in Chicago. */
const now = '2026-11-24T15:00:00Z';
const NEXT_THURSDAY = '2026-12-03';
const slots = (text: string, language: Language = 'en') => readSlots(normalise(text), { now, language, lexicon });

describe('dates and times in English', () => {
  it.each([
    ['next Tuesday afternoon', { when: '2026-12-01T12:00/2026-12-01T17:00' }],
    ['can I come in tomorrow morning?', { when: '2026-11-25T08:00/2026-11-25T12:00' }],
    ['friday at 3', { when: '2026-11-27T15:00/2026-11-27T16:00' }],
    ['friday at 10:30am', { when: '2026-11-27T10:30/2026-11-27T11:30' }],
    ['Dec 1 between 9 and 12', { when: '2026-12-01T09:00/2026-12-01T12:00' }],
    ['december 1st from 9 to 11 am', { when: '2026-12-01T09:00/2026-12-01T11:00' }],
    ['12/1 after 2pm', { when: '2026-12-01T14:00/2026-12-02T00:00' }],
    ['after 3 but not Friday', { time: '15:00/24:00', notOn: '5' }],
    ["thursday, I can't do friday", { when: '2026-11-26T00:00/2026-11-27T00:00', notOn: '5' }],
    ['anything next week in the mornings', { when: '2026-11-30T00:00/2026-12-07T00:00', time: '08:00/12:00' }],
    ['the week of the 14th', { when: '2026-12-14T00:00/2026-12-21T00:00' }],
    ['how about the 3rd', { choice: '3', when: '2026-12-03T00:00/2026-12-04T00:00' }],
    ['this weekend', { when: '2026-11-28T00:00/2026-11-30T00:00' }],
    ['in three days', { when: '2026-11-27T00:00/2026-11-28T00:00' }],
    ['in two weeks', { when: '2026-12-07T00:00/2026-12-14T00:00' }],
    ['some time in january', { when: '2027-01-01T00:00/2027-02-01T00:00' }],
    ['monday to wednesday works', { when: '2026-11-30T00:00/2026-12-03T00:00' }],
    ['tuesday or thursday', { ambiguous: 'when' }],
    ['not monday, tuesday', { when: '2026-12-01T00:00/2026-12-02T00:00', notOn: '1' }],
    ['monday, actually make it wednesday', { when: '2026-11-25T00:00/2026-11-26T00:00' }],
    ['Tuesday, December 1st', { when: '2026-12-01T00:00/2026-12-02T00:00' }],
    ['the day after tomorrow', { when: '2026-11-26T00:00/2026-11-27T00:00' }],
    ['as soon as possible', { when: '2026-11-24T00:00/2026-12-08T00:00' }],
    ['reschedule from monday to thursday', { when: '2026-11-26T00:00/2026-11-27T00:00' }],
    ['this afternoon', { when: '2026-11-24T12:00/2026-11-24T17:00' }],
    ['next available', { when: '2026-11-24T00:00/2026-12-08T00:00' }],
    ['in the morning but not before 9', { time: '09:00/12:00' }],
    ['week of december 7', { when: '2026-12-07T00:00/2026-12-14T00:00' }],
    ['a week from friday', { when: '2026-12-04T00:00/2026-12-05T00:00' }],
    ['tomorrow at three thirty', { when: '2026-11-25T15:30/2026-11-25T16:30' }],
    ['Tuesday the 1st', { when: '2026-12-01T00:00/2026-12-02T00:00' }],
    ['I took 2 pills at 9 last night', {}],
    ['in the afternoon', { time: '12:00/17:00' }],
    ['good morning', {}],
    ['I was there last tuesday', {}],
    ['i may come', {}],
  ])('reads %j', (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });
});

describe('dates and times in Spanish', () => {
  it.each([
    ['mañana por la tarde', { when: '2026-11-25T12:00/2026-11-25T17:00' }],
    ['mañana por la mañana', { when: '2026-11-25T08:00/2026-11-25T12:00' }],
    ['pasado mañana', { when: '2026-11-26T00:00/2026-11-27T00:00' }],
    ['el próximo martes a las 3', { when: '2026-12-01T15:00/2026-12-01T16:00' }],
    ['el viernes que viene', { when: '2026-11-27T00:00/2026-11-28T00:00' }],
    ['la semana que viene', { when: '2026-11-30T00:00/2026-12-07T00:00' }],
    ['el 14 de diciembre', { when: '2026-12-14T00:00/2026-12-15T00:00' }],
    ['después de las 3 pero no el viernes', { time: '15:00/24:00', notOn: '5' }],
    ['por la mañana', { time: '08:00/12:00' }],
    ['dentro de 3 días', { when: '2026-11-27T00:00/2026-11-28T00:00' }],
    ['el fin de semana', { when: '2026-11-28T00:00/2026-11-30T00:00' }],
    ['el 3/4', { ambiguous: 'when' }],
    ['buenas tardes', {}],
    ['esta tarde', { when: '2026-11-24T12:00/2026-11-24T17:00' }],
    ['mañana a la una', { when: '2026-11-25T13:00/2026-11-25T14:00' }],
    ['3 de marzo de 1984', { birthDate: '1984-03-03' }],
    ['3/4/1984', { ambiguous: 'birthDate' }],
    ['25/4/1984', { birthDate: '1984-04-25' }],
  ])('reads %j', (text, expected) => {
    expect(slots(text, 'es')).toEqual(expected);
  });
});

describe('birth dates', () => {
  it.each([
    ['march 3 1984', '1984-03-03'],
    ['March 3rd, 1984', '1984-03-03'],
    ['3/3/84', '1984-03-03'],
    ['03/07/1984', '1984-03-07'],
    ['dob 3-7-1984', '1984-03-07'],
    ['1984-03-07', '1984-03-07'],
    ['03071984', '1984-03-07'],
    ['3 march 1984', '1984-03-03'],
    ['born on the 3rd of march 1984', '1984-03-03'],
    ['my birthday is 6/1/26', '2026-06-01'],
  ])('reads %j', (text, birthDate) => {
    expect(slots(text)).toMatchObject({ birthDate });
  });

  it('takes no future date, no impossible one and no appointment for one', () => {
    for (const text of ['march 3 2031', 'february 31 1984', 'march 3', '3/3/1784']) {
      expect(slots(text)).not.toHaveProperty('birthDate');
    }
  });
});

describe('names', () => {
  it.each([
    ['with dr chen please', { practitioner: 'Dr. Maria Chen' }],
    ['is Maria Chen in?', { practitioner: 'Dr. Maria Chen' }],
    ['quiero ver a la dra. Chen', { practitioner: 'Dr. Maria Chen' }],
    ['where can i park', {}],
    ['dr chan', { practitioner: 'Dr. Maria Chen' }],
    ['dr park', { practitioner: 'Dr. James Park' }],
    ['at the riverside office', { location: 'Riverside Clinic' }],
    ['downtown', { location: 'Downtown Health Center' }],
    ['I need my check-up', { visitType: 'checkup' }],
    ['un chequeo', { visitType: 'checkup' }],
    ['refill my lisinipril', { medicine: 'Lisinopril' }],
    ['zoloft refill', { medicine: 'Sertraline' }],
    ['metforman', { medicine: 'Metformin' }],
    ['refill metformin and lisinopril', { ambiguous: 'medicine' }],
  ])('finds %j', (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });
});

describe('answers', () => {
  it.each([
    ['2', { choice: '2' }],
    ['#2', { choice: '2' }],
    ['b', { choice: '2', letter: 'b' }],
    ['C', { choice: '3', letter: 'c' }],
    ['the 2nd one', { choice: '2' }],
    ['first', { choice: '1' }],
    ["I'll take the second one please", { choice: '2' }],
    ['option 3', { choice: '3' }],
    ['la segunda', { choice: '2' }],
    ['el 2', { choice: '2' }],
    ['none of these', { choice: 'none' }],
    ['ninguna', { choice: 'none' }],
    ['yes', { yesNo: 'yes' }],
    ['Yes please!', { yesNo: 'yes' }],
    ['yup thats right', { yesNo: 'yes' }],
    ['👍', { yesNo: 'yes' }],
    ['sí, por favor', { yesNo: 'yes' }],
    ['no', { yesNo: 'no' }],
    ['no gracias', { yesNo: 'no' }],
    ['no, tuesday', { yesNo: 'no', when: '2026-12-01T00:00/2026-12-02T00:00' }],
    ['i am a first time patient', {}],
  ])('reads %j', (text, expected) => {
    expect(slots(text)).toMatchObject(expected);
    if (Object.keys(expected).length === 0) expect(slots(text)).toEqual({});
  });
});

describe('a weekday of next week', () => {
  it.each<[string, Language]>([
    ['thursday next week', 'en'],
    ['thursday morning next week instead', 'en'],
    ['next week on thursday', 'en'],
    ['next week thursday', 'en'],
    ['el jueves de la próxima semana', 'es'],
    ['jueves por la mañana de la semana que viene', 'es'],
    ['la semana que viene el jueves', 'es'],
  ])('"%s" is one day', (text, language) => {
    const { when = '', ambiguous } = slots(text, language);
    expect({ ambiguous, first: when.slice(0, 10) }).toEqual({ ambiguous: undefined, first: NEXT_THURSDAY });
    expect(when.split('/')[1]?.slice(0, 10)).toMatch(/2026-/);
  });
});

describe('contact and person', () => {
  it.each([
    ['call me at (312) 555-0147', { phone: '+13125550147' }],
    ['312.555.0147', { phone: '+13125550147' }],
    ['60614', { postalCode: '60614' }],
    ['zip is 60614-1234', { postalCode: '60614' }],
    ["my son's appointment", { person: 'child' }],
    ['for my 3 year old daughter', { person: 'child' }],
    ['mi mamá necesita una cita', { person: 'parent' }],
    ["it's for my husband", { person: 'other' }],
    ['para mí', { person: 'self' }],
    ['need to bring my 4 year old daughter in for a checkup', { person: 'child' }],
    ['can you refill my dads blood pressure medicine for him', { person: 'parent' }],
    ['a checkup for my kids', { person: 'child' }],
    ['my 6 month old son needs shots', { person: 'child' }],
    ['quiero la receta de mi mamá', { person: 'parent' }],
    ["I'm 16 and need a checkup", { person: 'minor' }],
    ['tengo 15 años y quiero ver al doctor', { person: 'minor' }],
    ['im 17', { person: 'minor' }],
  ])('reads %j', (text, expected) => {
    expect(slots(text)).toMatchObject(expected);
  });
});

it.each([
  'need a physical form for my kids school',
  'my wife is driving me so after 3 please',
  'my mom uses a wheelchair, are there stairs?',
  'im 15 minutes late',
  "i'm 12 weeks pregnant",
  'tengo 15 años con diabetes',
  'I told my husband about you',
])('knows that %j is about whoever writes it', (text) => {
  expect(slots(text).person).toBeUndefined();
});

it('never throws, whatever the text', () => {
  const pieces = fc.constantFrom(
    'next',
    'tuesday',
    '31',
    '/',
    '2',
    'feb',
    'pm',
    'at',
    'after',
    'not',
    'mañana',
    'in',
    'weeks',
    '99',
    ':',
    '-',
    'dr',
    'the',
    '14th',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom<Language>('en', 'es'), (words, language) => {
      for (const value of Object.values(slots(words.join(' '), language))) expect(typeof value).toBe('string');
    }),
  );
});
