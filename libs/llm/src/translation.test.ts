import { type Behaviour, LanguageModel, recorded } from '../../../test/support/language-model.ts';
import { type Call, createLlm, type Llm } from './index.js';

const WORDS =
  'This is the automated assistant of Riverside Family Clinic. Call (312) 555-0101 or see riverside.com/visit before March 3. A person will answer you here in about 15 minutes.';
const SHOWN =
  'This is the automated assistant of [name-1] [name-2] [name-3]. Call [number-1] or see [url-1] before [date-1]. A person will answer you here in about [number-2] minutes.';
const FRENCH =
  'Ici l’assistant automatique de [name-1] [name-2] [name-3]. Avant [date-1], appelez le [number-1] ou voyez [url-1]. Une personne vous répond ici dans [number-2] minutes environ.';

let model: LanguageModel;
let llm: Llm;
let calls: Call[];

beforeEach(async () => {
  model = await LanguageModel.start();
  calls = [];
  llm = connect(model.url);
});
afterEach(() => model.stop());

function connect(baseUrl: string): Llm {
  return createLlm(
    { apiKey: 'the-key-of-a-test', baseUrl, model: 'test-model' },
    {
      ...{ intents: [], dangers: [], words: [], passagesFor: () => [] },
      ...{ now: () => 0, random: () => 0, told: (call) => calls.push(call) },
    },
  );
}

const translated = (words: unknown): Behaviour => ({ kind: 'content', content: { words } });
const translate = (most = 320, words = WORDS) => llm.translation({ words, into: 'French', most, known: [] });
/** What the model is shown. */
const shown = () => JSON.parse(model.requests.at(-1)?.messages[1]?.content ?? '') as { words: string };

describe('a translation', () => {
  it('has names, numbers, dates and links put back, which the model never saw', async () => {
    model.behave = () => translated(FRENCH);
    const reply = await translate();
    expect(shown()).toEqual({ words: SHOWN, into: 'French', most: 320 });
    expect(model.requests.at(-1)?.raw).not.toMatch(/riverside|family|555|march|15|\.com/i);
    expect(reply).toEqual({
      ok: true,
      value:
        'Ici l’assistant automatique de Riverside Family Clinic. Avant March 3, appelez le (312) 555-0101 ou voyez riverside.com/visit. Une personne vous répond ici dans 15 minutes environ.',
    });
    expect(model.requests.at(-1)).toMatchObject({ schemaName: 'translation' });
    expect(calls).toMatchObject([{ use: 'translation', outcome: 'answered' }]);
  });

  it('may be in any script, with the signs that join its letters', async () => {
    const plain = 'Thank you for telling me.';
    for (const words of ['谢谢您告诉我。', 'ممنون که به من گفتید؛ می‌توانید منتظر بمانید.', 'बताने के लिए धन्यवाद।']) {
      model.behave = () => translated(words);
      expect(await translate(320, plain)).toEqual({ ok: true, value: words });
    }
  });

  it.each<[string, unknown]>([
    ['loses a number', FRENCH.replace('[number-1]', 'numéro')],
    ['has a number twice', `${FRENCH} [number-2]`],
    ['has one thing for the other', FRENCH.replace('[number-2]', '[number-1]')],
    ['tears a name apart', FRENCH.replace('[name-1] [name-2] [name-3]', '[name-3] de [name-1] [name-2]')],
    ['has a placeholder of its own', FRENCH.replace('[name-1]', '[name-7]')],
    ['breaks a placeholder', FRENCH.replace('[number-1]', '[numéro-1]')],
    ['has a number of its own', `${FRENCH} Tapez 4.`],
    ['has a number in other digits', `${FRENCH} ٤`],
    ['has a link of its own', `${FRENCH} Voyez evil.example pour plus.`],
    ['has an address of its own', `${FRENCH} moi@ailleurs`],
    ['has markup', FRENCH.replace('Une', '<b>Une</b>')],
    ['turns a line around', FRENCH.replace('Une', '\u202eUne')],
    ['is none', SHOWN],
    ['is nothing', ''],
    ['is no words', 7],
  ])('that %s is thrown away', async (_what, words) => {
    model.behave = () => translated(FRENCH);
    expect(await translate()).toMatchObject({ ok: true });
    model.behave = () => translated(words);
    expect(await translate()).toEqual({ ok: false, why: 'wrong-shape' });
  });

  it('that is longer than may be is thrown away', async () => {
    model.behave = () => translated(FRENCH);
    expect(await translate(120)).toEqual({ ok: false, why: 'wrong-shape' });
  });

  it.each<[string, Behaviour]>([
    ['refused', { kind: 'refusal' }],
    ['late', { kind: 'hang' }],
    ['late', { kind: 'drip' }],
    ['server', { kind: 'body', status: 500, body: recorded.serverError }],
    ['not-allowed', { kind: 'body', status: 401, body: recorded.invalidKey }],
    ['wrong-shape', { kind: 'content', content: { words: FRENCH, safety: 'none' } }],
  ])('may come to nothing: %s', async (why, behaviour) => {
    model.behave = () => behaviour;
    expect(await translate()).toEqual({ ok: false, why });
  });

  it('comes to nothing where the model is down', async () => {
    llm = connect('http://127.0.0.1:9/v1');
    expect(await translate()).toEqual({ ok: false, why: 'unreachable' });
  });
});
