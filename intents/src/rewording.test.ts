import { isDecidedFirst } from '@carethread/dialogue';
import { Modelled } from './testing/modelled.js';

const ASKED = 'can you tell me where i should fax these papers';
const FAX = { intent: 'fax_number', confidence: 0.95 } as const;
const WORDED = 'Sure, for your papers our fax number is (312) 555-0101.';

function asked(text = ASKED, meaning: Parameters<Modelled['say']>[1] = FAX): { talk: Modelled; said: string | null } {
  const talk = new Modelled();
  talk.rewords = true;
  return { talk, said: talk.say(text, meaning) };
}
const kinds = (talk: Modelled) => talk.asked.map(({ body }) => body.kind);

describe('a plain answer', () => {
  it('waits for its wording, and is said in it, with the disclosure before it as it always is', () => {
    const { talk, said } = asked();
    expect([said, kinds(talk), talk.state.disclosed]).toEqual([null, ['rewording'], false]);
    expect(talk.asked[0]?.body.request).toEqual({ asked: ASKED, words: expect.stringMatching(/555-0101/), known: [] });
    expect(talk.answer('rewording', { words: WORDED })).toBe(
      `This is the automated assistant of Riverside Family Clinic. I am not a person. ${WORDED}`,
    );
    expect(talk.state).toMatchObject({ disclosed: true, intent: 'fax_number' });
    expect(talk.state.dialogue.rewording).toBeUndefined();
  });

  it.each<[string, (talk: Modelled) => string | null]>([
    ['failed', (talk) => talk.answer('rewording', null, 'failed')],
    ['has another number', (talk) => talk.answer('rewording', { words: WORDED.replace('0101', '0102') })],
    ['has one number less', (talk) => talk.answer('rewording', { words: 'Sure, fax them.' })],
    ['has a link of its own', (talk) => talk.answer('rewording', { words: `${WORDED} See evil.example/x.` })],
    ['is far too long', (talk) => talk.answer('rewording', { words: WORDED + ' thank you'.repeat(40) })],
    ['is no words', (talk) => talk.answer('rewording', { words: 7 })],
    ['is slow', (talk) => talk.turn({ kind: 'effect-slow', effectId: talk.asked.at(-1)?.body.effectId ?? '' })],
    ['is overtaken', (talk) => talk.turn({ kind: 'overtaken' })],
  ])('is said in its own words where the wording %s', (_why, answer) => {
    const without = new Modelled();
    const plain = without.say(ASKED, FAX);
    expect(plain).toMatch(/555-0101/);
    const { talk } = asked();
    expect(answer(talk)).toBe(plain);
    expect(talk.state.dialogue).toEqual(without.state.dialogue);
    expect(talk.state.disclosed).toBe(true);
  });

  it('is said once: a wording that comes late changes nothing', () => {
    const { talk } = asked();
    const effectId = talk.asked[0]?.body.effectId;
    talk.turn({ kind: 'overtaken' });
    expect(talk.answer('rewording', { words: WORDED }, 'done', effectId)).toBeNull();
  });

  it('is said before what the patient writes meanwhile is answered, but not before help', () => {
    const { talk } = asked();
    const next = (level: 'none' | 'crisis') => ({
      message: {
        inboundId: 'in',
        channel: 'sms' as const,
        addressId: 'address-1',
        parts: [{ kind: 'text' as const, text: 'hm' }],
      },
      understanding: {
        ...{ language: 'en' as const, intent: null, confidence: 0.9, slots: {}, safety: { level, kind: null } },
        emotion: { label: 'neutral' as const, score: 0 },
      },
    });
    expect(isDecidedFirst(talk.state, next('none'), talk.context())).toBe(true);
    expect(isDecidedFirst(talk.state, next('crisis'), talk.context())).toBe(false);
    expect(talk.say('i want to die', { safety: { level: 'crisis', kind: 'suicide' } })).toMatch(/988/);
    expect(talk.answer('rewording', { words: WORDED }, 'done', 'id-0')).toBeNull();
  });

  it('is left to the person who took over meanwhile, and to nobody after a carrier word', () => {
    const { talk } = asked();
    talk.append([{ kind: 'handoff.claimed', actor: 'staff:1', body: { staffId: '1', name: 'Dana' } }]);
    expect(talk.answer('rewording', { words: WORDED })).toBeNull();
    const { talk: other } = asked();
    expect(other.say('STOP')).toBeNull();
    expect(other.answer('rewording', { words: WORDED }, 'done', 'id-0')).toBeNull();
  });
});

describe('no wording is asked for', () => {
  it.each<[string, string, Parameters<Modelled['say']>[1]]>([
    ['a question of a few words', 'fax number?', FAX],
    ['a greeting', 'hello there to all of you', { intent: 'greeting', confidence: 0.95 }],
    ['a task', 'i would like to see a doctor', { intent: 'book_appointment', confidence: 0.95 }],
    ['what goes to a person', 'i need to talk to a person', { intent: 'human', confidence: 0.95 }],
    ['danger', ASKED, { ...FAX, safety: { level: 'urgent', kind: 'new-symptom' } }],
    ['a feeling', ASKED, { ...FAX, emotion: { label: 'anger', score: 0.95 } }],
  ])('for %s', (_what, text, meaning) => {
    const { talk, said } = asked(text, meaning);
    expect(said).not.toBeNull();
    expect(kinds(talk)).not.toContain('rewording');
  });

  it('while a question is open', () => {
    const { talk } = asked('i would like to see a doctor', { intent: 'book_appointment', confidence: 0.95 });
    expect(talk.say(ASKED, FAX)).toMatch(/555-0101/);
    expect(kinds(talk)).not.toContain('rewording');
  });
});
