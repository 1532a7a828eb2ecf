import type { Words } from '../../linear/words.js';
import { Gate } from '../gate.js';
import type { SafetyKind } from '../kinds.js';
import { ARABIC_SCRIPT } from './arabic-script.js';
import { ASIAN } from './asian.js';
import { CYRILLIC } from './cyrillic.js';
import { fold } from './folded.js';
import { FRENCH_CREOLE } from './french-creole.js';
import { GERMAN_POLISH } from './german-polish.js';
import type { OtherLanguage } from './group.js';
import { HINDI_AFRICAN } from './hindi-african.js';
import { MORE } from './more.js';
import { PORTUGUESE_ITALIAN } from './portuguese-italian.js';

/** Every language that the screen knows danger in, beside the two that are spoken. */
export const OTHER_LANGUAGES: readonly OtherLanguage[] = [
  ...FRENCH_CREOLE,
  ...PORTUGUESE_ITALIAN,
  ...GERMAN_POLISH,
  ...CYRILLIC,
  ...ASIAN,
  ...ARABIC_SCRIPT,
  ...HINDI_AFRICAN,
  ...MORE,
];

/** Letters by which a text may be of a language that is not written in Latin ones. */
export const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /[\u0400-\u04ff]/,
  uk: /[\u0400-\u04ff]/,
  zh: /[\u3400-\u9fff]/,
  ja: /[\u3040-\u30ff]/,
  ko: /[\uac00-\ud7af]/,
  ar: /[\u0600-\u06ff]/,
  fa: /[\u0600-\u06ff]/,
  ur: /[\u0600-\u06ff]/,
  hi: /[\u0900-\u097f]/,
  am: /[\u1200-\u137f]/,
};

/**
 * Words of danger that English or Spanish has as well. What they alone say is left to the patterns and models of these, which know
 * what is meant, unless the text as a whole is in another language.
 */
const COGNATE =
  /^(?:suicid(?:e|al|as?|io)|overdose|strokes?|heart|attack|infart(?:o|ando)|derrame|convulsi\w+|ambulanc(?:ia|e)|mato|corto|inconsciente|epilepsy|violencia|domestica|double|dose|envenen\w+|hemorragia|socorro|vomitos?|falta|insulina?|medicina|alergi[ac]o?|allergic|allergy|antibioti\w+|emergencia|medica|autolesiona|rashes|bleach|shock|me|se|no|de|del|desde|la|el|las|los|a|to|the|con|por|que|mi|my|can|ha|un|una|not|rape|pills?)$/;

/** Thoughts and acts of harm are raised however they are told: "I do not want to live" denies as well. */
const OF_THE_MIND: ReadonlySet<SafetyKind> = new Set(['suicide', 'self-harm', 'abuse', 'homicide', 'overdose', 'emergency']);

interface Compiled {
  readonly language: OtherLanguage;
  readonly kind: SafetyKind;
  readonly source: string;
  readonly any: RegExp;
  readonly denied: RegExp | null;
  readonly deniedAfter: RegExp | null;
  readonly past: RegExp | null;
}

/** A finding in `Words.joined` of the folded text. */
export interface Found {
  readonly kind: SafetyKind;
  readonly start: number;
  readonly end: number;
}

let latin: { readonly gate: Gate; readonly groups: readonly Compiled[] } | undefined;
const byScript = new Map<OtherLanguage, readonly Compiled[]>();

/** The phrases of the languages in Latin letters, and the gate before them. Made when first asked for. */
export function latinPhrases(): { readonly gate: Gate; readonly groups: readonly Compiled[] } {
  if (latin === undefined) {
    const groups = OTHER_LANGUAGES.filter(({ code }) => SCRIPTS[code] === undefined).flatMap(compiled);
    latin = { gate: new Gate(groups.map(({ source }) => [source])), groups };
  }
  return latin;
}

function phrasesOf(language: OtherLanguage): readonly Compiled[] {
  const made = byScript.get(language) ?? compiled(language);
  byScript.set(language, made);
  return made;
}

/**
 * Whether any phrase in Latin letters can be in a text at all.
 * @param joined blank-padded words without accents
 */
export function mayHoldDanger(joined: string): boolean {
  return latinPhrases().gate.open(joined).includes(1);
}

/**
 * @param other whether the text is in another language than English and Spanish
 * @returns all that the phrases of every language find in it, where neither a denial nor the past takes it back
 */
export function findPhrases({ joined }: Words, other: boolean): Found[] {
  const { gate, groups } = latinPhrases();
  const open = gate.open(joined);
  const inLatin = groups.filter((_, index) => open[index] === 1);
  const inOthers = OTHER_LANGUAGES.filter(({ code }) => SCRIPTS[code]?.test(joined)).flatMap(phrasesOf);
  return [...inLatin, ...inOthers].flatMap((group) => findAll(group, joined, other));
}

function findAll(group: Compiled, joined: string, other: boolean): Found[] {
  const found: Found[] = [];
  for (const { 0: hit, index } of joined.matchAll(group.any))
    if ((other || !isShared(hit)) && !isTakenBack(group, joined, index, index + hit.length))
      found.push({ kind: group.kind, start: hit.startsWith(' ') ? index + 1 : index, end: index + hit.length });
  return found;
}

const isShared = (hit: string): boolean =>
  hit
    .trim()
    .split(' ')
    .every((word) => COGNATE.test(word));

function isTakenBack({ kind, denied, deniedAfter, past }: Compiled, joined: string, start: number, end: number): boolean {
  if (OF_THE_MIND.has(kind)) return false;
  const before = joined.slice(joined.lastIndexOf(' . ', start) + 1, start);
  const stop = joined.indexOf(' . ', end - 1);
  const after = joined.slice(end, stop === -1 ? undefined : stop + 1);
  return (
    (denied?.test(before) ?? false) ||
    (deniedAfter?.test(after) ?? false) ||
    (past?.test(`${before}${joined.slice(start, end)}${after}`) ?? false)
  );
}

function compiled(language: OtherLanguage): Compiled[] {
  const { unspaced, denied, deniedAfter, past } = language;
  const [border, between] = unspaced ? ['', ''] : [' ', '(?: [^ .]+){0,2}'];
  const around = {
    denied: denied === undefined ? null : new RegExp(`${border}(?:${expand(denied)})${between}$`),
    deniedAfter: deniedAfter === undefined ? null : new RegExp(`^${between}${border}(?:${expand(deniedAfter)})`),
    past: past === undefined ? null : new RegExp(`${border}(?:${expand(past)})`),
  };
  return (Object.entries(language.phrases) as [SafetyKind, readonly string[]][]).map(([kind, phrases]) => {
    const source = phrases.map(expand).join('|');
    const any = new RegExp(unspaced ? `(?:${source})` : ` (?:${source})(?= )`, 'g');
    return { language, kind, source, any, ...around };
  });
}

/** Writes a phrase's gaps, stems and apostrophes out as a regular expression over folded words. */
function expand(phrase: string): string {
  return fold(phrase)
    .replaceAll(' .. ', '(?: [^ .]+){0,4} ')
    .replace(/(?<![)\]])\*/g, '[^ .]*')
    .replace(/(\p{L}+)[’'-](\p{L}+)/gu, '(?:$1 $2|$1$2)')
    .replace(/[’'-]/g, ' ?')
    .replace(/\((?!\?)/g, '(?:');
}
