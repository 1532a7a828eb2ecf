import { plain } from '@carethread/dialogue';

/** Drug stores that patients name without saying that they are any. */
const CHAINS =
  'cvs|walgreens|wal-?mart|rite ?aid|costco|kroger|target|publix|safeway|sam.?s club|h-?e-?b|meijer|osco|jewel(?:-osco)?|duane reade|wegmans|albertsons|amazon(?: pharmacy)?|pill ?pack|express scripts|optum ?rx|caremark|mail[- ]order|por correo|farmacia guadalajara';
const NAMED = new RegExp(`\\b(?:the |la |el )?(?:${CHAINS})\\b(?:(?!\\s(?:to|a|al)\\s)[^.,;!?\\n])*`, 'gi');
/** "the pharmacy on 5th street", "farmacia San José", "Oak Street Pharmacy". */
const PLACED =
  /\b(?:the |la |una )?(?:pharmacy|drug ?store|farmacia|botica)\s+(?:on|in|at|near|by|de la|de|del|en|[Ss]an|[Ss]anta)\s[^.,;!?\n]+|\b(?:to|use|at|a|en|usar)\s+((?:[\p{Lu}\d][\p{L}\d'’]*\s+){1,4}(?:Pharmacy|Drugs?|Drug ?store|Farmacia))\b/gu;
const AFTERWORDS =
  /\s+(?:please|pls|plz|instead|now|from now on|for (?:me|my|all)\b.*|because\b.*|since\b.*|por favor|porfa|en vez\b.*|gracias|thanks|thank you|porque\b.*|not\b.*|(?:and|y) (?:also|can|could|i|my|please|refill|then|when|what|the|is|do|tambi[eé]n|que|mi|quiero|cu[aá]ndo)\b.*)$/i;
const MOST_CHARACTERS = 60;
const QUESTION =
  /\?|^(?:what|which|where|when|why|how|do|does|can|could|is|are|who|que|cual|donde|cuando|por que|como|puede|tienen)\b/;
const LEAD =
  /^(?:(?:it s|its|it is|use|to|send (?:it|them) to|please use|i want|the new one is|es|a|usen|mande(?:n)? a|quiero|en)\s+)+/i;
const MOST_WORDS = 14;

/** @returns the drug store that a message names, in the patient's words; the last one: "from CVS to Walgreens"; null where none is named */
export function pharmacyIn(text: string): string | null {
  const found = [...text.matchAll(NAMED), ...text.matchAll(PLACED)].sort((a, b) => a.index - b.index).at(-1);
  return found ? tidied(found[1] ?? found[0]) : null;
}

/** @returns an answer to "which drug store?", in the patient's words; null where it is a question or too long to be one */
export function pharmacyAnswered(text: string): string | null {
  const named = pharmacyIn(text);
  if (named) return named;
  const words = plain(text);
  if (QUESTION.test(words) || text.includes('?') || words.split(' ').length > MOST_WORDS) return null;
  if (/^(?:yes|no|ok|okay|si|none|nothing|never ?mind|nada|idk|i dont know|no se|help)\b/.test(words)) return null;
  const answer = tidied(text.trim().replace(LEAD, ''));
  return /\p{Letter}{2}/u.test(answer) ? answer : null;
}

/** @returns whether a patient asks which drug store is on their record, and names no other */
export function asksWhichPharmacy(text: string): boolean {
  return (
    /^(?:\w+ ){0,3}(?:what|which|que|cual)\b.*\b(?:pharmacy|pharmacies|drug ?store|farmacia)\b/.test(plain(text)) &&
    pharmacyIn(text) === null
  );
}

function tidied(words: string): string {
  let text = words.replaceAll(/\s+/g, ' ').trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(AFTERWORDS, '')
      .replace(/[.!,;]+$/, '')
      .trim();
  }
  return text.slice(0, MOST_CHARACTERS).trim();
}
