import { ANA, clinic, medication } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const LISINOPRIL = medication('Lisinopril 10 mg tablet');
const METFORMIN = medication('Metformin 500 mg tablet');

function prove(talk: Talk): string | null {
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return talk.say('60608', { slots: { postalCode: ANA.postalCode } });
}
const change: Meaning = { intent: 'pharmacy_change' };
const asked = (talk: Talk) => talk.requests.filter(({ kind }) => kind === 'change-pharmacy');

describe('another drug store', () => {
  const start = (text: string, medications = [LISINOPRIL, METFORMIN], over: Meaning = {}) => {
    const talk = new Talk({ clinic: clinic({ medications }) });
    return { talk, answer: talk.say(text, { ...change, ...over }) };
  };

  it.each([
    ['can you switch me to cvs please', 'cvs'],
    ['send all my meds to the Walgreens on Oak Street from now on', 'the Walgreens on Oak Street'],
    ['move them from CVS to Walmart', 'Walmart'],
    ['send it to the pharmacy on 5th street instead', 'the pharmacy on 5th street'],
    ['manden todo a la farmacia San José por favor', 'la farmacia San José'],
  ])('is taken from “%s” and said back in the patient’s words', (text, place) => {
    const { talk } = start(text, [LISINOPRIL]);
    expect(prove(talk)).toContain(place);
    expect(asked(talk)).toEqual([]);
    expect(talk.say('yes')).toMatch(/call \(312\)/);
    expect(asked(talk)).toMatchObject([{ pharmacy: place, medicationRefs: [LISINOPRIL.ref] }]);
  });

  it('is asked for where it is not named, and for which medicines, and whether this is right', () => {
    const { talk, answer } = start('my pharmacy closed');
    expect(answer).toMatch(/drug store/);
    // However sure a classifier is that this is about where the clinic is.
    expect(talk.say("Nowak's on 18th and Main", { intent: 'location', confidence: 0.95 })).toMatch(/date of birth/);
    expect(prove(talk)).toMatch(/1\) All of them\n2\) Lisinopril.*\n3\) Metformin/);
    expect(talk.say('2')).toMatch(/Nowak's on 18th and Main.*Lisinopril 10 mg tablet/s);
    expect(talk.say('no, walgreens on 5th')).toMatch(/walgreens on 5th/);
    expect(talk.say('yes')).toMatch(/Lisinopril 10 mg tablet to walgreens on 5th/i);
    expect(asked(talk)).toMatchObject([{ pharmacy: 'walgreens on 5th', medicationRefs: [LISINOPRIL.ref] }]);
  });

  it('is not asked for after a no', () => {
    const { talk } = start('use cvs', [LISINOPRIL]);
    prove(talk);
    expect(talk.say('no')).toMatch(/changed nothing|stays as it is/);
    expect(asked(talk)).toEqual([]);
  });

  it('leaves room for another question in between', () => {
    const { talk } = start('new pharmacy');
    expect(talk.say('do you have parking?', { intent: 'parking' })).toMatch(/free lot.*drug store/s);
  });

  it('that is on the record is told to who asks', () => {
    const { talk } = start('what pharmacy do you have for me');
    expect(prove(talk)).toMatch(/Main Street Pharmacy/);
    expect(talk.state.dialogue.frames).toEqual([]);
  });
});

describe('a side effect', () => {
  const reaction: Meaning = {
    intent: 'side_effect',
    slots: { medicine: 'lisinopril' },
    safety: { level: 'urgent', kind: 'adverse-event' },
  };

  it('goes to a nurse, and waits with the handoff to be recorded until it is known whose it is', () => {
    const talk = new Talk({ clinic: clinic({}) });
    expect(talk.say('lisinopril gives me a rash', reaction)).toMatch(/911/);
    expect(talk.requests).toEqual([]);
    const handoff = talk.of('handoff.requested')[0]?.body;
    expect(handoff).toMatchObject({ level: 'urgent', queue: 'clinical' });
    expect(handoff?.task).toMatch(/Adverse event to be recorded.*Suspected medicine: lisinopril/);
    expect(handoff?.task).not.toMatch(/rash/);
  });

  it('of somebody who is known is recorded as an adverse event, with no words of theirs, and the log says so', () => {
    const talk = new Talk({ clinic: clinic({ medications: [LISINOPRIL] }) });
    talk.say('refill lisinopril', { intent: 'refill_request', slots: { medicine: 'lisinopril' } });
    prove(talk);
    talk.say('wait, since i take it i have a rash', reaction);
    expect(talk.requests.at(-1)).toEqual({
      kind: 'record-adverse-event',
      id: expect.any(String),
      patientRef: ANA.ref,
      medicine: 'lisinopril',
      at: talk.now,
    });
    expect(talk.of('effect.finished').at(-1)?.body.result).toMatchObject({ kind: 'adverse-event-recorded' });
    expect(talk.of('handoff.requested')).toHaveLength(1);
    expect(talk.state.status).toBe('queued');
  });
});
