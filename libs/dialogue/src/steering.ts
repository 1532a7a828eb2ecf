import type { Slots } from '@carethread/conversation';
import { carrierWord } from './consent.js';
import { plain } from './digest.js';

/** What a patient does with the conversation itself, in words that mean it whatever the conversation is about. */
export type Steering =
  /** Lets go of what is under way. */
  | 'leave'
  /** The same, to begin something anew. */
  | 'start-over'
  /** The same, in a word that takes consent back where nothing is open that it could mean. */
  | 'stop'
  /** Is back, or asks whether anybody is there. */
  | 'check-in'
  /** Asks for a moment. */
  | 'wait';

const LEAD =
  '(?:(?:ok|okay|oh|uh|um|umm|hmm|eh|er|wait|so|and|no|actually|well|please|pls|sorry|hi|hello|hey|oops|yes|yeah|you know what|si|pues|mejor|entonces|bueno|ay|perdon|disculpe|disculpa|hola|oiga) )*';
const TAIL = '(?: (?:please|pls|thanks|thank you|then|now|again|sorry|ok|okay|por favor|porfa|gracias|ya|otra vez|entonces))*';
const whole = (words: string) => new RegExp(`^${LEAD}(?:${words})${TAIL}$`);

const LEAVE = whole(
  'never ?mind(?: (?:that|it|this))?|nvm|nvmd|forget (?:about )?(?:it|that|this)|forget i (?:said|asked) anything|scrap (?:that|it|this)|' +
    '(?:drop|skip) (?:it|this|that)|leave it(?: (?:be|at that))?|dont bother|(?:ive |i )?changed my mind|lets not|' +
    'olvid(?:elo|alo|eselo|eso|ate|ese)|olvid(?:e|a) (?:eso|esto|lo que dije)|de(?:jelo|jalo)(?: asi| estar)?|cambie de (?:opinion|idea|parecer)|ya no quiero(?: nada)?',
);
const START_OVER = whole(
  'start (?:all )?(?:over|again|fresh)|restart|reset|begin again|(?:lets )?(?:go |start )?from (?:the (?:top|beginning|start)|scratch)|' +
    '(?:empezar|empecemos|empiece|comenzar|comencemos|volver a empezar|volvamos a empezar)(?: (?:otra vez|de (?:nuevo|cero)|desde (?:cero|el principio)))|' +
    'volver a empezar|de(?:sde)? cero|desde el principio|de nuevo desde el principio|reiniciar',
);
const CHECK_IN = whole(
  '(?:(?:i am|im|ive|and im) )?back|(?:i am |im )?(?:still )?here|(?:i am |im |all )?ready(?: now)?|(?:are )?(?:you|u|anyone|anybody|someone|somebody)(?: guys)? (?:still )?(?:there|here|around)|' +
    'is (?:any|some)(?:one|body) (?:still )?(?:there|here)|you still with me|did (?:i|we) (?:lose|get cut off)|' +
    '(?:ya )?(?:regrese|volvi|estoy de (?:vuelta|regreso)|aqui (?:estoy|sigo)|estoy aqui)|' +
    '(?:sigues?|siguen|estas?|estan)(?: usted(?:es)?)? (?:todavia |aun |por )?(?:ahi|alli)|(?:todavia|aun) (?:sigues?|estas?)(?: usted)? ahi|hay alguien(?: ahi| alli)?|me (?:oye|escucha|lee)s?|(?:ya )?(?:estoy )?list[oa]',
);
const WAIT = whole(
  '(?:just )?(?:hang|hold) on(?: (?:a|one) (?:sec|second|minute|min|moment))?|(?:just )?(?:wait )?(?:a|one|1) (?:sec|second|minute|min|moment)|wait|brb|be right back|' +
    'give me (?:a|one|1|two|2|a few|5) (?:secs?|seconds?|minutes?|mins?|moments?)|let me (?:check|look|see|find (?:it|out)|get (?:it|my card)|ask|think)|' +
    '(?:un|deme un|dame un|espere un|espera un) (?:momento|momentito|minuto|minutito|segundo|segundito|rato)|espere(?:me)?|espera(?:me)?|permitame|dejeme (?:ver|buscar(?:lo|la)?|checar|revisar|preguntar)|ahorita (?:le digo|vuelvo|regreso)|ya vuelvo',
);
/** A call, and nothing else: "hello?", "hola hola". */
const CALL = /^(?:hi|hello|helo|hey|hola|oiga|alo|excuse me|disculpe)(?: (?:hi|hello|hey|hola|there|alo))*$/;
const KEPT =
  /\b(?:(?:got|was|been|am|im|get|were) (?:so |a bit |a little |all )?(?:distracted|side ?tracked|interrupted|busy|tied up|pulled away|called away|cut off|held up)|(?:had|have) to (?:step (?:away|out)|take (?:a|this|that) call)|stepped (?:away|out)|(?:my )?phone (?:died|rang|froze)|lost (?:my )?(?:signal|connection)|sorry (?:for|about) the (?:delay|wait|late (?:reply|answer|response))|me (?:distraje|interrumpieron|ocupe|entretuve|llamaron)|estaba (?:ocupad[oa]|distraid[oa])|tuve que (?:contestar|atender|colgar)|se me fue la senal|perdon por (?:la )?(?:demora|tardanza|espera|tardar))\b/;
const KEPT_WORDS = 9;
/** What makes of such words an answer. */
const TELLING = [
  'when',
  'time',
  'notOn',
  'choice',
  'birthDate',
  'postalCode',
  'practitioner',
  'location',
  'visitType',
  'medicine',
];

/**
 * @param carriers whether the carrier acts on opt-out words itself: then none of these gets here
 * @returns what a message does with the conversation while a question is open; null where it is about something
 */
export function steeringOf(text: string, slots: Slots, carriers: boolean): Steering | null {
  const words = plain(text);
  if (LEAVE.test(words)) return 'leave';
  if (START_OVER.test(words)) return 'start-over';
  if (!carriers && carrierWord(text, false) === 'STOP') return 'stop';
  if (WAIT.test(words)) return 'wait';
  if (CHECK_IN.test(words) || CALL.test(words)) return 'check-in';
  const kept = KEPT.test(words) && words.split(' ').length <= KEPT_WORDS;
  return kept && TELLING.every((name) => slots[name] === undefined) ? 'check-in' : null;
}

const BACK =
  /^(?:(?:wait|no|oh|uh|um|actually|please|espere|no) )*(?:(?:(?:can (?:you|we|i) )?(?:go|take me|lets go) )?back(?: one| a step| up)?|(?:the )?previous (?:one|question|step)|(?:ve |vamos |ir )?(?:para )?(?:atras|volver|regresar|regresa|vuelve|la anterior))(?: please| por favor)?$/;

/** @returns whether a message asks for the question before */
export function asksToGoBack(text: string): boolean {
  return BACK.test(plain(text));
}

const PERSON =
  /^(a |an |the )?(agent|human|person|representative|operator|real person|persona|humano|agente|representante|operador|operadora)( please| now| por favor)?$/;

/** @returns whether a message asks for a person in a bare word */
export function asksForAPerson(text: string): boolean {
  return PERSON.test(plain(text));
}

/** A page's or a database's language; each with what no sentence has: "select a doctor from your list" is one. */
const CODE =
  /<\s*(?:script|iframe|img|svg|style|body|html|object|embed|form|input|link|meta|a\s+href)\b|javascript:|\bon(?:error|load|click)\s*=|\bselect\s+(?:\*|[\w.]+\s*\(|[\w.]+(?:\s*,\s*[\w.]+)+\s+from\b|\w+\s+from\s+\w+\s+where\b)|\binsert\s+into\s+\w+\s*(?:\(|values\b)|\bdelete\s+from\s+\w+\s*(?:where\b|;)|\b(?:drop|alter|truncate)\s+(?:table|database)\b|\bunion\s+(?:all\s+)?select\b|['"]\s*(?:or|and)\s+['"]?1['"]?\s*=\s*['"]?1|;\s*--|\{\{.{0,60}\}\}|\$\{.{0,60}\}/is;
const SIGNS = /[<>;=*{('"]|\b(?:drop|alter|truncate|union|insert|select)\b/i;

/** @returns whether a message is written for a machine: whatever a classifier takes it for is a guess at nothing */
export function isCode(text: string): boolean {
  return SIGNS.test(text) && CODE.test(text);
}
