import {
  EMOTIONS,
  emptyState,
  HANDOFF_CAUSES,
  type RouteFacts,
  SAFETY_LEVELS,
  type Understanding,
} from '@carethread/conversation';
import fc from 'fast-check';
import { checkRouting, compileRouting, parseRouting } from './index.js';

const queue = (name: string, priority: number, answerWithin = 60) => ({
  name,
  title: name,
  hours: 'always',
  priority,
  answerWithin,
});
const base = {
  version: 1,
  queues: [queue('crisis', 100, 30), queue('clinical', 80, 300), queue('care', 60, 900), queue('front-desk', 30, 1800)],
  rules: [
    { sentence: 'Danger to life', when: { level: 'crisis' }, queue: 'crisis' },
    { sentence: 'A symptom goes to a nurse', when: { level: 'urgent' }, queue: 'clinical' },
    { sentence: 'Concern goes to care', when: { level: 'concern' }, queue: 'care' },
    { sentence: 'The patient sounds angry', when: { emotion: 'anger', score: 0.8 }, queue: 'care' },
    { sentence: 'Test results are explained', when: { intent: 'test_results' }, queue: 'clinical' },
    { sentence: 'The patient asked for a person', when: { cause: 'asked-for-a-person' }, queue: 'front-desk' },
  ],
};
const understanding = (part: Partial<Understanding> = {}): Understanding => ({
  language: 'en',
  intent: null,
  confidence: 1,
  slots: {},
  safety: { level: 'none', kind: null },
  emotion: { label: 'neutral', score: 0.9 },
  ...part,
});
const facts = (part: Partial<Understanding> = {}, cause: RouteFacts['cause'] = null): RouteFacts => ({
  understanding: understanding(part),
  state: emptyState(),
  cause,
});
const route = compileRouting(parseRouting(base));

describe('routing', () => {
  it.each([
    ['a crisis to the crisis queue', facts({ safety: { level: 'crisis', kind: 'suicide' } }), 'crisis', 'Danger to life'],
    [
      'a symptom to the nurses',
      facts({ safety: { level: 'urgent', kind: 'worsening' } }),
      'clinical',
      'A symptom goes to a nurse',
    ],
    ['strong anger to care', facts({ emotion: { label: 'anger', score: 0.9 } }), 'care', 'The patient sounds angry'],
    ['test results to the nurses', facts({ intent: 'test_results' }), 'clinical', 'Test results are explained'],
    [
      'results asked for beside something else, too',
      facts({ intent: 'hours', also: [{ intent: 'test_results', confidence: 0.6 }] }),
      'clinical',
      'Test results are explained',
    ],
    ['who asks for a person to the front desk', facts({}, 'asked-for-a-person'), 'front-desk', 'The patient asked for a person'],
  ])('sends %s', (_what, given, queueName, sentence) => {
    expect(route(given)).toMatchObject({ to: 'human', queue: queueName, because: [sentence] });
  });

  it.each([
    ['a routine question', facts({ intent: 'hours' })],
    ['mild anger', facts({ emotion: { label: 'anger', score: 0.5 } })],
    ['thanks', facts({ emotion: { label: 'gratitude', score: 1 } })],
    ['a picture without words', { ...facts(), understanding: null }],
  ])('leaves %s with the bot', (_what, given) => {
    expect(route(given)).toEqual({ to: 'bot', queue: null, priority: 0, because: [], answerWithin: null });
  });

  it('gives the reasons of all rules that ask for a person, the deciding one first', () => {
    const both = route(facts({ safety: { level: 'concern', kind: 'anger' }, emotion: { label: 'anger', score: 0.95 } }));
    expect(both.because).toEqual(['Concern goes to care', 'The patient sounds angry']);
  });

  it('lets a crisis outrank everything, whatever the rules and the order they are in', () => {
    const anyFacts = fc.record({
      intent: fc.constantFrom(null, 'hours', 'test_results'),
      emotion: fc.record({ label: fc.constantFrom(...EMOTIONS), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
      cause: fc.constantFrom(null, ...HANDOFF_CAUSES),
      level: fc.constantFrom(...SAFETY_LEVELS),
    });
    const anyRules = fc.shuffledSubarray(
      [
        ...base.rules,
        { sentence: 'Hours are for the bot', when: { intent: 'hours' }, to: 'bot' },
        { sentence: 'Danger to the desk', when: { level: 'concern' }, queue: 'front-desk' },
      ],
      { minLength: 1 },
    );
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, { cause, level, ...part }) => {
        const decide = compileRouting(parseRouting({ ...base, rules }));
        const danger = decide(facts({ ...part, safety: { level: 'crisis', kind: 'suicide' } }, cause));
        const other = decide(facts({ ...part, safety: { level, kind: null } }, cause));
        return (
          danger.queue === 'crisis' &&
          danger.priority >= other.priority &&
          danger.because.length > 0 &&
          (level === 'none' || other.to === 'human')
        );
      }),
    );
  });
});

describe('a routing file', () => {
  const wrong =
    (rules: unknown[], queues: unknown[] = base.queues) =>
    () =>
      parseRouting({ ...base, queues, rules });

  it.each([
    [
      'an unknown queue',
      wrong([{ sentence: 'Somewhere else', when: { level: 'crisis' }, queue: 'nowhere' }]),
      /no queue is called \\"nowhere\\"; there are: crisis, clinical/,
    ],
    [
      'a word that is no level',
      wrong([{ sentence: 'Misspelt level', when: { level: 'crysis' }, queue: 'crisis' }]),
      /is no safety level; expected one of: none, concern/,
    ],
    ['a rule with no condition', wrong([{ sentence: 'No condition', when: {}, queue: 'crisis' }]), /at least one condition/],
    ['a rule that goes nowhere', wrong([{ sentence: 'No destination', when: { level: 'crisis' } }]), /either/],
    [
      'danger kept with the bot',
      wrong([{ sentence: 'Bot keeps danger', when: { level: 'urgent' }, to: 'bot' }]),
      /cannot keep the conversation with the bot/,
    ],
    ['a strength of no feeling', wrong([{ sentence: 'Score alone', when: { score: 0.5 }, queue: 'care' }]), /strength of an/],
    ['a misspelt key', wrong([{ sentence: 'Misspelt key', when: { intnt: 'hours' }, queue: 'care' }]), /intnt/],
    ['two queues of one name', wrong(base.rules, [...base.queues, queue('care', 1)]), /two queues called/],
  ])('is refused for %s', (_what, read, message) => {
    expect(read).toThrow(message);
  });
});

describe('checkRouting', () => {
  const check = (rules: unknown[]) => checkRouting(parseRouting({ ...base, rules }));
  const crisis = base.rules[0];

  it('has nothing to say of rules in order, but for queues that nothing goes to', () => {
    expect(checkRouting(parseRouting(base))).toEqual([]);
    expect(check([crisis])).toContain('no rule sends anything to the queue "care"');
  });

  it('names a rule that can never decide', () => {
    const findings = check([
      crisis,
      { sentence: 'All results', when: { intent: ['test_results', 'hours'] }, queue: 'care' },
      { sentence: 'Results by text', when: { intent: 'test_results', channel: 'sms' }, queue: 'clinical' },
    ]);
    expect(findings[0]).toMatch(/rule 3 \("Results by text"\) can never decide: rule 2 \("All results"\)/);
  });

  it('names two rules that contradict each other', () => {
    const findings = check([
      crisis,
      { sentence: 'First list', when: { intent: ['a', 'b'] }, queue: 'care' },
      { sentence: 'Second list', when: { intent: ['b', 'c'] }, queue: 'clinical' },
    ]);
    expect(findings[0]).toMatch(/both hold for intent b/);
  });

  it('asks that a crisis goes to the most urgent queue', () => {
    expect(check([{ sentence: 'Danger to care', when: { level: 'concern' }, queue: 'care' }]).at(-1)).toMatch(/level: crisis/);
  });
});
