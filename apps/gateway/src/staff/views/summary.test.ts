import { TestLog } from '../../testing/log.js';
import { modelSummaryOf, quoteOf, summaryOf } from './summary.js';

const crisis = { safety: { level: 'crisis' as const, kind: 'suicide' } };

describe('the words that weigh most', () => {
  it('are those of the gravest message', () => {
    const log = new TestLog().patient('I have the pills here', crisis).patient('I need a visit', { intent: 'book_appointment' });
    expect(quoteOf(log.events)).toBe('I have the pills here');
  });

  it('are no bare answer, and no call for a person where there is more', () => {
    const log = new TestLog()
      .patient('can I get my lisinopril refilled', { intent: 'refill_request' })
      .patient('60619', {})
      .patient('1', {})
      .patient('I want a person please', { intent: 'human' });
    expect(quoteOf(log.events)).toBe('can I get my lisinopril refilled');
    expect(quoteOf(new TestLog().patient('human', { intent: 'human' }).events)).toBe('human');
    expect(quoteOf([])).toBeNull();
  });

  it('are cut between characters', () => {
    const quote = quoteOf(new TestLog().patient('😀'.repeat(1600)).events) ?? '';
    expect([...quote]).toHaveLength(160);
    expect(quote.isWellFormed()).toBe(true);
  });
});

describe('the summary', () => {
  it('says in two lines what it is about, times as one reads them', () => {
    const slots = { when: '2026-12-01T08:00/2026-12-01T12:00', visitType: 'checkup' };
    expect(summaryOf({ intent: 'book_appointment', slots }, 'a visit please')).toEqual([
      'About: book appointment · when 2026-12-01 08:00 to 12:00 · visit type checkup',
      '“a visit please”',
    ]);
    expect(summaryOf({ intent: null, slots: { when: '2026-11-28T00:00/2026-11-29T00:00' } }, null)).toEqual([
      'No clear request yet · when 2026-11-28 to 2026-11-29',
    ]);
  });
});

describe('the summary that a language model made', () => {
  const made = (outcome: 'done' | 'failed', result: unknown) =>
    ({ kind: 'effect.finished', actor: 'system', body: { effectId: 'one', kind: 'summary', outcome, result } }) as const;
  const of = (line: string) => ({ kind: 'summary', model: 'a-model', lines: [line] });

  it('is the newest one that there is, with its model and time', () => {
    const log = new TestLog()
      .patient('hello')
      .add(made('done', of('first')))
      .add(made('done', of('second')))
      .add(made('failed', { kind: 'unavailable', why: 'late' }));
    expect(modelSummaryOf(log.events)).toEqual({ model: 'a-model', lines: ['second'], at: log.events[3]?.at });
  });

  it('is none where the model was not asked, failed, or gave what is no summary', () => {
    expect(modelSummaryOf(new TestLog().patient('hello').events)).toBeNull();
    expect(modelSummaryOf(new TestLog().add(made('failed', of('x'))).events)).toBeNull();
    expect(modelSummaryOf(new TestLog().add(made('done', null)).events)).toBeNull();
  });
});
