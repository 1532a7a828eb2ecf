import type { Language } from '@carethread/conversation';

/** What simulated patients say, written apart from the examples that the bot learns from. */
export interface Phrases {
  readonly greet: readonly string[];
  readonly book: readonly string[];
  readonly move: readonly string[];
  readonly cancel: readonly string[];
  readonly hours: readonly string[];
  /** {medicine} is what they call it. */
  readonly refill: readonly string[];
  readonly status: readonly string[];
  readonly person: readonly string[];
  readonly visits: Readonly<Record<string, readonly string[]>>;
  readonly when: readonly string[];
  readonly otherWhen: readonly string[];
  readonly pick: readonly string[];
  readonly none: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly back: readonly string[];
  /** A question in between. */
  readonly aside: readonly string[];
}

const en: Phrases = {
  greet: ['hi, ', 'hey there ', 'good morning ', 'hello! ', ''],
  book: [
    'I would like to come in for an appointment',
    'could you get me an appointment',
    'I want to see a doctor, can you book me in',
    'looking to schedule a visit',
    'please set up an appointment for me',
    'I need an appointment',
  ],
  move: [
    'I have to reschedule my appointment',
    'can we move my visit to another day',
    'my appointment needs to be on a different day',
    'please change the time of my appointment',
  ],
  cancel: [
    'I will not make it, please cancel my appointment',
    'please call off my appointment',
    'I want to cancel the visit I have booked',
    'take my appointment off the books please',
  ],
  hours: [
    'when do you close today',
    'what time do you open in the morning',
    'are you open this saturday',
    'tell me your opening hours please',
    'until when are you open on friday',
  ],
  refill: [
    'I need my {medicine} refilled',
    'can you send more {medicine} to my pharmacy',
    'running low on {medicine}, could I get a refill',
    'please renew {medicine} for me',
    'time for a {medicine} refill',
  ],
  status: [
    'did my refill go through yet',
    'what happened to the refill I asked for',
    'is my prescription refill ready',
    'any news on my refill',
  ],
  person: [
    'let me speak to somebody at the desk',
    'I would rather talk to a real person',
    'can a human help me please',
    'get me a representative',
  ],
  visits: {
    checkup: ['a check-up', 'checkup', 'just a regular check up'],
    'follow-up': ['follow-up', 'a follow up visit'],
    vaccination: ['a flu shot', 'my shots', 'a vaccine'],
    telehealth: ['a video visit', 'telehealth'],
  },
  when: ['any time', 'whenever you have something', 'next week', 'thursday', 'as soon as possible', 'next monday', 'tomorrow'],
  otherWhen: ['actually next friday would be better', 'hmm what about wednesday', 'do you have anything next week'],
  pick: ['{n}', '{n}', 'the {nth} one', 'number {n} please', 'option {n}', '{n}.'],
  none: ['none of these', 'none of those work for me', 'those are no good, others?'],
  yes: ['yes', 'y', 'yep', 'yes please', 'ok', 'sure'],
  no: ['no', 'nope', 'n'],
  back: ['sorry, got distracted', 'back now', 'hello? are you still there'],
  aside: [
    'wait, where can I park?',
    'do you take aetna by the way?',
    'what is your address again?',
    'how late are you open on friday?',
  ],
};

const es: Phrases = {
  greet: ['hola, ', 'buenos días ', 'buenas ', ''],
  book: ['me gustaría sacar una cita', 'necesito una cita con el doctor', 'quiero hacer una cita', '¿me puede dar una cita?'],
  move: ['tengo que cambiar mi cita para otro día', 'quiero mover mi cita', '¿puedo pasar mi cita a otra fecha?'],
  cancel: ['ya no puedo ir, cancele mi cita por favor', 'quiero anular mi cita', 'por favor quite la cita que tengo'],
  hours: ['¿a qué hora cierran hoy?', '¿abren este sábado?', 'dígame el horario por favor', '¿a qué hora abren mañana?'],
  refill: ['necesito que me surtan {medicine}', 'se me está acabando {medicine}, quiero pedir más', 'quiero resurtir {medicine}'],
  status: ['¿ya está lista mi receta?', '¿qué pasó con la medicina que pedí?', '¿cómo va mi resurtido?'],
  person: ['quiero hablar con alguien de la clínica', 'páseme con una persona por favor', 'prefiero hablar con una persona real'],
  visits: {
    checkup: ['un chequeo', 'chequeo general'],
    'follow-up': ['una cita de control', 'seguimiento'],
    vaccination: ['una vacuna', 'la vacuna de la gripe'],
    telehealth: ['una cita por video', 'videollamada'],
  },
  when: ['cuando sea', 'la próxima semana', 'el jueves', 'lo antes posible', 'mañana', 'el lunes'],
  otherWhen: ['mejor el viernes', '¿y el miércoles?', '¿tiene algo la próxima semana?'],
  pick: ['{n}', 'la {n}', 'la {nth}', 'número {n}'],
  none: ['ninguna', 'ninguna me sirve', 'otras por favor'],
  yes: ['si', 'sí', 's', 'claro', 'ok'],
  no: ['no', 'n'],
  back: ['perdón, ya regresé', '¿hola? ¿sigue ahí?'],
  aside: ['espere, ¿dónde me estaciono?', '¿aceptan aetna?', '¿cuál es la dirección?'],
};

export const PHRASES: Readonly<Record<Language, Phrases>> = { en, es };

export const NTH: Readonly<Record<Language, readonly string[]>> = {
  en: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'],
  es: ['primera', 'segunda', 'tercera', 'cuarta', 'quinta', 'sexta'],
};

/** How people who type with their thumbs write these. */
export const SHORTHAND: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/gi, 'u'],
  [/\byour\b/gi, 'ur'],
  [/\bplease\b/gi, 'pls'],
  [/\bappointment\b/gi, 'appt'],
  [/\btomorrow\b/gi, 'tmrw'],
  [/\bare\b/gi, 'r'],
  [/\bbecause\b/gi, 'bc'],
  [/\bpor favor\b/gi, 'xfa'],
  [/\bque\b/gi, 'q'],
];
