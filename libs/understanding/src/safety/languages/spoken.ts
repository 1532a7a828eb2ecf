/** Small words of the assistant's two languages, without accents: hardly any sentence does without one of them. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  (
    'the of and to is are am was were be been my your our their his her this that these those what when where who why how ' +
    'which do does did can could would should will have has had i you he she we they it for with from at on in not ' +
    "i'm i've don't can't it's what's yes please thanks thank need want get make today tomorrow about any some there if"
  ).split(' '),
);
export const SPANISH_WORDS: ReadonlySet<string> = new Set(
  (
    'el la los las un una unos unas de del al y e en con por para mi mis su sus tu tus que cual cuando donde quien como ' +
    'cuanto cuanta cuantos cuantas es son soy eres somos esta estan estoy hay ser tengo tiene tienen tenemos quiero ' +
    'quisiera necesito puedo puede pueden hacer ir yo usted ustedes ellos nosotros me se le lo les nos muy mas pero ' +
    'gracias favor hola si ya hoy manana cita porque tambien'
  ).split(' '),
);
