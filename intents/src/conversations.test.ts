import { ANA, appointment, clinic, medication, slot } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const faq = (intent: string, slots = {}): Meaning => ({ intent, slots });

/** Proves who Ana is, in the two messages it takes. @returns the answer to the second */
function prove(talk: Talk): string | null {
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return talk.say('60608', { slots: { postalCode: ANA.postalCode } });
}

describe('questions with no personal data', () => {
  it.each<[string, Meaning, RegExp]>([
    ['are you open on friday', faq('opening_hours', { when: '2026-11-27' }), /Friday, Nov 27.*8 AM to 5 PM/],
    ['is it open today', faq('opening_hours', { when: '2026-11-24' }), /today, Tuesday, Nov 24.*8 AM to 5 PM/],
    ['what about tomorrow', faq('opening_hours'), /tomorrow, Wednesday, Nov 25.*8 AM to 5 PM/],
    ['and on thanksgiving?', faq('opening_hours'), /closed on Thursday, Nov 26 \(Thanksgiving\).*Friday, Nov 27/],
    ["open on new year's day?", faq('opening_hours'), /closed on Friday, Jan 1 \(New Year's Day\)/],
    ['christmas eve hours', faq('opening_hours'), /Thursday, Dec 24 \(Christmas Eve\): 8 AM to 12 PM/],
    ['this weekend', faq('opening_hours', { when: '2026-11-28/2026-11-30' }), /Nov 28: 9 AM to 1 PM. Sunday, Nov 29: closed/],
    ['sundays?', faq('opening_hours'), /closed on Sunday, Nov 29/],
    ['what are your hours', faq('opening_hours'), /Mon-Fri 8 AM to 5 PM, Sat 9 AM to 1 PM, Sun closed/],
    ['you take BCBS?', faq('insurance'), /Yes, we take Blue Cross/],
    ['i have united health care', faq('insurance'), /Yes, we take United Healthcare/],
    ['is kaiser ok', faq('insurance'), /No, we do not take Kaiser/],
    ['tricare or medicare', faq('insurance'), /We take Medicare. We do not take Tricare/],
    ['no insurance here', faq('insurance'), /you can come with no health plan/],
    ['which plans', faq('insurance'), /Blue Cross, Cigna, Aetna/],
    ['fax?', faq('fax_number'), /\(312\) 555-0101/],
    ['cómo llego en bus', { ...faq('transit'), language: 'es' }, /bus 9/],
    ['abren el viernes', { ...faq('opening_hours', { when: '2026-11-27' }), language: 'es' }, /viernes, 27 de nov.*8 AM a 5 PM/],
  ])('%s', (text, meaning, expected) => {
    expect(new Talk().say(text, meaning)).toMatch(expected);
  });

  it('are answered in one message that says first who answers', () => {
    const talk = new Talk();
    expect(talk.say('where are you', faq('location'))).toMatch(/^This is the automated assistant of Riverside Family Clinic\./);
    expect(talk.say('thanks', faq('thanks'))).not.toMatch(/automated/);
    expect(talk.of('message.queued')).toHaveLength(2);
  });

  it('are answered two at a time where two are asked', () => {
    const meaning = { ...faq('insurance'), also: [{ intent: 'fax_number', confidence: 0.7 }] };
    expect(new Talk().say('take cigna? and your fax', meaning)).toMatch(/Cigna.*555-0101/s);
  });

  it('are never answered twice in the same words', () => {
    const talk = new Talk();
    const answers = [1, 2, 3, 4].map(() => talk.say('fax?', faq('fax_number')));
    for (const [index, answer] of answers.entries()) expect(answer).not.toBe(answers[index - 1]);
  });
});

describe('booking', () => {
  const start = (record = {}, channel: 'sms' | 'web' = 'sms') => {
    const talk = new Talk({ clinic: clinic(record), channel });
    talk.say('i need a checkup', faq('book_appointment', { visitType: 'checkup' }));
    return talk;
  };

  it('goes from the wish to the booked appointment, and says how to undo it', () => {
    const talk = new Talk({ clinic: clinic() });
    expect(talk.say('i want to see someone', faq('book_appointment'))).toMatch(/1\) Check-up\n2\) Sick visit/);
    expect(talk.say('the first one')).toMatch(/When|Which day/);
    expect(talk.say('dec 1', { slots: { when: '2026-12-01/2026-12-06' } })).toMatch(/1\) Tue, Dec 1, 9:00 AM, Dr. Chen, Main/);
    expect(talk.say('b')).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Wed, Dec 2, 9:00 AM.*Dr. Maya Chen/);
    expect(talk.say('yes please')).toMatch(/Wed, Dec 2.*reply C/is);
    expect(talk.requests.at(-1)).toMatchObject({
      kind: 'book',
      patientRef: ANA.ref,
      slot: { ref: 'Slot/2-09:00' },
      visitType: 'checkup',
    });
    expect(talk.state.dialogue.frames).toMatchObject([{ step: 'booked', data: { made: { ref: 'Appointment/new' } } }]);
  });

  it('answers a question in between and comes back to its own', () => {
    const talk = start();
    expect(talk.say('do you have parking', faq('parking'))).toMatch(/free lot.*Which day is good for you/s);
    expect(talk.say('next week', { slots: { when: '2026-12-01' } })).toMatch(/Dec 1/);
  });

  it('takes a correction: "no, Tuesday"', () => {
    const talk = start();
    talk.say('whenever', { slots: { when: '2026-12-02' } });
    expect(talk.say('no, tuesday', { intent: 'move_appointment', slots: { when: '2026-12-08' } })).toMatch(/Tue, Dec 8/);
  });

  it('offers earlier and later times, and others where none is right', () => {
    const talk = start();
    expect(talk.say('any time')).toMatch(/Dec 1.*Dec 2.*Dec 3/s);
    expect(talk.say('later')).toMatch(/Dec 7.*Dec 8.*Dec 9/s);
    expect(talk.say('none of these')).toMatch(/no free time|nothing free/);
  });

  it('offers the next ones where the time was taken meanwhile', () => {
    const talk = start({ taken: [slot(8)] });
    talk.say('any time');
    talk.say('1');
    prove(talk);
    expect(talk.say('y')).toMatch(/just took|was just taken/);
    expect(talk.say('1')).toMatch(/Tue, Dec 8/);
    expect(talk.say('ok')).toMatch(/Tue, Dec 8/);
  });

  it('stops at "never mind" and begins anew at "start over"', () => {
    const talk = start();
    expect(talk.say('never mind', faq('never_mind'))).toMatch(/leave it|dropped/);
    expect(talk.state.dialogue.frames).toEqual([]);
  });

  it.each<[string, Meaning]>([
    ['none of these', { intent: 'opt_out', slots: { choice: 'none' } }],
    ['later', { intent: 'start_over' }],
    ['no', { intent: 'never_mind', emotion: { label: 'anger', score: 0.9 } }],
  ])('takes "%s" at the offered times for an answer, whatever else it was taken for', (text, meaning) => {
    const talk = start();
    talk.say('any time');
    expect(talk.say(text, meaning)).toMatch(/^Here are times.*Dec 7|^These are free.*Dec 7/s);
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('takes "no, better the 8th" for another wish and not for the end of it', () => {
    const talk = start();
    talk.say('whenever', { slots: { when: '2026-12-02' } });
    expect(talk.say('no, better the 8th', { intent: 'never_mind', slots: { when: '2026-12-08', yesNo: 'no' } })).toMatch(
      /Tue, Dec 8/,
    );
  });

  it.each(['si', 'si por favor', 'yes please, thanks'])('takes "%s" to the last question for a yes and for no opt-in', (yes) => {
    const talk = start();
    talk.say('any time');
    talk.say('1');
    prove(talk);
    expect(talk.say(yes, { intent: 'opt_in', slots: { yesNo: 'yes' } })).toMatch(/Reply C|reply C/);
  });

  it('has buttons where the channel has them, and no list in the text', () => {
    const talk = new Talk({ clinic: clinic(), channel: 'web' });
    expect(talk.say('appointment', faq('book_appointment'))).not.toMatch(/1\)/);
    const parts = talk.of('message.queued')[0]?.body.parts ?? [];
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'choices']);
    expect(talk.say('checkup')).toMatch(/When|Which day/);
  });

  it('goes to a person with the wish where the clinic cannot be reached', () => {
    const talk = start({ down: () => true });
    expect(talk.say('any time')).toMatch(/can't reach our records|records are down/);
    expect(talk.of('handoff.requested')[0]?.body).toMatchObject({ task: expect.stringContaining('Wants to book: checkup') });
  });

  it('says once that it still looks, and the result still lands', () => {
    const talk = new Talk();
    talk.say('checkup any time', faq('book_appointment', { visitType: 'checkup', when: '2026-12-01' }));
    const asked = talk.of('effect.requested')[0]?.body.effectId ?? '';
    expect(talk.say('hello?')).toMatch(/still looking/);
    expect(talk.say('hello??')).toBeNull();
    expect(talk.finish(asked, { kind: 'slots', slots: [slot(1)] })).toMatch(/Dec 1/);
  });
});

describe('a clinic that is slow to answer', () => {
  const asked = (talk: Talk) => talk.of('effect.requested').at(-1)?.body.effectId ?? '';
  const offer = { kind: 'slots', slots: [slot(1)] };
  const waiting = (language: 'en' | 'es' = 'en') => {
    const talk = new Talk();
    talk.say('checkup any time', { ...faq('book_appointment', { visitType: 'checkup', when: '2026-12-01' }), language });
    return talk;
  };

  it.each([
    ['en', /looking that up/],
    ['es', /Lo estoy buscando/],
  ] as const)('is told of once, and then comes the answer (%s)', (language, words) => {
    const talk = waiting(language);
    expect(talk.slow(asked(talk))).toMatch(words);
    expect(talk.slow(asked(talk))).toBeNull();
    expect(talk.say('hello?')).toBeNull();
    expect(talk.finish(asked(talk), offer)).toMatch(/Dec 1|1 de dic|1 dic/);
  });

  it('is not told of once it has answered, nor for another effect', () => {
    const talk = waiting();
    expect(talk.slow('some other effect')).toBeNull();
    const effect = asked(talk);
    talk.finish(effect, offer);
    expect(talk.slow(effect)).toBeNull();
  });

  it('is not told of to somebody who asked and heard so already', () => {
    const talk = waiting();
    expect(talk.say('hello?')).toMatch(/still looking/);
    expect(talk.slow(asked(talk))).toBeNull();
  });

  it('is told of once for what was written, though two questions to it are slow', () => {
    const talk = new Talk();
    talk.say('when is my visit', faq('next_appointment'));
    prove(talk);
    const first = asked(talk);
    expect(talk.slow(first)).toMatch(/looking that up/);
    talk.wait(0.1);
    talk.finish(first, { kind: 'identified', patientRef: ANA.ref, name: ANA.name, birthDate: ANA.birthDate, language: 'en' });
    const second = asked(talk);
    expect(second).not.toBe(first);
    expect(talk.slow(second)).toBeNull();
    expect(talk.finish(second, { kind: 'appointments', appointments: [appointment(4)] })).toMatch(/Dec 4/);
  });

  it('is no matter of the assistant’s once a person has the conversation', () => {
    const talk = waiting();
    talk.happen({ kind: 'handoff.claimed', actor: 'staff:s', body: { staffId: 's', name: 'S' } });
    expect(talk.slow(asked(talk))).toBeNull();
  });
});

describe('appointments that there are', () => {
  it('are told once it is known who asks', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
    expect(talk.say('when is my visit', faq('next_appointment'))).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Ana.*Fri, Dec 4, 9:00 AM.*Dr. Maya Chen.*Riverside Main/);
  });

  it('are called off after a yes, and only then', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4), appointment(8)] }) });
    talk.say('cancel my appointment', faq('cancel_appointment'));
    expect(prove(talk)).toMatch(/1\) Fri, Dec 4.*\n2\) Tue, Dec 8/);
    expect(talk.say('the second')).toMatch(/Dec 8.*Reply Y or N/);
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('cancel-appointment');
    expect(talk.say('y')).toMatch(/Dec 8.*(called off|is off)/);
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('are moved: the new one booked and the old one called off at once', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
    talk.say('move my visit to tuesday', faq('move_appointment', { when: '2026-12-08' }));
    expect(prove(talk)).toMatch(/Tue, Dec 8/);
    talk.say('1');
    expect(talk.say('yes')).toMatch(/Tue, Dec 8/);
    expect(talk.requests.at(-1)).toMatchObject({
      kind: 'move-appointment',
      ref: 'Appointment/4',
      version: '1',
      slot: { ref: 'Slot/8-09:00' },
    });
  });
});

describe('refills', () => {
  const ask = (over: Parameters<typeof medication>[1], name = 'Lisinopril 10 mg tablet') => {
    const talk = new Talk({ clinic: clinic({ medications: [medication(name, over)] }) });
    talk.say('refill my lisinopril', faq('refill_request', { medicine: 'lisinopril' }));
    return { talk, answer: prove(talk) };
  };

  it('are asked for after a yes', () => {
    const { talk, answer } = ask({});
    expect(answer).toMatch(/Lisinopril 10 mg tablet\? Reply Y or N/);
    expect(talk.say('sure')).toMatch(/Main Street Pharmacy/);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'request-refill', reason: 'routine' });
  });

  it.each([
    ['none left', { refillsLeft: 0 }, 'no-refills-left', /no refills left|are no refills/],
    ['expired', { validUntil: '2026-10-01' }, 'expired', /too old|new order/],
  ])('become a task for the care team: %s', (_, over, reason, expected) => {
    const { talk, answer } = ask(over);
    expect(answer).toMatch(expected);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'request-refill', reason });
  });

  it('of a controlled substance go to a person and are not asked for', () => {
    const { talk, answer } = ask({ controlled: true });
    expect(answer).toMatch(/person/);
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('request-refill');
    expect(talk.state.status).toBe('queued');
  });

  it('that are too early are told from when', () => {
    expect(ask({ suppliedUntil: '2026-12-20' }).answer).toMatch(/Dec 20.*Dec 13/);
  });

  it('of a medicine not named are chosen from a list', () => {
    const talk = new Talk({
      clinic: clinic({ medications: [medication('Lisinopril 10 mg tablet'), medication('Metformin 500 mg tablet')] }),
    });
    talk.say('refill', faq('refill_request'));
    expect(prove(talk)).toMatch(/1\) Lisinopril.*\n2\) Metformin/);
    expect(talk.say('metformin', { slots: { medicine: 'metformin' } })).toMatch(/Metformin 500 mg tablet/);
  });
});

describe('identity', () => {
  const ask = () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
    talk.say('when is my visit', faq('next_appointment'));
    return talk;
  };

  it('is taken in one message too', () => {
    expect(ask().say('3/3/84, 60608', { slots: { birthDate: ANA.birthDate, postalCode: '60608' } })).toMatch(/Dec 4/);
  });

  it('is given up after three tries, with no hint of what was wrong', () => {
    const talk = ask();
    const wrong = (birthDate: string, postalCode: string) => talk.say('x 1', { slots: { birthDate, postalCode } });
    const first = wrong('1984-03-03', '99999');
    const second = wrong('1999-01-01', '60608');
    expect(first).toMatch(/date of birth/);
    expect(second).toMatch(/date of birth/);
    expect(`${first} ${second}`).not.toMatch(/ZIP|wrong/i);
    expect(wrong('1984-03-03', '99999')).toMatch(/A person/);
    expect(talk.state.status).toBe('queued');
    expect(talk.of('identity.failed').map(({ body }) => body.tries)).toEqual([1, 2, 3]);
  });

  it('is remembered, and asked for again after half an hour without a word', () => {
    const talk = ask();
    prove(talk);
    talk.wait(20);
    expect(talk.say('when is it again', faq('next_appointment'))).toMatch(/Dec 4/);
    talk.wait(31);
    expect(talk.say('fax?', faq('fax_number'))).toMatch(/555/);
    expect(talk.say('when is it', faq('next_appointment'))).toMatch(/date of birth/);
  });
});

describe('short answers', () => {
  it('are no subject of their own, whatever a classifier makes of them', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4), appointment(8)] }) });
    talk.say('when can i come for a physical', faq('book_appointment'));
    talk.say('cancel my appointment', faq('cancel_appointment'));
    talk.say('3/3/84', { intent: 'minor_or_proxy', slots: { birthDate: ANA.birthDate } });
    talk.say('60608', { intent: 'press' });
    expect(talk.say('1', { intent: 'press', slots: { choice: '1' } })).toMatch(/Dec 4/);
    expect(talk.state.status).toBe('bot');
  });

  it('name the kind of visit in other words than the clinic does', () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('a flu shot on dec 1', faq('book_appointment', { when: '2026-12-01' }));
    expect(talk.requests[0]).toMatchObject({ kind: 'find-slots', visitType: 'vaccination' });
  });
});
