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
  readonly words: ReadonlySet<string>;
}

function overlaps(intents: readonly Intent[], language: Language): string[] {
  const examples: Example[] = intents.flatMap(({ name, examples: byLanguage }) =>
    byLanguage[language].map((text) => ({ intent: name, text, words: new Set(plain(text).split(' ')) })),
  );
  const findings: string[] = [];
  for (const [index, one] of examples.entries()) {
    for (const other of examples.slice(index + 1)) {
      const where = `"${one.text}" (${one.intent}) and "${other.text}" (${other.intent})`;
      if (plain(one.text) === plain(other.text)) findings.push(`${where} are the same in ${language}: keep one of them`);
      else if (one.intent !== other.intent && likeness(one.words, other.words) >= ALIKE)
        findings.push(`${where} are nearly the same in ${language}: reword the one that fits its intent less`);
    }
  }
  return findings;
}

/** Shared words by all words of both (Jaccard's index); very short examples are told apart by a single word, so they are left. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (Math.min(one.size, other.size) < MIN_WORDS) return 0;
  const shared = one.intersection(other).size;
  return shared / (one.size + other.size - shared);
}
