import type { Understanding } from '@carethread/conversation';
import { pickedChoice, yesOrNo } from './answers.js';
import { carrierWord, isAutomatic } from './consent.js';
import { asksForAPerson } from './steering.js';

const understood = (slots: Record<string, string> = {}): Understanding => ({
  ...{ language: 'en', intent: null, confidence: 0, slots },
  ...{ safety: { level: 'none', kind: null }, emotion: { label: 'neutral', score: 0 } },
});

const CHOICES = [
  { key: 'Slot/1', label: 'Tue, Dec 1, 9:00 AM' },
  { key: 'Slot/2', label: 'Wed, Dec 2, 9:00 AM' },
  { key: 'none', label: 'None of these' },
];

describe('a choice', () => {
  it.each([
    ['2', 'Slot/2'],
    ['2.', 'Slot/2'],
    ['b', 'Slot/2'],
    ['B)', 'Slot/2'],
    ['the 2nd one', 'Slot/2'],
    ['number 2 please', 'Slot/2'],
    ['la segunda', 'Slot/2'],
    ['first', 'Slot/1'],
    ['the last one', 'none'],
    ['none of these', 'none'],
    ['Wed, Dec 2, 9:00 AM', 'Slot/2'],
    ['Slot/1', 'Slot/1'],
    ['7', null],
    ['parking?', null],
    ['1 or 2', null],
  ])('is picked by %j', (text, key) => {
    expect(pickedChoice(text, understood(), CHOICES)).toBe(key);
  });

  it('is picked as understanding read it', () => {
    expect(pickedChoice('el numerito dos', understood({ choice: '2' }), CHOICES)).toBe('Slot/2');
  });
});

it.each([
  ['yes', 'yes'],
  ['Y', 'yes'],
  ['yep, book it', 'yes'],
  ['sí', 'yes'],
  ['claro que sí', 'yes'],
  ['no', 'no'],
  ['nope', 'no'],
  ['no, tuesday', 'no'],
  ['tuesday', null],
])('%j says %s', (text, expected) => {
  expect(yesOrNo(text, understood())).toBe(expected);
});

it.each([
  ['agent', true],
  ['a person please', true],
  ['Persona', true],
  ['I saw an agent of change', false],
])('%j asks for a person: %s', (text, expected) => {
  expect(asksForAPerson(text)).toBe(expected);
});

it.each([
  [' Stop ', false, 'STOP'],
  ['CANCEL', false, 'STOP'],
  ['cancel my appointment', false, null],
  ['stop texting me', false, null],
  ['yes', false, null],
  ['YES', true, 'START'],
  ['unstop', false, 'START'],
  ['info', false, 'HELP'],
] as const)('to a carrier %j (opted out: %s) is %s', (text, optedOut, expected) => {
  expect(carrierWord(text, optedOut)).toBe(expected);
});

it.each([
  ["I'm driving right now - I'll get back to you later.", true],
  ['Automatic reply: out of office', true],
  ['I am out of the office until Monday', true],
  ['Estoy manejando, le respondo luego', true],
  ["I'm driving my son to the clinic tomorrow at nine, do I need to bring his insurance card and the forms", false],
  ['what time do you open', false],
])('%j was written by a machine: %s', (text, expected) => {
  expect(isAutomatic(text)).toBe(expected);
});
