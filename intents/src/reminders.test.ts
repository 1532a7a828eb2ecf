import { ANA, appointment, clinic, medication, type Record, reminder } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const METFORMIN = medication('Metformin 500 mg tablet');
const VISIT = reminder({
  ref: 'CommunicationRequest/2',
  about: 'appointment',
  aboutRef: 'Appointment/4',
  what: '',
  when: { kind: 'once', at: '2026-12-03T09:00:00-06:00' },
});

function ask(text: string, meaning: Meaning, record: Record) {
  const talk = new Talk({ clinic: clinic(record) });
  talk.say(text, meaning);
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return { talk, answer: talk.say('60608', { slots: { postalCode: ANA.postalCode } }) };
}
const set = (text: string, record: Record = { medications: [METFORMIN] }, slots = {}) =>
  ask(text, { intent: 'set_reminder', slots }, record);
const last = (talk: Talk) => talk.requests.at(-1);

describe('a reminder of a medicine', () => {
  it('is set after a yes, at the clinic, and says how to undo it', () => {
    const { talk, answer } = set('remind me to take metformin at 8 every morning', undefined, { medicine: 'metformin' });
    expect(answer).toMatch(/Metformin 500 mg tablet every day at 8 AM/);
    expect(last(talk)?.kind).toBe('medications');
    expect(talk.say('yes')).toMatch(/turn off my reminder/);
    expect(last(talk)).toMatchObject({
      kind: 'set-reminder',
      by: 'text',
      reminder: { about: 'medication', aboutRef: METFORMIN.ref, when: { kind: 'repeats', times: ['08:00'], days: [] } },
    });
  });

  it.each([
    ['remind me to take metformin at 8 am and 8 pm', ['08:00', '20:00'], []],
    ['text me at noon for my metformin on mondays', ['12:00'], ['mon']],
    ['pill reminder at 21:30 on weekdays', ['21:30'], ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['recuérdeme la metformina a las 8 de la noche', ['20:00'], []],
    ['avíseme de mi pastilla a las ocho de la mañana los lunes y jueves', ['08:00'], ['mon', 'thu']],
  ])('“%s”', (text, times, days) => {
    const { talk } = set(text, undefined, { medicine: 'metformin' });
    talk.say('yes');
    expect(last(talk)).toMatchObject({ kind: 'set-reminder', reminder: { when: { times, days } } });
  });

  it('whose hour may be of the morning or of the night is asked back', () => {
    const { talk, answer } = set('remind me to take metformin at 8');
    expect(answer).toMatch(/1\) 8 AM\n2\) 8 PM/);
    expect(talk.say('at night')).toMatch(/every day at 8 PM/);
  });

  it('with no hour is asked for one, and may be corrected before the yes', () => {
    const { talk, answer } = set('remind me to take my pills');
    expect(answer).toMatch(/1\) 8 AM\n2\) 12 PM\n3\) 8 PM/);
    expect(talk.say('7:30 in the morning', { intent: 'opening_hours', confidence: 0.9 })).toMatch(
      /your medicine every day at 7:30 AM/,
    );
    expect(talk.say('no, 9 am')).toMatch(/every day at 9 AM/);
    expect(talk.say('no')).toMatch(/no reminder|as it was/);
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('set-reminder');
  });
});

describe('a reminder of a visit', () => {
  const visits = { appointments: [appointment(4)] };

  it.each([
    ['text me the day before my appointment', '2026-12-03T09:00:00-06:00'],
    ['remind me two hours before my visit', '2026-12-04T07:00:00-06:00'],
    ['a reminder the night before my visit', '2026-12-03T18:00:00-06:00'],
    ['avíseme una semana antes de la cita', '2026-11-27T09:00:00-06:00'],
  ])('“%s” comes at its time', (text, at) => {
    const { talk, answer } = set(text, visits);
    expect(answer).toMatch(/Dec 4, 9:00 AM/);
    talk.say('yes');
    expect(last(talk)).toMatchObject({
      kind: 'set-reminder',
      reminder: { aboutRef: 'Appointment/4', when: { kind: 'once', at } },
    });
  });

  it('is asked how long before, and for which visit', () => {
    const { talk, answer } = set('remind me about my appointment', { appointments: [appointment(4), appointment(8)] });
    expect(answer).toMatch(/1\) Fri, Dec 4.*\n2\) Tue, Dec 8/);
    expect(talk.say('2')).toMatch(/1\) The day before/);
    expect(talk.say('1')).toMatch(/Mon, Dec 7, 9:00 AM.*Tue, Dec 8, 9:00 AM/);
  });

  it('that would come too late is not set', () => {
    const { answer } = set('remind me a week before my appointment', { appointments: [appointment(1)] });
    expect(answer).toMatch(/past|too late/);
    expect(answer).toMatch(/1\) The day before/);
  });
});

it('is asked what it is for where neither a medicine nor a visit is named', () => {
  const { talk, answer } = set('set a reminder', { medications: [METFORMIN] });
  expect(answer).toMatch(/1\) A medicine\n2\) A visit/);
  expect(talk.say('medicine')).toMatch(/time/);
});

describe('reminders that there are', () => {
  const reminders = [reminder(), VISIT];

  it('are listed', () => {
    const { answer } = ask('what reminders do i have', { intent: 'list_reminders' }, { reminders });
    expect(answer).toMatch(/Metformin 500 mg tablet: every day at 8 AM; visit: Thu, Dec 3, 9:00 AM/);
  });

  it('are turned off after a yes', () => {
    const { talk, answer } = ask('turn off my metformin reminder', { intent: 'stop_reminder' }, { reminders });
    expect(answer).toMatch(/Metformin.*8 AM/);
    expect(talk.say('yes')).toMatch(/set a reminder/);
    expect(last(talk)).toMatchObject({ kind: 'stop-reminder', ref: 'CommunicationRequest/1', version: '1' });
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('are chosen from, or all turned off', () => {
    const { talk, answer } = ask('turn off my reminder', { intent: 'stop_reminder' }, { reminders });
    expect(answer).toMatch(/1\) Metformin.*\n2\) Visit.*\n3\) All of them|1\) Metformin.*\n2\) visit.*\n3\) All of them/);
    talk.say('all of them');
    talk.say('yes');
    expect(talk.requests.slice(-2)).toMatchObject([{ ref: 'CommunicationRequest/1' }, { ref: 'CommunicationRequest/2' }]);
  });

  it.each([
    ['change the metformin reminder from 8 am to 9 am', { kind: 'repeats', times: ['09:00'], days: [] }],
    ['move my pill reminder to 10 pm on sundays', { kind: 'repeats', times: ['22:00'], days: ['sun'] }],
  ])('come at another time: “%s”', (text, when) => {
    const { talk } = ask(text, { intent: 'change_reminder' }, { reminders });
    expect(talk.say('yes')).toMatch(/turn off my reminder/);
    expect(last(talk)).toMatchObject({ kind: 'change-reminder', ref: 'CommunicationRequest/1', when });
  });

  it('of a visit come at another time before it', () => {
    const { talk } = ask(
      'make the visit reminder come two hours before',
      { intent: 'change_reminder' },
      { reminders, appointments: [appointment(4)] },
    );
    talk.say('yes');
    expect(last(talk)).toMatchObject({ kind: 'change-reminder', when: { kind: 'once', at: '2026-12-04T07:00:00-06:00' } });
  });

  it('where there are none it is said', () => {
    expect(ask('what reminders do i have', { intent: 'list_reminders' }, {}).answer).toMatch(/no reminder/);
    expect(ask('turn off my reminder', { intent: 'stop_reminder' }, {}).answer).toMatch(/no reminder/);
  });
});
