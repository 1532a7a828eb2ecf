import { type Safety, textOf } from '@carethread/conversation';
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

describe('consent', () => {
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
