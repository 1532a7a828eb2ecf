import type { Slots } from '@carethread/conversation';
import type { Word } from './words.js';

const set = (words: string) => new Set(words.split(' '));
const MINE = set('my our mi mis nuestro nuestra');
const CHILD = set(
  'son sons daughter daughters child children kid kids baby babies toddler newborn infant boy girl stepson stepdaughter ' +
    'hijo hija hijos hijas hijito hijita nino nina bebe peque',
);
const PARENT = set('mom mum mother mama dad father papa parents parent mommy daddy stepmom stepdad madre padre padres mami papi');
const OTHER = set(
  'wife husband spouse partner brother sister grandma grandmother grandpa grandfather grandson granddaughter aunt uncle niece ' +
    'nephew friend girlfriend boyfriend fiance roommate neighbor esposa esposo marido mujer pareja hermano hermana abuela abuelo nieto ' +
    'nieta tia tio sobrino sobrina amigo amiga novia novio suegra suegro',
);
const SELF = /\b(?:for (?:me|myself)|para mi(?: mism[oa])?(?=$|[\s.,!?])(?! [a-z]+))/;

/** What leads to those whom something is for, and whom something is done with: "for my son", "bring my son in". */
const LEADS = set(
  'for about behalf para por de a bring bringing take taking schedule book refill reschedule move cancel renew vaccinate llevar llevo traer ' +
    'traigo vacunar agendar surtir resurtir cancelar',
);
/** What they are said to need or to have: "my mom needs …", "mi hijo tiene fiebre". */
const NEEDS =
  /^(?:(?:also |really |just |ya |tambien )?(?:needs?|wants?|ran out|gets? sick|takes|due for|(?:is|was|are|s) (?:sick|due|ill|out of|hurt|running|having|\d)|turn(?:s|ed) \d|has (?:an? |some |his |her )?(?:appointment|appt|visit|check ?up|physical|fever|cough|cold|rash|ear ?ache|infection)|necesita|ocupa|quiere|le toca|les toca|se le acab\w*|anda (?:mal|enferm)\w*|esta (?:mal|enferm)\w*|tiene (?:una )?(?:cita|fiebre|tos|gripe|\d)))\b/;
/** What is theirs and a clinic's matter: "my dad's pills", but not "my kids' school". */
const MATTERS = set(
  'appointment appointments appt appts visit visits refill refills prescription prescriptions rx script med meds medicine medicines ' +
    'medication medications pill pills inhaler insulin shot shots vaccine vaccines checkup check physical results labs records chart tablets drops',
);
const HOW_FAR = 4;
const YOUNG = /\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) ?-?(?:year|yr|month|mo|week|yo|y)s?\b/;
const MINOR =
  /\b(?:i am|i'm|im)(?: only| just| still| almost)? (?:1[0-7](?= ?(?:years?|yrs?|yo|y\/o|and|n|but|so)\b|\s*[,.!?]|$)|under ?(?:18|age)|underage|a minor|a teen(?:ager)?)\b|\b(?:tengo|voy a cumplir)(?: solo| apenas)? 1[0-7] anos\b(?! (?:con|de|tomando|viviendo|siendo|que|padeciendo|viniendo|y medio))|\bsoy (?:un |una )?(?:menor(?: de edad)?|adolescente)\b/;

const bare = (word: string) => word.replace(/'s$|s'$/, '');

function relationOf(word: string): 'child' | 'parent' | 'other' | null {
  const named = bare(word);
  // "My dads pills": the sign is often left out.
  for (const it of [named, named.replace(/s$/, '')]) {
    if (CHILD.has(it)) return 'child';
    if (PARENT.has(it)) return 'parent';
    if (OTHER.has(it)) return 'other';
  }
  return null;
}

/** Whether those named are whom it is about; "my wife drives me" names somebody who is not. */
function isMeant(folded: string, words: readonly Word[], mine: number, named: number): boolean {
  const word = words[named]?.text ?? '';
  const after = words[named + 1];
  const next = words.slice(named + 1, named + 1 + HOW_FAR).map(({ text }) => text);
  // A genitive: whose it is, and what.
  if (/s'?$/.test(word) && bare(word).length > 2 && /^[a-z]/.test(next[0] ?? '') && !NEEDS.test(restFrom(folded, after))) {
    if (next.some((it) => MATTERS.has(it))) return true;
    if (!/^(?:in|to|at|on|for|please|and|needs?|too|also)$/.test(next[0] ?? '')) return false;
  }
  if (LEADS.has(words[mine - 1]?.text ?? '') || NEEDS.test(restFrom(folded, after))) return true;
  return YOUNG.test(folded.slice(words[mine]?.at ?? 0, words[named]?.at ?? 0));
}

const restFrom = (folded: string, word: Word | undefined) => (word === undefined ? '' : folded.slice(word.at));

/**
 * Reads whom a message is about, where it says so: `person` is self, child, parent or other; minor where whoever writes is under 18.
 */
export function readPerson(folded: string, words: readonly Word[]): Slots {
  for (let index = 0; index < words.length; index++) {
    if (!MINE.has(words[index]?.text ?? '')) continue;
    for (let ahead = 1; ahead <= HOW_FAR; ahead++) {
      const relation = relationOf(words[index + ahead]?.text ?? '');
      if (relation !== null && isMeant(folded, words, index, index + ahead)) return { person: relation };
    }
  }
  if (/\d|minor|menor|teen|under|adoles/.test(folded) && MINOR.test(folded)) return { person: 'minor' };
  return SELF.test(folded) ? { person: 'self' } : {};
}
