import { TestLog } from '../../testing/log.js';
import { requestOf } from './request.js';

const SATURDAY = '2026-11-28T00:00/2026-11-29T00:00';
const TUESDAY = '2026-12-01T08:00/2026-12-01T12:00';
const current = (log: TestLog, from = 0) => requestOf(log.state, log.events.slice(from));

describe('the current request', () => {
  it('has nothing of a question that was answered before', () => {
    const log = new TestLog()
      .patient('your hours on Saturday?', { intent: 'opening_hours', slots: { when: SATURDAY } })
      .patient('I am scared about my biopsy result', { intent: 'test_results' });
    expect(current(log)).toEqual({ intent: 'test_results', slots: {} });
    expect(log.state.slots).toEqual({ when: SATURDAY });
  });

  it('keeps what was gathered for it over all of its answers, without the working of the dialogue', () => {
    const log = new TestLog()
      .patient('I need a visit on Tuesday morning', { intent: 'book_appointment', slots: { when: TUESDAY } }, true)
      .patient('the first', { slots: { choice: '1', visitType: 'checkup' } }, true)
      .patient('with Dr. Chen', { intent: 'book_appointment', slots: { practitioner: 'Dr. Maya Chen' } }, true);
    expect(current(log).slots).toEqual({ when: TUESDAY, visitType: 'checkup', practitioner: 'Dr. Maya Chen' });
  });

  it('is another one where the same is asked again', () => {
    const log = new TestLog()
      .patient('open on Saturday?', { intent: 'opening_hours', slots: { when: SATURDAY } })
      .patient('and when do you open at all?', { intent: 'opening_hours' });
    expect(current(log)).toEqual({ intent: 'opening_hours', slots: {} });
  });

  it('stays what it is when the patient asks for a person in the midst of it, or says thanks', () => {
    const log = new TestLog()
      .patient('a visit on Tuesday morning', { intent: 'book_appointment', slots: { when: TUESDAY } }, true)
      .patient('let me talk to somebody', { intent: 'human' })
      .handedOver()
      .patient('thank you', { intent: 'thanks' });
    expect(current(log)).toEqual({ intent: 'book_appointment', slots: { when: TUESDAY } });
  });

  it('is the person that is asked for where nothing else is under way', () => {
    const log = new TestLog()
      .patient('open on Saturday?', { intent: 'opening_hours', slots: { when: SATURDAY } })
      .patient('let me talk to somebody', { intent: 'human' });
    expect(current(log)).toEqual({ intent: 'human', slots: {} });
  });

  it('is known from the end of a long log too', () => {
    const log = new TestLog()
      .patient('open on Saturday?', { intent: 'opening_hours', slots: { when: SATURDAY } })
      .patient('refill my lisinopril', { intent: 'refill_request', slots: { medicine: 'lisinopril' } });
    expect(current(log, 2)).toEqual({ intent: 'refill_request', slots: { medicine: 'lisinopril' } });
  });
});
