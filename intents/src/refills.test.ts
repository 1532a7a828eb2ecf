import { ANA, clinic, medication } from './testing/clinic.js';
import { type Meaning, Talk } from './testing/talk.js';

const LISINOPRIL = medication('Lisinopril 10 mg tablet', { aliases: ['lisinopril', 'zestril', 'prinivil'] });
const METFORMIN = medication('Metformin 500 mg tablet', { aliases: ['metformin', 'glucophage'] });
const AMLODIPINE = medication('Amlodipine 5 mg tablet', { aliases: ['amlodipine', 'norvasc'] });
const WARFARIN = medication('Warfarin 5 mg tablet', { aliases: ['warfarin', 'coumadin', 'blood thinner'] });
const ALPRAZOLAM = medication('Alprazolam 0.5 mg tablet', { aliases: ['alprazolam', 'xanax'], controlled: true });

const refill = (slots: Record<string, string> = {}): Meaning => ({ intent: 'refill_request', slots });

/** Asks, and proves who asks. */
function ask(text: string, medications: ReturnType<typeof medication>[], meaning = refill()) {
  const talk = new Talk({ clinic: clinic({ medications }) });
  const first = talk.say(text, meaning);
  if (talk.state.status !== 'bot') return { talk, answer: first };
  talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
  return { talk, answer: talk.say('60608', { slots: { postalCode: ANA.postalCode } }) };
}
const asked = (talk: Talk) => talk.requests.filter((it) => it.kind === 'request-refill');

describe('which medicine is meant', () => {
  it.each([
    ['refill my zestril', /Lisinopril 10 mg tablet\?/],
    ['need lisinoprl', /Lisinopril 10 mg tablet\?/],
    ['more metformn please', /Metformin 500 mg tablet\?/],
    ['my diabetes pill', /Metformin 500 mg tablet\?/],
  ])('is known from “%s”, and said back with where it goes', (text, expected) => {
    const { answer } = ask(text, [LISINOPRIL, METFORMIN]);
    expect(answer).toMatch(expected);
    expect(answer).toMatch(/Main Street Pharmacy/);
  });

  it.each(['the blue one', 'the usual', 'refill please'])('is asked after “%s”, from the patient’s own', (text) => {
    const { talk, answer } = ask(text, [LISINOPRIL, METFORMIN]);
    expect(answer).toMatch(/1\) Lisinopril.*\n2\) Metformin.*\n3\) Something else/);
    expect(talk.say('the second')).toMatch(/Metformin 500 mg tablet/);
  });

  it('is asked among those for the same thing only: “my blood pressure pill”', () => {
    const { answer } = ask('my blood pressure pill', [LISINOPRIL, METFORMIN, AMLODIPINE]);
    expect(answer).toMatch(/1\) Lisinopril.*\n2\) Amlodipine.*\n3\) Something else/);
  });

  it('is chosen again where the first was wrong', () => {
    const { talk } = ask('refill', [LISINOPRIL, METFORMIN]);
    talk.say('lisinopril', { slots: { medicine: 'lisinopril' } });
    expect(talk.say('no, the metformin', { slots: { medicine: 'metformin' } })).toMatch(/Metformin 500 mg tablet/);
    expect(asked(talk)).toEqual([]);
  });
});

describe('several at once', () => {
  it('are asked for one by one after one yes', () => {
    const { talk, answer } = ask('refill lisinopril and metformin', [LISINOPRIL, METFORMIN, AMLODIPINE]);
    expect(answer).toMatch(/Lisinopril 10 mg tablet and Metformin 500 mg tablet\?/);
    expect(asked(talk)).toEqual([]);
    expect(talk.say('yes')).toMatch(/Lisinopril 10 mg tablet and Metformin 500 mg tablet.*Main Street Pharmacy.*call \(312\)/s);
    expect(asked(talk).map(({ medicationRef }) => medicationRef)).toEqual([LISINOPRIL.ref, METFORMIN.ref]);
  });

  it('“all” is all that may be asked for; what is too early is told, what is controlled goes to a person', () => {
    const early = { ...METFORMIN, suppliedUntil: '2026-12-30' };
    const none = { ...AMLODIPINE, refillsLeft: 0 };
    const { talk, answer } = ask('refill all my meds', [LISINOPRIL, early, none, ALPRAZOLAM]);
    expect(answer).toMatch(/Metformin.*Dec 30.*Lisinopril 10 mg tablet and Amlodipine 5 mg tablet\?/s);
    expect(talk.say('yes')).toMatch(/Lisinopril.*Amlodipine 5 mg tablet.*no refills|no refills left on Amlodipine/s);
    expect(asked(talk).map(({ medicationRef, reason }) => [medicationRef, reason])).toEqual([
      [LISINOPRIL.ref, 'routine'],
      [AMLODIPINE.ref, 'no-refills-left'],
    ]);
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/Alprazolam.*controlled/);
  });

  it('are not asked for after a no', () => {
    const { talk } = ask('all of them please', [LISINOPRIL, METFORMIN]);
    expect(talk.say('no')).toMatch(/did not ask|nothing was sent/);
    expect(asked(talk)).toEqual([]);
  });
});

describe('none left', () => {
  it.each([
    ['I ran out of my insulin', {}],
    ['se me acabó el anticoagulante', { language: 'es' as const }],
    ['my inhaler is empty', {}],
    ['i am all out of keppra', {}],
  ])('of a critical medicine goes to a nurse before anything else: “%s”', (text, over) => {
    const { talk, answer } = ask(text, [], { ...refill(), ...over });
    expect(answer).toMatch(/911/);
    expect(talk.of('handoff.requested')[0]?.body).toMatchObject({ level: 'urgent', queue: 'clinical' });
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/none left of a critical medicine/);
  });

  it('of one that only the record names is found there', () => {
    const { talk, answer } = ask('i ran out of the usual', [WARFARIN]);
    expect(answer).toMatch(/911/);
    expect(talk.of('handoff.requested')[0]?.body).toMatchObject({
      level: 'urgent',
      task: expect.stringMatching(/blood thinner/),
    });
    expect(asked(talk)).toEqual([]);
  });

  it('of another one is asked for soon, though the record says there should be some', () => {
    const { talk, answer } = ask('ran out of my lisinopril', [{ ...LISINOPRIL, suppliedUntil: '2026-12-30' }]);
    expect(answer).toMatch(/should still have|a bit soon/);
    expect(asked(talk)).toMatchObject([{ reason: 'too-early', soon: true }]);
    expect(talk.state.status).toBe('bot');
  });

  it('soon is not yet: “almost out of my warfarin” is a refill', () => {
    const { talk, answer } = ask('almost out of my warfarin', [WARFARIN]);
    expect(answer).toMatch(/Warfarin 5 mg tablet\?/);
    expect(talk.state.status).toBe('bot');
  });
});

describe('where a refill stands', () => {
  it.each([
    ['preparing', /filling it/],
    ['ready', /ready at your drug store/],
    ['on-hold', /on hold/],
    ['rejected', /not approved/],
  ] as const)('is told: %s', (status, expected) => {
    const refills = [{ taskRef: 'Task/1', medication: 'Lisinopril 10 mg tablet', status, at: '2026-11-23T15:00:00Z' }];
    const talk = new Talk({ clinic: clinic({ refills }) });
    talk.say('is my refill ready', { intent: 'refill_status' });
    talk.say('march 3 1984', { slots: { birthDate: ANA.birthDate } });
    expect(talk.say('60608', { slots: { postalCode: ANA.postalCode } })).toMatch(expected);
  });
});
