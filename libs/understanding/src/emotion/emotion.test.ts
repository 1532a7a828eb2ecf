import { normalise } from '../normalise.js';
import { readEmotion } from './index.js';

const read = (text: string, language: 'en' | 'es' = 'en') => readEmotion(normalise(text), language);

describe('emotion', () => {
  it.each([
    ['thank you so much!', 'gratitude'],
    ['i am terrified of the surgery', 'fear'],
    ['my husband passed away last week', 'grief'],
    ['this is ridiculous, i am so angry', 'anger'],
    ['i feel hopeless and can not stop crying', 'distress'],
    ["i don't understand, i'm so confused", 'confusion'],
  ])('reads %p as %s', (text, label) => {
    expect(read(text).label).toBe(label);
  });

  it.each([
    ['muchas gracias', 'gratitude'],
    ['tengo mucho miedo de la operacion', 'fear'],
    ['esto es inaceptable', 'anger'],
  ])('reads %p as %s in Spanish', (text, label) => {
    expect(read(text, 'es').label).toBe(label);
  });

  it.each([
    'what time do you open on friday?',
    'can you refill my lisinopril',
    'I need to move my appointment',
    'donde puedo estacionarme',
    '',
  ])('reads no feeling into %p', (text) => {
    expect(read(text)).toMatchObject({ label: 'neutral' });
  });
});
