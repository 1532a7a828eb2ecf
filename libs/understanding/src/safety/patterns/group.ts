import type { SafetyKind } from '../kinds.js';

/**
 * What may take a match back (see guards.ts):
 * - mind: thoughts and acts of harm. Denied, long past or told of the dead: a person still reads it, as distress or grief.
 * - body: symptoms and events. Denied, long past, of the dead, or asked about in general: no danger.
 * - feeling: denied: nothing.
 * - loss: long past: nothing.
 * - plain: nothing takes it back.
 */
export type Guard = 'mind' | 'body' | 'feeling' | 'loss' | 'plain';

/**
 * Patterns of one kind. They are regular expressions over `Words.joined` in which `{name}` stands for an entry of the lexicon,
 * ` .. ` for up to four words of the same clause, and a blank for the end of a word.
 */
export interface PatternGroup {
  readonly kind: SafetyKind;
  readonly guard: Guard;
  readonly patterns: readonly string[];
}
