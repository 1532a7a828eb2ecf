import type { Safety, SafetyLevel } from '@carethread/conversation';
import { atLeast } from '@carethread/conversation';
import { passage, readWords, type Words } from '../linear/words.js';
import { weigh } from './guards.js';
import { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';
import { EN_BODY } from './patterns/en-body.js';
import { EN_CONCERN } from './patterns/en-concern.js';
import { EN_MIND } from './patterns/en-mind.js';
import { EN_URGENT } from './patterns/en-urgent.js';
import { ES_BODY, ES_CONCERN, ES_MIND, ES_URGENT } from './patterns/es.js';
import type { Guard, PatternGroup } from './patterns/group.js';
import { IDIOMS } from './patterns/idioms.js';
import { LEXICON } from './patterns/lexicon.js';

interface CompiledGroup {
  readonly kind: SafetyKind;
  readonly guard: Guard;
  readonly any: RegExp;
}

/** One finding of the patterns: a kind, and where in `Words.joined` it stands. */
export interface Finding {
  readonly kind: SafetyKind;
  readonly start: number;
  readonly end: number;
}

const GROUPS: readonly CompiledGroup[] = [
  ...EN_MIND,
  ...ES_MIND,
  ...EN_BODY,
  ...ES_BODY,
  ...EN_URGENT,
  ...ES_URGENT,
  ...EN_CONCERN,
  ...ES_CONCERN,
].map(compile);
const IDIOM = new RegExp(` (?:${IDIOMS.map(expand).join('|')})(?= )`, 'g');

/**
 * What the patterns find in a text, both languages at once: people mix them, and a language guessed wrong must hide nothing.
 * @returns all findings that stand after negation, time, person and idiom are weighed, in the order of the groups.
 */
export function findPatterns(words: Words): Finding[] {
  const joined = words.joined.replace(IDIOM, (idiom) => ` ${'_'.repeat(idiom.length - 1)}`);
  const found: Finding[] = [];
  for (const group of GROUPS) {
    group.any.lastIndex = 0;
    for (let match = group.any.exec(joined); match !== null; match = group.any.exec(joined)) {
      const start = match.index;
      const end = start + match[0].length;
      const verdict = weigh(group.guard, joined, start, end);
      if (verdict === 'stands') found.push({ kind: group.kind, start: start + 1, end });
      if (verdict === 'softened') found.push({ kind: 'distress', start: start + 1, end });
      group.any.lastIndex = Math.max(start + 1, verdict === 'stands' ? end : start + 1);
    }
  }
  return found;
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

export function levelOf(kind: SafetyKind): SafetyLevel {
  return LEVEL_OF[kind];
}

function compile(group: PatternGroup): CompiledGroup {
  return { kind: group.kind, guard: group.guard, any: new RegExp(` (?:${group.patterns.map(expand).join('|')})(?= )`, 'g') };
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

export { readWords };
