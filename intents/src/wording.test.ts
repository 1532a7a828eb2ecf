import { LANGUAGES, type Language } from '@carethread/conversation';
import { clinicParams, type Template } from '@carethread/dialogue';
import readability from 'text-readability';
import { POLICY } from './testing/talk.js';

/** What handlers fill in, as long as it gets in life. */
const FILLED: Record<Language, Record<string, string>> = {
  en: {
    ...{ passage: 'There is a room to nurse or pump in. Ask the front desk.' },
    ...{ day: 'on Thursday, Nov 26 (Thanksgiving)', hours: '8 AM to 5 PM', next: 'Friday, Nov 27, 8 AM to 5 PM' },
    ...{ first: 'Saturday, Nov 28: 9 AM to 1 PM.', second: 'Sunday, Nov 29: closed.', plan: 'Blue Cross', others: 'Kaiser' },
    ...{ plans: 'Blue Cross, Cigna, Aetna, United Healthcare, Humana, Anthem, Medicare, Medicaid', soon: 'in about 30 minutes' },
    ...{
      minutes: '30',
      visit: 'check-up',
      time: 'Tue, Dec 1, 9:00 AM',
      old: 'Wed, Nov 25, 10:00 AM',
      address: '1200 W Riverside Avenue, Chicago 60608',
      prepare: 'do not eat or drink for 8 hours, but take your pills with water',
      directions: 'Take Lake Shore Drive to Lawrence. Turn right on Lake.',
      parking: 'pay lot next door. We pay the first two hours.',
      transit: 'bus 9 (Ashland) or 18. Pink Line to 18th Street.',
      practitioner: 'Dr. Maya Chen',
      location: 'Riverside Main',
    },
    ...{
      name: 'Ana',
      count: '3',
      rest: 'Fri, Dec 4, 9:00 AM; Mon, Dec 7, 9:00 AM',
      medicine: 'Insulin glargine 100 units/mL pen',
    },
    ...{
      place: 'the CVS on Oak Street and Main',
      reminder: 'Metformin 500 mg tablet, every day at 8 AM',
      when: 'every day at 8 AM',
      hour: '8',
    },
    ...{ pharmacy: 'Main Street Pharmacy', until: 'Friday, Dec 18', from: 'Friday, Dec 11' },
    list: 'Lisinopril 10 mg tablet: asked for, not yet seen by the team; Metformin 500 mg tablet: sent to the pharmacy',
  },
  es: {
    ...{ passage: 'Hay un cuarto para dar pecho. Pregunte en la entrada.' },
    ...{ day: 'el jueves, 26 nov (Acción de Gracias)', hours: '8 AM a 5 PM', next: 'el viernes, 27 nov, 8 AM a 5 PM' },
    ...{ first: 'sábado, 28 nov: 9 AM a 1 PM.', second: 'domingo, 29 nov: cerrado.', plan: 'Blue Cross', others: 'Kaiser' },
    ...{ plans: 'Blue Cross, Cigna, Aetna, United Healthcare, Humana, Anthem, Medicare, Medicaid', soon: 'en unos 30 minutos' },
    ...{
      minutes: '30',
      visit: 'cita por enfermedad',
      time: 'mar, 1 dic, 9:00 a. m.',
      old: 'mié, 25 nov, 10:00 a. m.',
      address: '1200 W Riverside Avenue, Chicago 60608',
      practitioner: 'Dr. Maya Chen',
    },
    ...{ location: 'Riverside Main', name: 'Ana', count: '3', rest: 'vie, 4 dic, 9:00 a. m.; lun, 7 dic, 9:00 a. m.' },
    ...{ medicine: 'Insulin glargine 100 units/mL pen', pharmacy: 'Main Street Pharmacy', until: 'viernes, 18 dic' },
    from: 'viernes, 11 dic',
    prepare: 'no coma ni beba por 8 horas, pero tome sus pastillas con agua',
    directions: 'Por Lake Shore Drive salga en Lawrence. Doble a la derecha.',
    parking: 'de pago al lado. Dos horas van por cuenta nuestra.',
    transit: 'bus 9 (Ashland) o 18. Línea Rosa, 18th Street.',
    ...{
      place: 'la farmacia CVS de la calle Oak',
      reminder: 'Metformin 500 mg tablet, cada día a las 8 AM',
      when: 'cada día a las 8 AM',
      hour: '8',
    },
    list: 'Lisinopril 10 mg tablet: pedida, el equipo aún no la ve; Metformin 500 mg tablet: enviada a la farmacia',
  },
};

const SMS_CHARACTERS = 320;
const MAX_GRADE = 6;
const MIN_EASE_ES = 70;
/** Shorter than this, a formula about sentences says nothing: "You're welcome!" */
const MIN_WORDS = 5;

const texts = [
  ...[...POLICY.wording].flatMap(([key, byLanguage]) =>
    LANGUAGES.flatMap((language) => byLanguage[language].flatMap((it) => textsOf(it).map((text) => ({ key, language, text })))),
  ),
  ...POLICY.pages.flatMap(({ id, language, passages }) =>
    passages.flatMap(({ lines }) => lines.map((text) => ({ key: id, language, text }))),
  ),
];

function textsOf({ text, channels }: Template): string[] {
  return [text, ...Object.values(channels ?? {})];
}

function filled(text: string, language: Language): string {
  const params = { ...clinicParams(POLICY.clinic, language), ...FILLED[language] };
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `<${name}>`);
}

/** Names, numbers and addresses are what they are: the words around them are what can be made easy. */
function plainWords(text: string): string {
  return text
    .replaceAll(/\{\w+\}/g, 'it')
    .replaceAll(/\(?\d[\d\s()/-]*/g, 'one ')
    .replaceAll(/"[^"]*"/g, 'this');
}

/** Fernández Huerta 1959, as corrected: 206.84 − 60 × syllables a word − 1.02 × words a sentence. */
function fernandezHuerta(text: string): number {
  const words = text.match(/[\p{Letter}]+/gu) ?? [];
  const sentences = Math.max(1, text.split(/[.!?]+/).filter((it) => /\p{Letter}/u.test(it)).length);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.84 - 60 * (syllables / words.length) - 1.02 * (words.length / sentences);
}

/** A syllable in Spanish is a vowel or a diphthong; an accented weak vowel makes two of it. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/qu|gu(?=[eiéí])/g, 'q')
    .match(/[íú]|[iuü]?[aeoáéó][iuüy]?(?![aeoáéó])|[iuü]?[aeoáéó]|[iuü]+|y$/g);
  return Math.max(1, groups?.length ?? 1);
}

describe('the wording', () => {
  it.each(LANGUAGES)('fills every placeholder and fits a text message, with the disclosure before it (%s)', (language) => {
    const disclosure = filled(POLICY.wording.get('disclosure')?.[language][0]?.text ?? '', language);
    const wrong = texts
      .filter((it) => it.language === language)
      .map(({ key, text }) => ({ key, said: filled(text, language) }))
      .filter(({ said }) => /<\w+>/.test(said) || `${disclosure} ${said}`.length > SMS_CHARACTERS);
    expect(wrong.map(({ key, said }) => `${key} (${said.length}): ${said}`)).toEqual([]);
  });

  it('reads at sixth grade or easier in English (Flesch-Kincaid)', () => {
    const hard = texts
      .filter(({ language }) => language === 'en')
      .map(({ key, text }) => ({ key, text: plainWords(text) }))
      .filter(({ text }) => text.split(' ').length >= MIN_WORDS)
      .map((it) => ({ ...it, grade: readability.fleschKincaidGrade(it.text) }))
      .filter(({ grade }) => grade > MAX_GRADE);
    expect(hard.map(({ key, text, grade }) => `${key} ${grade}: ${text}`)).toEqual([]);
  });

  it('reads easily in Spanish (Fernández Huerta)', () => {
    const hard = texts
      .filter(({ language }) => language === 'es')
      .map(({ key, text }) => ({ key, text: plainWords(text).replaceAll(' it', ' lo').replaceAll(' one ', ' uno ') }))
      .filter(({ text }) => text.split(' ').length >= MIN_WORDS)
      .map((it) => ({ ...it, ease: Math.round(fernandezHuerta(it.text)) }))
      .filter(({ ease }) => ease < MIN_EASE_ES);
    expect(hard.map(({ key, text, ease }) => `${key} ${ease}: ${text}`)).toEqual([]);
  });

  it('never tells a patient to answer with a word that opts them out', () => {
    const asked =
      /\b(reply|answer|text|send|say|type|write|responda|escriba|mande|diga|conteste)\b[^.?!]{0,20}["“]?\b(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|opt out|start|unstop|help|info)\b["”]?(?! my)/i;
    expect(texts.filter(({ text }) => asked.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  });

  it('has two ways at least to ask what may have to be asked again', () => {
    const questions = texts.filter(({ text }) => text.trim().endsWith('?'));
    const alone = questions.filter(({ key, language }) => (POLICY.wording.get(key)?.[language].length ?? 0) < 2);
    expect(alone.map(({ key }) => key)).toEqual([]);
  });
});
