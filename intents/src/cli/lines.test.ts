import type { Understanding } from '@carethread/conversation';
import { compileRouting } from '@carethread/routing';
import { loadPolicy, loadRouting } from '../index.js';
import { answer, readLine } from './lines.js';

describe('a line of the understand command', () => {
  it.each([
    ['{"text":"hi","channel":"web"}', { text: 'hi', channel: 'web' }],
    ['{"text":"hi"}', { text: 'hi', channel: 'sms' }],
    ['"hi"', { text: 'hi', channel: 'sms' }],
    ['hi there', { text: 'hi there', channel: 'sms' }],
    ['2', { text: '2', channel: 'sms' }],
    ['{"texts":"hi"}', { text: '{"texts":"hi"}', channel: 'sms' }],
  ])('is read: %s', (line, asked) => {
    expect(readLine(line)).toEqual(asked);
  });

  it('is answered with where the message would go, and why', () => {
    const understanding: Understanding = {
      language: 'en',
      intent: null,
      confidence: 0.01234,
      slots: {},
      safety: { level: 'crisis', kind: 'suicide' },
      emotion: { label: 'neutral', score: 0.98765 },
    };
    const printed = answer('help', understanding, loadPolicy(), compileRouting(loadRouting(loadPolicy())));
    expect(printed).toMatchObject({
      text: 'help',
      confidence: 0.012,
      emotion: { score: 0.988 },
      route: { to: 'human', queue: 'crisis' },
    });
  });
});
