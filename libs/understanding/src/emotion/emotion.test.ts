import { normalise } from '../normalise.js';
import { loadFeelingModel, readEmotion } from './index.js';
import { likelihoods, placesOf } from './model.js';

const read = (text: string, language: 'en' | 'es' = 'en') => readEmotion(normalise(text), language);

const model = loadFeelingModel('emotion.json');

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
    'ugh, need to move my 3 o clock again',
    'refill my zoloft please!!!',
    'sorry, got distracted, what was the question',
    'this cold is killing me, can I come in today',
    'when does the grief support group meet',
    'se me murio la bateria del telefono',
    'no',
    'STOP!!',
    'NO NO NO',
    'sí',
    '',
  ])('reads no feeling into %p', (text) => {
    expect(read(text)).toMatchObject({ label: 'neutral' });
  });

  it('says how likely the feeling is', () => {
    const { score } = read('thank you so much!');
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThanOrEqual(1);
  });

  it('takes a sentence vector only where one is there', () => {
    const vector = new Float32Array(512).fill(1 / Math.sqrt(512));
    expect(readEmotion(normalise('i am terrified of the surgery'), 'en', vector).label).toBeDefined();
  });

  it('judges every label by itself, whatever the text', () => {
    for (const text of ['', '\u0000', '💔'.repeat(1600), 'a '.repeat(5000)]) {
      const likely = likelihoods(model, placesOf(model, ` ${text} `));
      expect(likely).toHaveLength(model.from.length);
      for (const one of likely) expect(one).toBeGreaterThanOrEqual(0);
      for (const one of likely) expect(one).toBeLessThanOrEqual(1);
    }
  });

  it('refuses an artefact that is not there', () => {
    expect(() => loadFeelingModel('none.json')).toThrow('none.json');
  });
});
