import { ANA, appointment, clinic, slot } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const about = (intent: string, slots = {}): Meaning => ({ intent, slots });

/** Proves who Ana is, in the two messages it takes. @returns the answer to the second */
function prove(talk: Talk): string | null {
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return talk.say('60608', { slots: { postalCode: ANA.postalCode } });
}

/** Three times are offered: Dec 1, 2 and 3 at 9:00, unless the record has others. */
function offered(record = {}, language: 'en' | 'es' = 'en'): Talk {
  const talk = new Talk({ clinic: clinic(record) });
  talk.say('a checkup any time', { ...about('book_appointment', { visitType: 'checkup' }), language });
  return talk;
}

describe('of the times that are offered', () => {
  const slots = [slot(1, '09:00'), slot(1, '09:30'), slot(2, '14:00')];

  it.each<[string, Meaning, string]>([
    ['2', {}, 'Slot/1-09:30'],
    ['b', { slots: { choice: '2', letter: 'b' } }, 'Slot/1-09:30'],
    ['the second one', { slots: { choice: '2' } }, 'Slot/1-09:30'],
    ['the 9:30', { slots: { time: '09:30/10:30' } }, 'Slot/1-09:30'],
    ['can i do 9 please', { intent: 'opening_hours', slots: { time: '09:00/10:00' } }, 'Slot/1-09:00'],
    ['wednesday works', { intent: 'opening_hours', slots: { when: '2026-12-02T00:00/2026-12-03T00:00' } }, 'Slot/2-14:00'],
    ['any of those is fine', {}, 'Slot/1-09:00'],
    ["doesn't matter", { intent: 'never_mind' }, 'Slot/1-09:00'],
    ['the afternoon one', { slots: { time: '12:00/17:00' } }, 'Slot/2-14:00'],
  ])('"%s" picks one, which is said back before it is booked', (text, meaning, ref) => {
    const talk = offered({ slots });
    expect(talk.say(text, meaning)).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Dec [12].*Dr. Maya Chen.*Riverside Main.*Reply Y or N/s);
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('book');
    talk.say('yes');
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'book', slot: { ref } });
  });

  it.each<[string, Meaning, object]>([
    ['another doctor please', { intent: 'refill_request' }, { without: ['Dr. Maya Chen'] }],
    ['is there another location', { intent: 'location' }, { without: ['Riverside Main'] }],
    [
      'with dr bello please',
      { intent: 'practitioners', slots: { practitioner: 'Dr. Aisha Bello' } },
      { practitioner: 'Dr. Aisha Bello' },
    ],
    ['at north', { slots: { location: 'Riverside North' } }, { location: 'Riverside North' }],
    ['another day', { intent: 'move_appointment' }, { from: '2026-12-04T00:00:00-06:00' }],
    ['something next week', { slots: {} }, { from: '2026-12-07T00:00:00-06:00' }],
    [
      'after 3 but not friday',
      { intent: 'move_appointment', slots: { time: '15:00/24:00', notOn: '5' } },
      { time: '15:00/24:00', notOn: [5] },
    ],
    ['no, tuesday', { slots: { when: '2026-12-08', yesNo: 'no' } }, { from: '2026-12-08T00:00:00-06:00' }],
    ['make it a flu shot', { slots: { visitType: 'vaccination' } }, { visitType: 'vaccination' }],
  ])('"%s" looks for others', (text, meaning, wanted) => {
    const talk = offered();
    talk.say(text, meaning);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'find-slots', ...wanted });
    expect(talk.state.status).toBe('bot');
  });

  it('none is earlier: then they still stand', () => {
    const talk = offered();
    expect(talk.say('earlier')).toMatch(/(nothing earlier|no time before that).*1\) Tue, Dec 1/s);
    expect(talk.say('1')).toMatch(/date of birth/);
  });

  it('keeps the time of day that was wished when only the day changes', () => {
    const talk = offered();
    talk.say('afternoons', { slots: { time: '12:00/17:00' } });
    talk.say('no, the 8th', { slots: { when: '2026-12-08T00:00/2026-12-09T00:00' } });
    expect(talk.requests.at(-1)).toMatchObject({ from: '2026-12-08T00:00:00-06:00', time: '12:00/17:00' });
  });

  it('asks back where two days were named', () => {
    const talk = offered();
    expect(talk.say('monday or tuesday', { intent: 'opening_hours', slots: { ambiguous: 'when' } })).toMatch(
      /Which one day|Which day comes first/,
    );
  });
});

describe('before it is booked', () => {
  const asked = () => {
    const talk = offered();
    talk.say('1');
    prove(talk);
    return talk;
  };

  it('a yes that says the time again is a yes', () => {
    const talk = asked();
    talk.say('yes, tuesday at 9', { slots: { yesNo: 'yes', when: '2026-12-01T09:00/2026-12-01T10:00' } });
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'book', slot: { ref: 'Slot/1-09:00' } });
  });

  it('another time or another doctor is still another wish', () => {
    expect(asked().say('actually wednesday', { slots: { when: '2026-12-02' } })).toMatch(/Dec 2/);
    const talk = asked();
    talk.say('another doctor', {});
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'find-slots', without: ['Dr. Maya Chen'] });
  });
});

describe('a booked visit', () => {
  const made = { ...appointment(1), ref: 'Appointment/new' };
  const booked = (language: 'en' | 'es' = 'en') => {
    const talk = offered({ appointments: [made] }, language);
    talk.say('1', { language });
    talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate }, language });
    talk.say('60608', { slots: { postalCode: ANA.postalCode }, language });
    return { talk, answer: talk.say(language === 'es' ? 'sí' : 'yes', { language }) };
  };

  it('is called off by "C", also after another question and thanks', () => {
    const { talk, answer } = booked();
    expect(answer).toMatch(/reply C/i);
    talk.say('thanks', about('thanks'));
    talk.say('do you have parking', about('parking'));
    expect(talk.say('c', { slots: { choice: '3', letter: 'c' } })).toMatch(/called off|is off/);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'cancel-appointment', ref: 'Appointment/new' });
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('is so in Spanish', () => {
    const { talk, answer } = booked('es');
    expect(answer).toMatch(/responda C/i);
    expect(talk.say('C', { language: 'es' })).toMatch(/anuló|ya no está/);
  });

  it('stands when something else begins, and a "C" later means nothing', () => {
    const { talk } = booked();
    talk.say('refill', about('refill_request'));
    talk.say('never mind', about('never_mind'));
    talk.say('c', {});
    expect(talk.requests.map(({ kind }) => kind)).not.toContain('cancel-appointment');
  });

  it('that is answered with the carrier’s own word goes to a person who phones', () => {
    const { talk } = booked();
    expect(talk.say('CANCEL', {}, 'STOP')).toBeNull();
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/phone.*just booked the visit/s);
  });
});

describe('moving', () => {
  const record = { appointments: [appointment(4), appointment(8, { practitioner: 'Dr. Aisha Bello' })] };

  it('asks which one where there are several, by number or by whose it is; the old and the new time are said back', () => {
    const talk = new Talk({ clinic: clinic(record) });
    talk.say('move my visit', about('move_appointment'));
    expect(prove(talk)).toMatch(/1\) Fri, Dec 4.*\n2\) Tue, Dec 8/);
    expect(talk.say('the one with dr bello', { slots: { practitioner: 'Dr. Aisha Bello' } })).toMatch(/When|Which day/);
    talk.say('any time');
    expect(talk.say('2')).toMatch(/Tue, Dec 8, 9:00 AM.*Wed, Dec 2, 9:00 AM.*Reply Y or N/s);
    expect(talk.say('yes')).toMatch(/Wed, Dec 2.*move my visit/s);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'move-appointment', ref: 'Appointment/8', slot: { ref: 'Slot/2-09:00' } });
  });

  it('to a time that was just taken offers the next ones, and keeps the old one until then', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)], taken: [slot(9)] }) });
    talk.say('move my visit, any time', about('move_appointment'));
    prove(talk);
    talk.say('1');
    expect(talk.say('yes')).toMatch(/just took|was just taken/);
    talk.say('1');
    talk.say('yes');
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'move-appointment', ref: 'Appointment/4', slot: { ref: 'Slot/9-09:00' } });
  });

  it('of a visit that somebody changed meanwhile says how it is now, and goes on with that', () => {
    const changed = appointment(5, { ref: 'Appointment/4', version: '2' });
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)], changed }) });
    talk.say('move my visit, any time', about('move_appointment'));
    prove(talk);
    talk.say('1');
    expect(talk.say('yes')).toMatch(/Sat, Dec 5.*(When|Which day)/s);
  });
});

describe('confirming', () => {
  it('needs no question where there is one visit, once it is known who writes', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
    expect(talk.say("yes I'll be there", about('confirm_appointment', { yesNo: 'yes' }))).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Fri, Dec 4.*(call off|move) my visit/s);
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'confirm-appointment', ref: 'Appointment/4', version: '1' });
  });

  it('asks which one where there are several, unless the day says so', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4), appointment(8)] }) });
    talk.say('confirm my visit', about('confirm_appointment'));
    expect(prove(talk)).toMatch(/1\) Fri, Dec 4.*\n2\) Tue, Dec 8/);
    expect(talk.say('2')).toMatch(/Dec 8/);
    talk.say('and the 4th too', about('confirm_appointment', { when: '2026-12-04T00:00/2026-12-05T00:00' }));
    expect(talk.requests.at(-1)).toMatchObject({ kind: 'confirm-appointment', ref: 'Appointment/4' });
  });

  it('with no visit ahead says so', () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('confirmo mi cita', { ...about('confirm_appointment'), language: 'es' });
    talk.say('3/3/84 60608', { slots: { birthDate: ANA.birthDate, postalCode: ANA.postalCode }, language: 'es' });
    expect(talk.of('message.queued').at(-1)?.body.parts[0]).toMatchObject({
      text: expect.stringMatching(/No veo citas|no tiene citas/),
    });
  });
});

describe('when and where', () => {
  const told = (visitType: string, location = 'Riverside Main') => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4, { visitType, location })] }) });
    talk.say('when is my next visit', about('next_appointment'));
    return { talk, answer: prove(talk) };
  };

  it('comes with the address and with what to do before that kind of visit', () => {
    const { answer } = told('physical');
    expect(answer).toMatch(/Fri, Dec 4.*Riverside Main, 1200 W Riverside Avenue.*do not eat for 8 hours/s);
    expect((answer ?? '').length).toBeLessThanOrEqual(320);
    expect(told('sick-visit').answer).not.toMatch(/get ready|Before you come/);
  });

  it('is followed by the way to that place, where somebody asks', () => {
    const { talk } = told('physical', 'Riverside North');
    expect(talk.say('how do i get there', about('directions'))).toMatch(/Riverside North.*Lake Shore Drive/s);
    expect(talk.say('and where do i park', about('parking'))).toMatch(/pay lot next door/);
    expect(talk.say('what should i bring', about('visit_preparation'))).toMatch(/do not eat/);
    expect(talk.say('where is riverside main', about('location', { location: 'Riverside Main' }))).toMatch(/1200 W Riverside/);
    expect(talk.say('i need an appointment', about('book_appointment'))).toMatch(/Check-up/);
    expect(talk.say('parking?', about('parking'))).toMatch(/Riverside Main.*Riverside North/s);
  });
});

describe('the waiting list', () => {
  const joined = (talk: Talk) => talk.requests.filter(({ kind }) => kind === 'join-waiting-list');

  it('is offered from the second offer on, and takes what was wished of the time', () => {
    const talk = new Talk({ clinic: clinic() });
    const monday = { visitType: 'checkup', when: '2026-12-01/2026-12-12', time: '08:00/12:00', practitioner: 'Dr. Maya Chen' };
    expect(talk.say('a checkup', about('book_appointment', monday))).not.toMatch(/Waiting list/);
    expect(talk.say('none of these')).toMatch(/7\) Waiting list/);
    expect(talk.say('7')).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/Ana.*waiting list|waiting list.*Ana/s);
    expect(joined(talk)).toMatchObject([
      {
        ...{
          visitType: 'checkup',
          practitioner: 'Dr. Maya Chen',
          from: '2026-12-01T00:00:00-06:00',
          to: '2026-12-13T00:00:00-06:00',
        },
        wish: expect.stringMatching(/08:00.12:00/),
      },
    ]);
    expect(talk.state).toMatchObject({ status: 'bot', dialogue: { frames: [] } });
  });

  it('is told of where there is no time at all, and asks who it is before anything is written', () => {
    const talk = new Talk({ clinic: clinic({ slots: [] }) });
    expect(talk.say('a checkup any time', about('book_appointment', { visitType: 'checkup' }))).toMatch(/"waiting list"/);
    talk.say('ok the waiting list then');
    expect(joined(talk)).toEqual([]);
    prove(talk);
    expect(joined(talk)).toHaveLength(1);
  });

  it('asked for from nothing wants the visit that there is sooner, which stays', () => {
    const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
    talk.say('put me on the waitlist if something opens up sooner', about('book_appointment'));
    expect(prove(talk)).toMatch(/stays Fri, Dec 4/);
    expect(joined(talk)).toMatchObject([{ visitType: 'checkup', insteadOf: 'Appointment/4', to: appointment(4).start }]);
  });

  it('asked for by who has two visits is for the one that they pick, by who has none for what they say', () => {
    const two = new Talk({ clinic: clinic({ appointments: [appointment(4), appointment(9)] }) });
    two.say('waiting list please', about('book_appointment'));
    expect(prove(two)).toMatch(/1\) Fri, Dec 4.*2\) Wed, Dec 9/s);
    two.say('2');
    expect(joined(two)).toMatchObject([{ insteadOf: 'Appointment/9' }]);
    const none = new Talk({ clinic: clinic({ appointments: [] }) });
    none.say('si se desocupa un lugar me avisan', about('book_appointment'));
    expect(prove(none)).toMatch(/1\) Check-up/);
    none.say('1');
    expect(joined(none)).toMatchObject([{ visitType: 'checkup' }]);
  });

  it.each(['whenever you have something available', 'when are you open', 'do you have something earlier'])(
    'is not meant by "%s"',
    (text) => {
      const talk = new Talk({ clinic: clinic() });
      talk.say('a checkup', about('book_appointment', { visitType: 'checkup' }));
      talk.say(text);
      expect(talk.state.dialogue.frames.map(({ step }) => step)).not.toContain('waiting');
    },
  );
});

describe('a visit that is plainly wished for', () => {
  it.each([
    ['need my yearly physical', 'physical'],
    ['hi I want a flu shot next week please', 'vaccination'],
    ['necesito un chequeo', 'checkup'],
  ])('"%s" is booked, whatever it is taken for', (text, visitType) => {
    const talk = new Talk({ clinic: clinic() });
    talk.say(text, about('visit_preparation'));
    expect(talk.state.dialogue.frames).toMatchObject([{ handler: 'book-appointment', data: { visitType } }]);
  });

  it.each([
    'I need a physical form',
    'what do I need for my physical',
    'I need to know what a checkup costs',
    'do you have a waiting list',
  ])('is not "%s"', (text) => {
    const talk = new Talk({ clinic: clinic() });
    talk.say(text, about('forms'));
    expect(talk.state.dialogue.frames).toEqual([]);
  });
});

describe('who asks to be seen', () => {
  it.each(['ugh this cold is killing me, can i see someone', 'I need to see a doctor', 'puedo ver a un doctor'])(
    'by "%s" asks for a visit',
    (text) => {
      const talk = new Talk({ clinic: clinic() });
      talk.say(text, about('human'));
      expect(talk.state.dialogue.frames).toMatchObject([{ handler: 'book-appointment' }]);
    },
  );
  it.each(['can I talk to someone', 'can I see someone about my bill', 'get me a person'])('is not who says "%s"', (text) => {
    const talk = new Talk({ clinic: clinic() });
    talk.say(text, about('human'));
    expect(talk.state.status).toBe('queued');
  });
});
