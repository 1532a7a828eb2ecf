import { type Safety, textOf } from '@carethread/conversation';
import type { PracticeRequest, PracticeResult } from '@carethread/practice';
import fc from 'fast-check';
import { ANA, appointment, clinic } from './testing/clinic.js';
import { type Meaning, POLICY, Talk } from './testing/talk.js';

const danger = (level: Safety['level'], kind: string): Meaning => ({ safety: { level, kind } });
const SUICIDE = danger('crisis', 'suicide');

describe('danger', () => {
  it('is answered with the words of help first, and a person', () => {
    const talk = new Talk();
    expect(talk.say('…', SUICIDE)).toMatch(/^[^.]*\.?[^.]*988.*911.*person/s);
    expect(talk.of('handoff.requested')[0]?.body).toMatchObject({
      queue: 'crisis',
      priority: 100,
      level: 'crisis',
      dueAt: '2026-11-24T15:00:30.000Z',
    });
  });

  it("is answered in the patient's language", () => {
    expect(new Talk().say('…', { ...SUICIDE, language: 'es' })).toMatch(/988/);
    expect(new Talk().say('…', { ...danger('crisis', 'chest-pain'), language: 'es' })).toMatch(/llame al 911/i);
  });

  it('comes before an open question, and the person is told what was under way', () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('checkup', { intent: 'book_appointment', slots: { visitType: 'checkup' } });
    expect(talk.say('…', danger('crisis', 'chest-pain'))).toMatch(/911/);
    expect(talk.of('handoff.requested')[0]?.body.task).toContain('Wants to book: checkup');
    expect(talk.state.dialogue.frames).toEqual([]);
  });

  it('has its words of help while an agent is on, the agent is alerted, and nothing else is said', () => {
    const talk = new Talk();
    talk.say('agent');
    talk.happen({ kind: 'handoff.claimed', actor: 'staff:1', body: { staffId: '1', name: 'Sam' } });
    expect(talk.say('ok thanks', { intent: 'thanks' })).toBeNull();
    expect(talk.say('…', SUICIDE)).toMatch(/988/);
    expect(talk.say('…', SUICIDE)).toMatch(/988/);
    expect(talk.of('safety.alerted')).toHaveLength(2);
    expect(talk.of('handoff.requested')).toHaveLength(1);
    expect(talk.say('…', danger('urgent', 'symptom'))).toBeNull();
  });

  it('moves up who waits', () => {
    const talk = new Talk();
    talk.say('agent');
    talk.say('…', SUICIDE);
    expect(talk.state.handoff).toMatchObject({ queue: 'crisis', level: 'crisis' });
  });

  it('that is urgent tells what to do if it gets worse; a concern is named', () => {
    expect(new Talk().say('…', danger('urgent', 'symptom'))).toMatch(/911.*person/s);
    const sad: Meaning = { ...danger('concern', 'grief'), emotion: { label: 'grief', score: 0.9 } };
    expect(new Talk().say('…', sad)).toMatch(/sorry for your loss.*person/s);
  });

  it('of somebody who opted out is a telephone call', () => {
    const talk = new Talk();
    talk.say('STOP');
    expect(talk.say('…', SUICIDE)).toBeNull();
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/please phone/);
  });

  it('property: whatever was said before, a crisis is answered with help first, and no turn sends two messages', () => {
    const intents = fc.constantFrom(...POLICY.intents.keys());
    const slots = fc.record({ visitType: fc.constant('checkup'), when: fc.constant('2026-12-01') }, { requiredKeys: [] });
    const meaning = fc.record({ intent: fc.option(intents), slots, language: fc.constantFrom('en' as const, 'es' as const) });
    const said = fc.tuple(fc.constantFrom('yes', 'no', '1', '2', 'later', 'hello there friend', '3/3/84'), meaning);
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), (before) => {
        const talk = new Talk({ clinic: clinic({ appointments: [appointment(4)] }) });
        for (const [text, it] of before) talk.say(text, { ...it, confidence: 0.9 });
        const decided = talk.of('turn.decided').length;
        const answer = talk.say('…', SUICIDE);
        const optedOut = talk.state.optedOut.length > 0;
        if (optedOut) expect(answer).toBeNull();
        else expect(answer?.slice(0, 140)).toMatch(/988/);
        expect(talk.of('turn.decided')).toHaveLength(decided + 1);
        for (const { body } of talk.of('message.queued')) expect(textOf(body.parts).length).toBeLessThanOrEqual(600);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a person', () => {
  it.each(['agent', 'Human', 'representative', 'persona', 'a person please'])('is one word away: %s', (text) => {
    const talk = new Talk();
    expect(talk.say(text)).toMatch(/person|team/i);
    expect(talk.state.status).toBe('queued');
  });

  it('takes what a bot must not hold, whatever the rules say', () => {
    const talk = new Talk();
    expect(talk.say('are my labs in', { intent: 'test_results' })).toMatch(/can't read test results.*person/s);
    expect(talk.state.status).toBe('queued');
  });

  it('comes after two messages that were not understood, knowing what was tried', () => {
    const talk = new Talk();
    expect(talk.say('asdf')).toMatch(/Sorry, I did not get that/);
    expect(talk.say('qwer')).toMatch(/person|team/i);
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/not understood/);
  });

  it('has the conversation alone until it is handed back', () => {
    const talk = new Talk();
    talk.say('human');
    expect(talk.say('fax?', { intent: 'fax_number' })).toBeNull();
    expect(talk.of('turn.decided')).toHaveLength(2);
    talk.happen({ kind: 'conversation.returned', actor: 'staff:1', body: { staffId: '1' } });
    expect(talk.say('fax?', { intent: 'fax_number' })).toMatch(/555-0101/);
  });
});

describe('a child, or somebody else', () => {
  const about = (intent: string | null, slots = {}): Meaning => ({ intent, slots });
  const handed = (talk: Talk) => talk.of('handoff.requested')[0]?.body.task;

  it.each<[string, Meaning]>([
    [
      'need to bring my 4 year old daughter in for a checkup',
      about('visit_preparation', { person: 'child', visitType: 'checkup' }),
    ],
    ["can you refill my dad's pills", about('refill_request', { person: 'parent' })],
    ["I'm 16, can I book", about('book_appointment', { person: 'minor' })],
  ])('"%s" gets a person', (text, meaning) => {
    const talk = new Talk({ clinic: clinic() });
    expect(talk.say(text, meaning)).toMatch(/staff.*(person|team)/s);
    expect(talk.state.status).toBe('queued');
  });

  it('gets one from the middle of a booking too, which the person is told of', () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('i need an appointment', about('book_appointment'));
    expect(talk.say('a checkup for my son', about('book_appointment', { person: 'child', visitType: 'checkup' }))).toMatch(
      /staff/,
    );
    expect(handed(talk)).toMatch(/Wants to book.*child/s);
  });

  it('gets an answer to what is about nobody', () => {
    const talk = new Talk();
    expect(talk.say('where do I park with my kids?', about('parking', { person: 'child' }))).toMatch(/lot/);
  });

  it('under 18 by the record gets a person before anything is done, who is told what was wanted', () => {
    const young = (request: PracticeRequest): PracticeResult =>
      request.kind === 'identify'
        ? { kind: 'identified', patientRef: 'Patient/sofia', name: 'Sofia', birthDate: '2010-09-05', language: 'en' }
        : clinic()(request);
    const talk = new Talk({ clinic: young });
    talk.say('refill montelukast', about('refill_request', { medicine: 'montelukast' }));
    talk.say('9/5/2010', { slots: { birthDate: '2010-09-05' } });
    expect(talk.say('60608', { slots: { postalCode: '60608' } })).toMatch(/under 18.*(person|team)/s);
    expect(talk.requests.map(({ kind }) => kind)).toEqual(['identify']);
    expect(handed(talk)).toMatch(/under 18.*refill of montelukast/s);
  });
});

describe('somebody who is asked who they are', () => {
  const asked = () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('when is my visit', { intent: 'next_appointment' });
    return talk;
  };
  it.each(['why do you need that', 'what do you need my birthday for?', 'is it safe to send that'])(
    'and asks "%s" hears why, and the question again',
    (text) => {
      const talk = asked();
      expect(talk.say(text, { intent: 'never_mind' })).toMatch(/data.*date of birth/s);
      talk.say('3/3/84', { slots: { birthDate: ANA.birthDate } });
      expect(talk.say(text, { intent: 'never_mind' })).toMatch(/data.*ZIP/s);
    },
  );
  it.each(['i wont tell you that', "I'd rather not say", "that's private", 'no le voy a dar eso'])(
    'and says "%s" gets a person',
    (text) => {
      const talk = asked();
      expect(talk.say(text, { intent: 'never_mind' })).toMatch(/person|team/);
      expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/Verify.*Asked when/s);
    },
  );
});

describe('consent', () => {
  const offered = (channel: 'sms' | 'web' = 'sms') => {
    const talk = new Talk({ clinic: clinic(), channel });
    talk.say('a checkup any time', { intent: 'book_appointment', slots: { visitType: 'checkup' } });
    return talk;
  };

  it('is not taken back by what is said of the times that were offered, whatever it is taken for', () => {
    const talk = offered();
    expect(talk.say('those are no good, others?', { intent: 'opt_out' })).toMatch(/1\) Mon, Dec 7/);
    expect(talk.say('ugh, horrible', { intent: 'opt_out' })).not.toMatch(/no more texts/);
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('is taken back from the middle of anything by who speaks of messages', () => {
    const talk = offered();
    expect(talk.say('stop texting me', { intent: 'opt_out' })).toMatch(/no more texts|not text you/);
    expect(talk.of('consent.changed')).toHaveLength(1);
  });

  it('stays where a bare "stop" off SMS can mean what is under way, which is dropped; with nothing open it is taken back', () => {
    const talk = offered('web');
    const angry: Meaning = { intent: 'transit', emotion: { label: 'anger', score: 0.8 } };
    expect(talk.say('stop', angry)).toMatch(/no more messages/);
    expect(talk.state).toMatchObject({ status: 'bot', dialogue: { frames: [] }, optedOut: [] });
    talk.say('stop', angry);
    expect(talk.of('consent.changed')).toHaveLength(1);
  });

  it.each(['STOP', 'cancel', 'Unsubscribe', 'END', 'quit'])('the carrier acts on %s: recorded, nothing sent', (text) => {
    const talk = new Talk();
    expect(talk.say(text)).toBeNull();
    expect(talk.of('consent.changed')[0]?.body).toMatchObject({ to: 'revoked' });
    expect(talk.of('handoff.requested')).toEqual([]);
  });

  it('"cancel" at a question about an appointment has somebody phone', () => {
    const talk = new Talk({ clinic: clinic() });
    talk.say('book a checkup', { intent: 'book_appointment', slots: { visitType: 'checkup' } });
    expect(talk.say('CANCEL')).toBeNull();
    expect(talk.of('handoff.requested')[0]?.body.task).toMatch(/^Please phone/);
  });

  it.each(['en', 'es'] as const)('free wording has our one confirmation (%s)', (language) => {
    const talk = new Talk();
    const free: Meaning = { intent: 'opt_out', language };
    expect(talk.say("please don't text me any more", free)).toMatch(/Riverside Family Clinic/);
    expect(talk.say("please don't text me any more!", free)).toBeNull();
    expect(talk.say('i want texts again', { intent: 'opt_in', language })).toMatch(/Riverside Family Clinic/);
    expect(talk.state.optedOut).toEqual([]);
  });

  it('YES opts in again only who is opted out', () => {
    const talk = new Talk();
    talk.say('yes');
    expect(talk.of('consent.changed')).toEqual([]);
    talk.say('STOP');
    expect(talk.say('yes')).toBeNull();
    expect(talk.of('consent.changed').map(({ body }) => body.to)).toEqual(['revoked', 'granted']);
  });

  it('HELP changes nothing and is left to the carrier', () => {
    const talk = new Talk();
    expect(talk.say('HELP')).toBeNull();
    expect(talk.of('consent.changed')).toEqual([]);
  });

  it('"cancel my appointment" is no opt-out, and off SMS a bare "cancel" is asked back', () => {
    const talk = new Talk({ clinic: clinic(), channel: 'web' });
    expect(talk.say('cancel my appointment', { intent: 'cancel_appointment' })).toMatch(/date of birth/);
    expect(talk.say('cancel', { intent: 'never_mind' })).toMatch(/call off my visit/);
    expect(talk.of('consent.changed')).toEqual([]);
  });
});

describe('machines', () => {
  it('an automatic reply is left alone from the second on', () => {
    const talk = new Talk();
    expect(talk.say("I'm driving right now. I will get back to you later.")).not.toBeNull();
    expect(talk.say("I'm driving right now. I will get back to you later.")).toBeNull();
    expect(talk.state.status).toBe('bot');
  });

  it('the same words thrice in a row are left alone where their meaning is unsure, and danger never is', () => {
    const talk = new Talk();
    const again = (meaning: Meaning) => talk.say('the number for that please', meaning);
    const unsure = { intent: 'fax_number', confidence: 0.6 };
    expect([again(unsure), again(unsure)]).not.toContain(null);
    expect(again(unsure)).toBeNull();
    expect(again(SUICIDE)).toMatch(/988/);
  });

  it('a question that was understood is answered again and again, but not for ever', () => {
    const talk = new Talk();
    const replies = Array.from({ length: 21 }, () =>
      talk.say('what is the fax number', { intent: 'fax_number', confidence: 0.95 }),
    );
    expect(replies.slice(0, 20)).not.toContain(null);
    expect(replies[20]).toBeNull();
  });
});

it('keeps who somebody is from the slots that agents see', () => {
  const talk = new Talk({ clinic: clinic() });
  talk.say('my visit?', { intent: 'next_appointment' });
  talk.say('3/3/84 60608', { slots: { birthDate: ANA.birthDate, postalCode: ANA.postalCode } });
  expect(talk.state.slots).toEqual({});
});
