import type { Language, Safety } from '@carethread/conversation';
import { atLeast } from '@carethread/conversation';
import { passage, type Words } from '../linear/words.js';
import { once } from '../once.js';
import { Gate } from './gate.js';
import { weigh } from './guards.js';
import { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';
import { EN_BODY } from './patterns/en-body.js';
import { EN_CONCERN } from './patterns/en-concern.js';
import { EN_LOOSE } from './patterns/en-loose.js';
import { EN_MIND } from './patterns/en-mind.js';
import { EN_URGENT } from './patterns/en-urgent.js';
import { ES_BODY, ES_CONCERN, ES_MIND, ES_URGENT } from './patterns/es.js';
import type { Guard, PatternGroup } from './patterns/group.js';
import { IDIOMS } from './patterns/idioms.js';
import { LEXICON } from './patterns/lexicon.js';
import { PAIRS, type Pair } from './patterns/pairs.js';
import { EN_PLAIN_WORDS, ES_PLAIN_WORDS } from './patterns/plain-words.js';

interface CompiledGroup {
  readonly kind: SafetyKind;
  readonly guard: Guard;
  readonly any: RegExp;
}

/** Groups of one language, and which of them a text has words of. */
export interface GroupSet {
  readonly gate: Gate;
  readonly groups: readonly CompiledGroup[];
}

/** One finding of the patterns: a kind, and where in `Words.joined` it stands. */
export interface Finding {
  readonly kind: SafetyKind;
  /** A thought of harm that was denied or is long past: a person reads it, and the model does not raise it again. */
  readonly softened?: true;
  readonly start: number;
  readonly end: number;
}

/** Made when the first text is read: whoever only needs the names of dangers has no patterns to pay for. */
const english = once(() => compile([...EN_MIND, ...EN_BODY, ...EN_URGENT, ...EN_CONCERN, ...EN_PLAIN_WORDS]));
const englishLoose = once(() => compile([...EN_LOOSE, ...PAIRS.map(paired)]));
const spanish = once(() => compile([...ES_MIND, ...ES_BODY, ...ES_URGENT, ...ES_CONCERN, ...ES_PLAIN_WORDS]));
/** For the test of their gates. */
export const groupSets = (): readonly GroupSet[] => [english(), englishLoose(), spanish()];

const IDIOM = new RegExp(` (?:${IDIOMS.map(expand).join('|')})(?= )`, 'g');
const BLANKED = / _+(?= )/g;
/** Words that hardly any sentence of the language does without, and that the other language does not have. */
const LOOKS_ENGLISH =
  / (?:i|my|the|to|is|am|are|and|can|not|you|have|has|it|of|for|do|in|he|she|they|this|that|was|want|need|help|pain|kill|die|on|with|please|just|feel|out|myself|hurts?|blood|took|bleeding|breathe) /;
const LOOKS_SPANISH =
  / (?:mi|mis|la|el|los|las|de|que|en|un|una|se|tengo|tiene|estoy|esta|quiero|por|con|para|su|es|y|le|lo|muy|ya|al|del|duele|dolor|ayuda|siento|soy|hay|yo|te|nos|fue|hijo|hija|ayer|hoy|sangre|pecho) /;

/** @returns the words with figures of speech blanked, places kept. */
export function withoutIdioms(words: Words): string {
  const blanked = narrow(words.joined).replace(IDIOM, (idiom) => ` ${'_'.repeat(idiom.length - 1)}`);
  return WIDE.test(words.joined) ? withWide(blanked, words.joined) : blanked;
}

const WIDE = /[\u0100-\uffff]/;
const ALL_WIDE = /[\u0100-\uffff]/g;

/**
 * A text in one byte a letter, places kept; what needs two (emoji, other scripts) is a star, which no pattern asks for. V8 compiles a
 * pattern once for either width, and one set of all of them is 11 MB of code.
 */
function narrow(joined: string): string {
  return Buffer.from(joined.replace(ALL_WIDE, '*'), 'latin1').toString('latin1');
}

/** A narrowed text with the letters that need two bytes back in their places. */
function withWide(narrowed: string, joined: string): string {
  return narrowed.replace(/\*/g, (star, at: number) => joined[at] ?? star);
}

/**
 * @returns what is left to read of a text whose figures of speech are blanked, and of which nothing is read twice: what the models learn
 *   from and judge. The weight of a text pasted forty times over would else be six times that of the text.
 */
export function readable(plain: string): string {
  return withoutRepeats(plain.replace(BLANKED, ''));
}

/** Shorter texts are read as they are: what they repeat weighs little. */
const LONG = 120;

/** Leaves out every word that follows the same two words as before, so that each run of up to three words stands once. */
function withoutRepeats(joined: string): string {
  if (joined.length < LONG) return joined;
  const seen = new Set<string>();
  let kept = ' ';
  let [first, second] = ['', ''];
  for (const word of joined.split(' ')) {
    if (word === '') continue;
    const run = `${first} ${second} ${word}`;
    if (!seen.has(run)) kept += `${word} `;
    seen.add(run);
    [first, second] = [second, word];
  }
  return kept;
}

/**
 * What the patterns find in a text, in both languages where it may be either: people mix them, and a language guessed wrong must
 * hide nothing.
 * @param plain words without idioms
 * @returns all findings that stand after negation, time, person and idiom are weighed, in the order of the groups.
 */
export function findPatterns(plain: string, language: Language): Finding[] {
  const joined = narrow(plain);
  const found: Finding[] = [];
  const looksEnglish = LOOKS_ENGLISH.test(joined);
  const looksSpanish = LOOKS_SPANISH.test(joined);
  if (language === 'es' || looksSpanish || !looksEnglish) match(spanish(), joined, found);
  if (language === 'en' || looksEnglish || !looksSpanish) {
    match(english(), joined, found);
    if (!found.some((one) => one.kind === 'grief' || LEVEL_OF[one.kind] === 'crisis')) match(englishLoose(), joined, found);
  }
  return found;
}

function match({ gate, groups }: GroupSet, joined: string, found: Finding[]): void {
  const open = gate.open(joined);
  for (const [index, { kind, guard, any }] of groups.entries()) {
    if (open[index] === 0) continue;
    any.lastIndex = 0;
    for (let hit = any.exec(joined); hit !== null; hit = any.exec(joined)) {
      const start = hit.index;
      const end = start + hit[0].length;
      const verdict = weigh(guard, joined, start, end);
      if (verdict === 'stands') found.push({ kind, start: start + 1, end });
      if (verdict === 'softened') found.push({ kind: 'distress', softened: true, start: start + 1, end });
      any.lastIndex = verdict === 'stands' ? end : start + 1;
    }
  }
}

/** @returns the gravest finding's level and kind, with every passage of that level in the original text. */
export function gravest(words: Words, findings: readonly Finding[]): Safety {
  let kind: SafetyKind | null = null;
  for (const finding of findings) if (kind === null || rank(finding.kind) < rank(kind)) kind = finding.kind;
  if (kind === null) return { level: 'none', kind: null };
  const level = LEVEL_OF[kind];
  const spans = findings.filter((one) => LEVEL_OF[one.kind] === level).map((one) => passage(words, one.start, one.end));
  return { level, kind, spans };
}

/** @returns the graver of two readings; the first where they are equal. */
export function graverSafety(a: Safety, b: Safety): Safety {
  return atLeast(a.level, b.level) ? a : b;
}

function rank(kind: SafetyKind): number {
  return SAFETY_KINDS.indexOf(kind);
}

function compile(groups: readonly PatternGroup[]): GroupSet {
  const expanded = groups.map(({ patterns }) => patterns.map(expand));
  return {
    gate: new Gate(expanded),
    groups: groups.map(({ kind, guard }, index) => ({
      kind,
      guard,
      any: new RegExp(` (?:${expanded[index]?.join('|')})(?= )`, 'g'),
    })),
  };
}

/** Both orders of a pair, within one sentence. */
function paired({ kind, one, other }: Pair): PatternGroup {
  const far = '(?: [^ .?!]+){0,14} ';
  return { kind, guard: 'body', patterns: [`${one}${far}${other}`, `${other}${far}${one}`] };
}

/** Writes a pattern's classes and gaps out as a regular expression. */
function expand(pattern: string): string {
  const gapped = pattern.replaceAll('(?: .. )?', '(?: [^ .?!,]+){0,5}').replaceAll(' .. ', '(?: [^ .?!,]+){0,5} ');
  return gapped.replace(/\{(\w*[a-z]\w*)\}/g, (_whole, name: string) => {
    const entry = LEXICON[name];
    if (entry === undefined) throw new RangeError(`no class {${name}} in the lexicon of danger`);
    return `(?:${expand(entry)})`;
  });
}
