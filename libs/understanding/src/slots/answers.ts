import type { Slots } from '@carethread/conversation';
import type { Word } from './words.js';

const ORDINALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    first: '1',
    '1st': '1',
    primero: '1',
    primera: '1',
    primer: '1',
    second: '2',
    '2nd': '2',
    segundo: '2',
    segunda: '2',
    third: '3',
    '3rd': '3',
    tercero: '3',
    tercera: '3',
    tercer: '3',
    fourth: '4',
    '4th': '4',
    cuarto: '4',
    cuarta: '4',
    fifth: '5',
    '5th': '5',
    quinto: '5',
    quinta: '5',
    last: 'last',
    ultimo: 'last',
    ultima: 'last',
  }),
);
const CARDINALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: '1',
    uno: '1',
    two: '2',
    dos: '2',
    three: '3',
    tres: '3',
    four: '4',
    cuatro: '4',
    five: '5',
    cinco: '5',
  }),
);
const LETTERS = 'abcdef';
/** Words that may stand around a bare choice and change nothing. */
const FILLERS = new Set(
  (
    'the a el la lo number numero option opcion choice one ones please por favor works is good fine ok okay i ill want take pick ' +
    "i'll i'd like will would quiero prefiero me quedo con esta bien esa ese that slot time appointment cita thanks thank you " +
    'gracias # ) ( . ! , for lets go do yes si let me have'
  ).split(' '),
);
const NONE =
  /^(?:none(?: of (?:these|those|them|the above))?|neither|ninguna?|ninguna? de (?:esas|esos|estas|estos)|nada)(?: (?:works?|fits?|please|por favor|me sirve|gracias))*$/;
const NAMED = /(?:^|\s)(?:option|choice|number|opcion|numero|#)\s?#?(\d|[a-f])(?=$|[\s.,!?)])/;
const CHOSEN_ORDINAL = /\b(?:the|la|el)\s(\w+)(?:\s(?:one|option|slot|choice|opcion|works|please)\b|$|\s?[.,!])/;

const YES = new Set(
  (
    "yes yeah yep yup yea ya sure ok okay correct right confirm confirmed definitely absolutely affirmative please ok'd " +
    'si claro correcto correcta exacto vale dale confirmo afirmativo okey sip simon'
  ).split(' '),
);
const NO = new Set('no nope nah negative never nop negativo nel'.split(' '));
const YES_PHRASES =
  /^(?:thumbs up|check mark|that'?s? (?:is )?(?:right|correct|fine|good|great|works?)|that works|sounds good|works for me|(?:i )?(?:do|did|am|will)|go ahead|of course|you bet|it is|yes|de acuerdo|esta bien|esta bueno|por supuesto|asi es|me parece bien|me sirve|por favor)(?: (?:please|thanks|thank you|por favor|gracias))?$/;
const NO_PHRASES =
  /^(?:thumbs down|cross mark|not (?:really|now|today|yet|that one)|i (?:don't|do not)(?: think so)?|that'?s (?:wrong|not right|not it)|never mind|no thanks?(?: you)?|no gracias|todavia no|ahora no|mejor no|para nada)$/;
/** A yes or no at the head of a longer answer is one where a sign parts it, or where the answer is short. */
const SHORT_ANSWER = 4;

function isLetter(word: string): boolean {
  return word.length === 1 && LETTERS.includes(word);
}

/** "2", "b", "the second", "2nd one please": nothing but the choice and words that change nothing. */
function bareChoice(words: readonly string[]): Slots {
  const telling = words.filter((word) => !FILLERS.has(word));
  const single = words.length === 1 ? words[0] : undefined;
  if (single !== undefined && isLetter(single)) return { choice: String(LETTERS.indexOf(single) + 1), letter: single };
  const named = telling[0];
  if (telling.length !== 1 || named === undefined || words.length > 8)
    return words.length === 1 && words[0] === 'one' ? { choice: '1' } : {};
  if (/^[1-9]$/.test(named)) return { choice: named };
  if (isLetter(named) && named !== 'a') return { choice: String(LETTERS.indexOf(named) + 1), letter: named };
  const value = ORDINALS.get(named) ?? CARDINALS.get(named);
  return value === undefined ? {} : { choice: value };
}

function choiceOf(folded: string, words: readonly string[]): Slots {
  if (NONE.test(folded.replace(/[.!,]+/g, '').trim())) return { choice: 'none' };
  const bare = bareChoice(words);
  if (bare.choice !== undefined) return bare;
  const named = NAMED.exec(folded)?.[1];
  if (named !== undefined)
    return isLetter(named) ? { choice: String(LETTERS.indexOf(named) + 1), letter: named } : { choice: named };
  const ordinal = ORDINALS.get(CHOSEN_ORDINAL.exec(folded)?.[1] ?? '');
  return ordinal === undefined ? {} : { choice: ordinal };
}

function yesNoOf(folded: string, words: readonly string[]): Slots {
  const bare = folded
    .replace(/[.!,?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (NO_PHRASES.test(bare)) return { yesNo: 'no' };
  if (YES_PHRASES.test(bare)) return { yesNo: 'yes' };
  const head = words[0] ?? '';
  const parted = /^[,.!;]$/.test(words[1] ?? '');
  if (words.length > SHORT_ANSWER && !parted) return {};
  if (NO.has(head)) return { yesNo: 'no' };
  return YES.has(head) ? { yesNo: 'yes' } : {};
}

/** Reads answers to what was asked: `choice` ("2", "last", "none"; `letter` too where one was written) and `yesNo`. */
export function readAnswers(folded: string, words: readonly Word[]): Slots {
  const plain = words.map((word) => word.text);
  return { ...choiceOf(folded, plain), ...yesNoOf(folded, plain) };
}
