import { textOf } from '@carethread/conversation';
import { ANA, appointment, clinic, medication } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const about = (intent: string, slots = {}): Meaning => ({ intent, slots });

/** Proves who Ana is, in the two messages it takes. @returns the answer to the second */
function prove(talk: Talk): string | null {
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return talk.say('60608', { slots: { postalCode: ANA.postalCode } });
}

const booking = (record = {}) => {
  const talk = new Talk({ clinic: clinic(record) });
  talk.say('i need an appointment', about('book_appointment'));
  return talk;
};

describe('back', () => {
  it.each(['back', 'go back', 'wait go back', 'atrás'])(
    '"%s" asks the question before, whose answer can then be another',
    (word) => {
      const talk = booking();
      talk.say('checkup');
      expect(talk.say(word, about('start_over'))).toMatch(/1\) Check-up/);
      talk.say('2');
      talk.say('any time');
      expect(talk.requests.at(-1)).toMatchObject({ kind: 'find-slots', visitType: 'sick-visit' });
    },
  );

  it('goes back from the times that were offered, and from who one is, step by step', () => {
    const talk = booking();
    talk.say('checkup');
    talk.say('any time');
    expect(talk.say('1')).toMatch(/date of birth/);
    expect(talk.say('back')).toMatch(/1\) Tue, Dec 1/);
    expect(talk.say('back')).toMatch(/When|Which day/);
    expect(talk.say('back')).toMatch(/1\) Check-up/);
    expect(talk.say('back')).toMatch(/1\) Check-up/);
  });
});

describe('leaving', () => {
  it('"start over" drops what was under way and asks what is needed', () => {
    const talk = booking();
    expect(talk.say('start over', about('start_over'))).toMatch(/\?/);
    expect(talk.state.dialogue.frames).toEqual([]);
    expect(talk.say('when are you open', about('opening_hours'))).toMatch(/8 AM to 5 PM/);
  });

  it.each(['nvm', 'never mind', 'actually forget it'])('"%s" lets go of a booking, whatever it is taken for', (text) => {
    const talk = booking();
    expect(talk.say(text, { slots: { yesNo: 'no' } })).toMatch(/leave it|dropped/);
    expect(talk.state.dialogue.frames).toEqual([]);
  });

  it('is no answer that a classifier takes for it', () => {
    const talk = booking();
    talk.say('checkup');
    expect(talk.say('whenever', about('never_mind'))).toMatch(/1\) Tue, Dec 1/);
    talk.say('1');
    const born = { intent: 'start_over', confidence: 0.6, slots: { birthDate: ANA.birthDate } };
    expect(talk.say('March 3, 1984', born)).toMatch(/ZIP/);
  });
});

describe('somebody who was away', () => {
  const sad: Meaning = { emotion: { label: 'distress', score: 0.98 } };
  it.each<[string, Meaning]>([
    ['sorry, got distracted', sad],
    ['back now', about('never_mind')],
    ['hello? are you still there', about('opening_hours')],
  ])('and says "%s" is asked the open question again', (text, meaning) => {
    const talk = booking();
    talk.say('checkup');
    expect(talk.say(text, meaning)).toMatch(/here\. (When would you|Which day)/);
    expect(talk.state).toMatchObject({ status: 'bot', dialogue: { failures: 0 } });
  });
});

it('a text that is code is about nothing', () => {
  expect(new Talk().say("'; DROP TABLE patients; --", about('set_reminder'))).toMatch(/did not get that/);
});

describe('another subject in the middle', () => {
  it('that takes several turns is finished, and then the open question comes again', () => {
    const talk = booking({ appointments: [appointment(4)] });
    talk.say('checkup');
    expect(talk.say('wait when is my next visit', about('next_appointment'))).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Fri, Dec 4.*(When would you|Which day)/s);
  });

  it('that comes with the answer is answered too', () => {
    const talk = booking();
    const meaning = {
      intent: 'book_appointment',
      slots: { visitType: 'checkup' },
      also: [{ intent: 'parking', confidence: 0.8 }],
    };
    expect(talk.say('a checkup, and do you have parking?', meaning)).toMatch(/free lot.*(When would you|Which day)/s);
  });

  it('asked for beside another is taken up when the first is done', () => {
    const talk = new Talk({
      clinic: clinic({ medications: [medication('Lisinopril 10 mg tablet')], appointments: [appointment(4)] }),
    });
    const slots = { medicine: 'lisinopril' };
    talk.say('refill my lisinopril and when is my appointment', {
      ...about('refill_request', slots),
      also: [{ intent: 'next_appointment', confidence: 0.8 }],
    });
    expect(prove(talk)).toMatch(/Lisinopril 10 mg tablet/);
    expect(talk.say('yes')).toMatch(/Main Street Pharmacy.*Fri, Dec 4/s);
  });

  it('keeps its words; what only tells comes last, and both ends are told in one message', () => {
    const talk = new Talk({
      clinic: clinic({
        medications: [medication('Lisinopril 10 mg tablet'), medication('Metformin 500 mg tablet')],
        appointments: [appointment(4)],
      }),
    });
    talk.say('refill my lisinopril and when is my appointment', {
      ...about('next_appointment', { medicine: 'lisinopril' }),
      also: [{ intent: 'refill_request', confidence: 0.9 }],
    });
    expect(prove(talk)).toMatch(/Lisinopril 10 mg tablet.*Y or N/s);
    expect(talk.say('yes')).toMatch(/Main Street Pharmacy.*Fri, Dec 4/s);
    expect(talk.say('yes')).not.toMatch(/---/);
    const said = talk.of('message.queued').map(({ body }) => textOf(body.parts));
    expect(said.filter((text) => /Main Street Pharmacy.*Fri, Dec 4/s.test(text))).toHaveLength(1);
  });

  it('is told of what was done before it even where the clinic then fails', () => {
    const down = ({ kind }: { kind: string }) => kind === 'appointments';
    const talk = new Talk({ clinic: clinic({ medications: [medication('Lisinopril 10 mg tablet')], down }) });
    talk.say('refill my lisinopril and when is my appointment', {
      ...about('refill_request', { medicine: 'lisinopril' }),
      also: [{ intent: 'next_appointment', confidence: 0.9 }],
    });
    prove(talk);
    expect(talk.say('yes')).toMatch(/Main Street Pharmacy.*(records|data).*(person|team)/s);
  });
});

describe('the next day', () => {
  it('goes on where it stood, and asks again who it is before anything is written', () => {
    const talk = booking();
    talk.say('checkup');
    talk.say('any time');
    talk.say('2');
    expect(prove(talk)).toMatch(/Wed, Dec 2/);
    talk.wait(20 * 60);
    expect(talk.say('yes')).toMatch(/date of birth/);
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('book');
    expect(prove(talk)).toMatch(/Wed, Dec 2/);
    talk.say('yes');
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'book', slot: { ref: 'Slot/2-09:00' } });
  });
});

describe('what is not understood', () => {
  it('is asked once more in other words, with the open question; then a person gets it with what was tried', () => {
    const talk = booking();
    talk.say('checkup');
    const first = talk.say('flibber');
    expect(first).toMatch(/did not get that|not sure what you mean/);
    expect(first).toMatch(/\?/);
    const second = talk.say('flabber');
    expect(second).toMatch(/A person|our team/);
    expect(second).not.toBe(first);
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/other words.*Wants to book: checkup/s);
  });

  it('or asked again is never met with the same question twice in a row', () => {
    const talk = booking();
    const said = ['checkup', 'do you have parking', 'do you have parking', 'do you have parking'].map(
      (text) => talk.say(text, text === 'checkup' ? {} : about('parking')) ?? '',
    );
    const question = (text = '') => text.split(/(?<=[.!?])\s+/).at(-1);
    for (const [index, text] of said.entries()) {
      expect(text).not.toBe(said[index - 1]);
      expect(question(text)).not.toBe(question(said[index - 1]));
    }
  });
});
