import type { Understanding } from '@carethread/conversation';
import fc from 'fast-check';
import { outOfScopeExamples } from './intent/out-of-scope.js';
import { type IntentExamples, trainModel } from './model.js';
import { createUnderstander, type Understander } from './understander.js';
import type { LocalSentenceVectors } from './vectors/index.js';

const intents: IntentExamples[] = [
  {
    name: 'hours',
    examples: {
      en: [
        'what are your hours',
        'when do you open',
        'when do you close',
        'are you open on saturday',
        'how late are you open today',
        'what time does the clinic close',
        'opening hours please',
        'is the office open tomorrow',
      ],
      es: ['cuál es su horario', 'a qué hora abren', 'a qué hora cierran', 'están abiertos el sábado', 'horario de la clínica'],
    },
  },
  {
    name: 'book',
    examples: {
      en: [
        'i want to book an appointment',
        'can i see a doctor next week',
        'schedule a checkup',
        'i need an appointment',
        'make an appointment for tuesday',
        'set up a visit with dr chen',
        'get me in to see someone',
        'i would like to schedule a visit',
      ],
      es: ['quiero una cita', 'necesito ver al doctor', 'agendar una cita', 'hacer una cita para mañana', 'quisiera pedir cita'],
    },
  },
  {
    name: 'refill',
    examples: {
      en: [
        'refill my lisinopril',
        'i need a refill',
        'can you renew my prescription',
        'i am running low on my pills',
        'need more of my blood pressure medicine',
        'request a refill of metformin',
        'refill please',
        'my prescription needs to be refilled',
      ],
      es: ['necesito más pastillas', 'resurtir mi receta', 'quiero renovar mi medicina', 'se me acaba la medicina'],
    },
  },
  {
    name: 'thanks',
    examples: {
      en: ['thank you', 'thanks', 'thank you so much', 'thanks a lot'],
      es: ['gracias', 'muchas gracias', 'mil gracias'],
    },
  },
];

const lexicon = {
  timeZone: 'America/Chicago',
  practitioners: [{ name: 'Dr. Maria Chen', aliases: [] }],
  locations: [],
  visitTypes: [],
  medicines: [{ name: 'Lisinopril', aliases: ['zestril'] }],
};
const context = { now: '2026-11-24T15:00:00Z', channel: 'sms' as const, lexicon };
const quiet = {
  screenSafety: () => ({ level: 'none' as const, kind: null }),
  readEmotion: () => ({ label: 'neutral' as const, score: 0 }),
};
/** As many as suit four small intents. */
const beside = outOfScopeExamples();
const outOfScope = { en: beside.en.slice(0, 400), es: beside.es.slice(0, 250) };
const model = await trainModel(intents, { outOfScope });
const understander = createUnderstander({ model, ...quiet });

function now(reader: Understander, text: string, more: { previousLanguage?: 'en' | 'es' } = {}): Understanding {
  const understood = reader.understand(text, { ...context, ...more });
  if (understood instanceof Promise) throw new Error('expected a plain value');
  return understood;
}

describe('createUnderstander', () => {
  it.each([
    ['Hi, when do you close on Friday?', 'en', 'hours'],
    ['hola, a que hora abren mañana?', 'es', 'hours'],
    ['i need an appt w dr chen pls', 'en', 'book'],
    ['kiero una sita', 'es', 'book'],
    ['pls refil my lisinoprl', 'en', 'refill'],
    ['thx!!', 'en', 'thanks'],
  ])('understands %j', (text, language, intent) => {
    expect(now(understander, text)).toMatchObject({ language, intent });
  });

  it.each(['what is the tallest building in dubai', 'my printer is jammed', 'quién ganó la carrera', 'zzzz qqqq', '', '🎈'])(
    'leaves %j alone',
    (text) => {
      expect(now(understander, text).intent).toBeNull();
    },
  );

  it('finds a second request in one message, and reads the slots of both', () => {
    const understood = now(understander, 'refill my lisinopril and when do you open tomorrow?');
    expect([understood.intent, ...(understood.also ?? []).map(({ intent }) => intent)].sort()).toEqual(['hours', 'refill']);
    expect(understood.slots).toMatchObject({ medicine: 'Lisinopril', when: '2026-11-25T00:00/2026-11-26T00:00' });
  });

  it('gives slots where no intent fits', () => {
    expect(now(understander, 'march 3 1984').slots).toEqual({ birthDate: '1984-03-03' });
    expect(now(understander, '2').slots).toEqual({ choice: '2' });
  });

  it('lets the conversation decide the language of a text that does not tell', () => {
    expect(now(understander, 'ok', { previousLanguage: 'es' }).language).toBe('es');
    expect(now(understander, 'ok', { previousLanguage: 'en' }).language).toBe('en');
    expect(now(understander, '2').language).toBe('en');
    expect(now(understander, 'when do you open', { previousLanguage: 'es' }).language).toBe('en');
  });

  it('never throws and always answers in shape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { confidence } = now(understander, text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('training', () => {
  it('is deterministic', async () => {
    const again = await trainModel(intents, { outOfScope });
    expect(again.checksum).toBe(model.checksum);
    expect(Buffer.from(again.quick.linear.sparse.buffer).equals(Buffer.from(model.quick.linear.sparse.buffer))).toBe(true);
    expect(again.quick.calibration).toEqual(model.quick.calibration);
  });

  it('says what is wrong with the examples', async () => {
    await expect(trainModel(intents.slice(0, 1))).rejects.toThrow(RangeError);
    const empty = { name: 'empty', examples: { en: [], es: [] } };
    await expect(trainModel([...intents, empty])).rejects.toThrow('"empty" has no examples');
  });
});

describe('with sentence vectors', () => {
  /** Stands for a sentence model: the share of each letter in a text. */
  const vectors: LocalSentenceVectors & { asked: string[] } = {
    name: 'letters',
    asked: [],
    embed: (text) => {
      vectors.asked.push(text);
      const shares = new Float32Array(26);
      for (const letter of text) {
        const index = letter.charCodeAt(0) - 97;
        if (index >= 0 && index < 26) shares[index] = (shares[index] ?? 0) + 1;
      }
      return shares;
    },
  };

  it('answers without them where the n-grams are sure, and asks them where they are not', async () => {
    const joined = createUnderstander({ model: await trainModel(intents, { outOfScope }, vectors), vectors, ...quiet });
    vectors.asked = [];
    expect(now(joined, 'what are your hours').intent).toBe('hours');
    expect(now(joined, 'a qué hora').language).toBe('es');
    expect(vectors.asked).toEqual([]);
    const unsure = ['is the doctor running late today', 'i need something for my blood', 'what pills', 'see about the time'].find(
      (text) => {
        const { confidence } = now(understander, text);
        return confidence > 0.1 && confidence < 0.7;
      },
    );
    if (unsure === undefined) throw new Error('none of the texts leaves the n-grams unsure');
    expect(now(joined, unsure).language).toBe('en');
    expect(vectors.asked).toEqual([unsure]);
  });

  it('hands the danger screen the vector of the whole message, made only when it is asked for', async () => {
    const model = await trainModel(intents, { outOfScope }, vectors);
    const seen: (Float32Array | null | undefined)[] = [];
    const screened = createUnderstander({
      ...{ model, vectors, ...quiet },
      screenSafety: (_text, _language, vector) => {
        seen.push(vector?.());
        return { level: 'none', kind: null };
      },
    });
    vectors.asked = [];
    now(screened, 'hi what are your hours');
    now(screened, 'a qué hora abren');
    expect(vectors.asked).toEqual(['hi what are your hours']);
    expect(seen.map((vector) => vector?.length)).toEqual([26, undefined]);
  });
});
