import { type HandlerContext, plain } from '@carethread/dialogue';
import { ingredientsFor, MEDICINES, type PracticeMedication } from '@carethread/practice';
import { distance } from '../nearest.js';

/** Misspellings: one letter in a word of six, two in a word of nine. Shorter words are too near to others. */
const ONE_LETTER = 6;
const TWO_LETTERS = 9;

const KNOWN = new Set(MEDICINES.flatMap(({ ingredient, brands, spoken = [] }) => [ingredient, ...brands, ...spoken]));
/** Words of a label that tell no medicine from another. */
const FORMS = new Set('tablet tablets capsule pen inhaler units mg mcg ml pill pills cream drops patch'.split(' '));

/** @returns those of the patient's own medicines that words name, by brand, ingredient or label, misspelt ones too */
export function namedIn(words: string, medications: readonly PracticeMedication[]): PracticeMedication[] {
  const text = plain(words);
  const tokens = text.split(' ');
  const found = medications.filter((it) =>
    namesOf(it).some((name) => ` ${text} `.includes(` ${name} `) || tokens.some((one) => isMisspelt(one, name))),
  );
  return current(found);
}

function namesOf({ name, aliases }: PracticeMedication): string[] {
  const first = plain(name).split(' ')[0] ?? '';
  return [...aliases.map(plain), first].filter((it) => it.length > 2 && !FORMS.has(it));
}

function isMisspelt(token: string, name: string): boolean {
  if (token.length < ONE_LETTER || name.includes(' ') || token[0] !== name[0] || KNOWN.has(token)) return false;
  const most = token.length >= TWO_LETTERS ? 2 : 1;
  return Math.abs(token.length - name.length) <= most && distance(token, name) <= most;
}

/** Of a medicine that was prescribed again, the prescription that counts is the active one. */
function current(found: readonly PracticeMedication[]): PracticeMedication[] {
  const active = found.filter(({ status }) => status === 'active');
  const isReplaced = (it: PracticeMedication) =>
    active.some(({ aliases }) => aliases.some((alias) => it.aliases.includes(alias)));
  return found.filter((it) => it.status === 'active' || !isReplaced(it));
}

/** @returns those that are for what words say: "my blood pressure pill" */
export function meantBy(words: string, medications: readonly PracticeMedication[]): PracticeMedication[] {
  const ingredients = ingredientsFor(words);
  return medications.filter(({ aliases }) => aliases.some((alias) => ingredients.includes(alias)));
}

const ALL =
  /\b(?:all|both|every one|each)(?: of)? (?:my|the|them|these|those|it|meds|medicines?|medications?|pills|prescriptions?|refills?)\b|\b(?:everything|todas|todos|todo|ambas|ambos|las dos)\b|^(?:all|both)(?: please| pls)?$/;

/** @returns whether all of their medicines are meant */
export function meansAll(words: string): boolean {
  return ALL.test(plain(words));
}

const OUT =
  /\b(?:ran out|run out|all out|im out|out of|none left|no more|nothing left|dont have any|have no|have none|took (?:my|the) last|(?:is|are) (?:empty|gone)|lost (?:my|the)|stolen|se me acab\w*|se me termin\w*|ya no tengo|no me queda\w*|me quede sin|estoy sin|no tengo (?:mas|nada)|perdi (?:mi|mis|la|las|el)|me robaron)\b/;
const ALMOST =
  /\b(?:almost|nearly|about to|soon|running|run|casi|pronto|por) (?:\w+ )?(?:out|run|acab\w*|terminar\w*)\b|\bwill (?:be|run) out\b|\bse me va a\b|\bno more (?:than|texts?|messages?)\b/;

/** @returns whether a patient has none left, and not merely soon */
export function saysOut(words: string): boolean {
  const text = plain(words);
  return OUT.test(text) && !(ALMOST.test(text) && !/\b(?:ran|have run|all|completely) out\b/.test(text));
}

/** @returns choices of one each, labelled by name */
export function medicineChoices(listed: readonly PracticeMedication[]) {
  return listed.map(({ ref, name }) => ({ key: ref, label: name }));
}

/** @returns "Lisinopril 10 mg tablet and Metformin 500 mg tablet" */
export function listOf(names: readonly string[], { language }: HandlerContext): string {
  const [last, ...before] = [...names].reverse();
  if (last === undefined) return '';
  return before.length === 0 ? last : `${before.reverse().join(', ')} ${language === 'es' ? 'y' : 'and'} ${last}`;
}

/** @returns where they go: the drug stores on the record, or words for it where the record names none */
export function pharmacyOf(medications: readonly Pick<PracticeMedication, 'pharmacy'>[], context: HandlerContext): string {
  const names = [...new Set(medications.flatMap(({ pharmacy }) => pharmacy ?? []))];
  if (names.length > 0) return listOf(names, context);
  return context.language === 'es' ? 'su farmacia' : 'your drug store';
}
