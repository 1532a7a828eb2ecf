import { type HandlerContext, type MessageEvent, plain } from '@carethread/dialogue';

const WANTS =
  /^(?:(?:hi|hello|hey|hola|buenas|ok|so|just|i|we|im|i am|me|ya) )*(?:need|want|wanna|would like|d like|id like|gotta get|have to get|due for|time for|necesito|ocupo|quiero|quisiera|me toca|toca) /;
/** What may stand around the visit's name and asks nothing else. */
const AROUND = new Set(
  (
    'hi hello hey hola buenas ok so just i we im am me ya need want wanna would like d id gotta get have has had to due for time a an my the our one in come set up ' +
    'schedule book make please pls plz asap soon today tomorrow this next week month monday tuesday wednesday thursday friday morning afternoon its it s is ' +
    'necesito ocupo quiero quisiera toca un una el la mi para hacer hacerme sacar por favor pronto hoy manana esta semana proxima'
  ).split(' '),
);

/** @returns whether a message is a wish for one of the clinic's kinds of visit and nothing more: "need my yearly physical" */
export function wantsVisit({ text }: MessageEvent, { policy }: HandlerContext): boolean {
  const words = plain(text);
  if (!WANTS.test(`${words} `) || text.includes('?')) return false;
  const names = policy.clinic.visitTypes
    .flatMap(({ name, also }) => [name.en, name.es, ...also].map(plain))
    .sort((a, b) => b.length - a.length);
  const name = names.find((it) => ` ${words} `.includes(` ${it} `));
  if (name === undefined) return false;
  return ` ${words} `
    .replace(` ${name} `, ' ')
    .trim()
    .split(' ')
    .every((word) => AROUND.has(word));
}

const SEEN =
  /\b(?:can|could|may|able to|need to|want to|wanna|like to|love to|have to|gotta|hoping to|puedo|podria|quiero|quisiera|necesito|ocupo) (?:i |we )?(?:please )?(?:come in (?:and|to) |get in to )?(?:see|be seen by|ver(?: a)?|que me vea) (?:someone|somebody|anyone|anybody|a (?:doctor|dr|nurse|provider|physician)|(?:a )?alguien|un (?:doctor|medico)|una (?:doctora|enfermera|medica))\b/;
const NO_VISIT =
  /\b(?:talk|speak|chat|call|bill\w*|charge\w*|insurance|records?|portal|manager|supervisor|hablar|cuenta|cobr\w*|seguro|gerente)\b/;

/** @returns whether a patient asks to be seen by somebody, which at a clinic is a visit: "can I see someone about this cough" */
export function wantsToBeSeen({ text, understanding }: MessageEvent, { policy }: HandlerContext): boolean {
  const intent = policy.intents.get(understanding.intent ?? '');
  if (intent && intent.person !== 'asked-for-a-person') return false;
  const words = plain(text);
  return SEEN.test(words) && !NO_VISIT.test(words);
}
