import { speaksOfMessages } from './consent.js';
import { isCode, steeringOf } from './steering.js';

describe('what is done with the conversation itself', () => {
  it.each([
    ['never mind', 'leave'],
    ['nvm', 'leave'],
    ['ok forget it then', 'leave'],
    ['actually I changed my mind, thanks', 'leave'],
    ['olvídelo', 'leave'],
    ['mejor dejelo asi', 'leave'],
    ['start over please', 'start-over'],
    ['no, mejor empecemos de nuevo', 'start-over'],
    ['back now', 'check-in'],
    ["ok I'm back", 'check-in'],
    ['hello? are you still there', 'check-in'],
    ['hello??', 'check-in'],
    ['sorry, got distracted', 'check-in'],
    ['sorry for the delay', 'check-in'],
    ['perdón, ya regresé', 'check-in'],
    ['¿hola? ¿sigue ahí?', 'check-in'],
    ['hold on a sec', 'wait'],
    ['ok give me a minute please', 'wait'],
    ['deme un momento', 'wait'],
    ['uh let me check', 'wait'],
    ["ok I'm ready", 'check-in'],
    ['whenever', null],
    ['December 2, 1990', null],
    ['i am busy on monday', null],
    ['hello can I get a refill', null],
    ['never mind the morning, afternoon is better', null],
    ['stop', null],
  ])('"%s" is %s', (text, expected) => {
    const slots = text.includes('monday') ? { notOn: '1' } : {};
    expect(steeringOf(text, slots, true)).toBe(expected);
  });

  it('is a bare "stop" only where no carrier acts on it', () => {
    expect(steeringOf('STOP', {}, false)).toBe('stop');
    expect(steeringOf('stop texting me', {}, false)).toBeNull();
  });
});

it.each([
  ["'; DROP TABLE patients; --", true],
  ['<script>alert(1)</script>', true],
  ['<img src=x onerror=alert(1)>', true],
  ['SELECT * FROM users WHERE 1=1', true],
  ["x' OR '1'='1", true],
  ['{{constructor.constructor("return 1")()}}', true],
  ['can I select a doctor from your list?', false],
  ['please delete me from your list', false],
  ['insert into the left ear twice a day?', false],
  ['my temp is <100 and >98', false],
  ['drop off forms on the table? ok; thanks', false],
  ['update my address, i set = to the old one', false],
])('%s is written for a machine: %s', (text, expected) => {
  expect(isCode(text)).toBe(expected);
});

it.each([
  ['please stop texting me', true],
  ['take me off your list', true],
  ['I never signed up for texts', true],
  ['leave me alone', true],
  ['ya no me manden nada', true],
  ['those are no good, others?', false],
  ['none of those options work', false],
  ['no me sirve ninguna', false],
])('%s speaks of messages: %s', (text, expected) => {
  expect(speaksOfMessages(text)).toBe(expected);
});
