import { LANGUAGES, type Language } from '@carethread/conversation';
import { type Intent, type Policy, plain } from '@carethread/dialogue';

const ENOUGH_EXAMPLES = 25;
/** Of two intents' examples, these share most of their words: one may steal from the other. */
const ALIKE = 0.8;
const MIN_WORDS = 3;

/**
 * Reads a policy for what is no error but will be understood badly: the same example in two intents, examples that are nearly
 * the same in two, too few of them.
 * @returns one sentence a finding; empty where there is nothing to say
 */
export function findingsOf({ intents }: Policy): string[] {
  const all = [...intents.values()];
  return LANGUAGES.flatMap((language) => [...tooFew(all, language), ...overlaps(all, language)]);
}

function tooFew(intents: readonly Intent[], language: Language): string[] {
  return intents
    .filter(({ examples }) => examples[language].length < ENOUGH_EXAMPLES)
    .map(
      ({ name, examples }) =>
        `${name} has ${examples[language].length} examples in ${language}; ${ENOUGH_EXAMPLES} or more are understood better`,
    );
}

interface Example {
  readonly intent: string;
  readonly text: string;
  readonly plain: string;
  /** The rarest first. */
  readonly words: readonly string[];
}

function overlaps(intents: readonly Intent[], language: Language): string[] {
  const findings: string[] = [];
  const before = new Map<string, Example[]>();
  for (const one of examplesOf(intents, language)) {
    const known = new Set(telling(one).flatMap((word) => before.get(word) ?? []));
    for (const other of known) {
      if (other.words.length < ALIKE * one.words.length || one.words.length < ALIKE * other.words.length) continue;
      const where = `"${other.text}" (${other.intent}) and "${one.text}" (${one.intent})`;
      if (one.plain === other.plain) findings.push(`${where} are the same in ${language}: keep one of them`);
      else if (one.intent !== other.intent && likeness(one.words, other.words) >= ALIKE)
        findings.push(`${where} are nearly the same in ${language}: reword the one that fits its intent less`);
    }
    for (const word of telling(one)) {
      const having = before.get(word);
      if (having) having.push(one);
      else before.set(word, [one]);
    }
  }
  return findings;
}

function examplesOf(intents: readonly Intent[], language: Language): Example[] {
  const all = intents.flatMap(({ name, examples }) =>
    examples[language].map((text) => ({ intent: name, text, plain: plain(text) })),
  );
  const counts = new Map<string, number>();
  const split = all.map((one) => ({ ...one, words: [...new Set(one.plain.split(' '))] }));
  for (const { words } of split) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarer = (a: string, b: string) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1);
  return split.map((one) => ({ ...one, words: one.words.sort(rarer) }));
}

/**
 * The words of which two examples that are alike must share one: whatever lacks all of these shares too few of the others. So
 * that thousands of examples need not each be laid beside each other (Bayardo, Ma and Srikant 2007, prefix filtering).
 */
function telling({ words }: Example): readonly string[] {
  return words.slice(0, words.length - Math.ceil(ALIKE * words.length) + 1);
}

/** Shared words by all words of both (Jaccard's index); very short examples are told apart by a single word, so they are left. */
function likeness(one: readonly string[], other: readonly string[]): number {
  if (Math.min(one.length, other.length) < MIN_WORDS) return 0;
  const shared = one.filter((word) => other.includes(word)).length;
  return shared / (one.length + other.length - shared);
}
