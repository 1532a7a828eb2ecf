import { readFileSync } from 'node:fs';
import { atLeast, type Language, type Safety, type SafetyLevel } from '@carethread/conversation';
import { parseModel, probabilities } from '../linear/model.js';
import { readWords, type Words } from '../linear/words.js';
import type { NormalisedText } from '../normalise.js';
import { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';
import { readElsewhere } from './languages/index.js';
import { findPatterns, graverSafety, gravest, readable, withoutIdioms } from './screen.js';

export { LEVEL_OF, SAFETY_KINDS, type SafetyKind } from './kinds.js';

const artefact = (name: string) =>
  parseModel(JSON.parse(readFileSync(new URL(`../../artefacts/${name}`, import.meta.url), 'utf8')));
/** Words alone, both languages. */
const QUICK = artefact('safety.json');
/** Words beside a sentence vector, English. */
const JOINED = artefact('safety-joined.json');
const KINDS = QUICK.labels.map((label) => SAFETY_KINDS.find((kind) => kind === label) ?? null);

/**
 * From how likely on a message is raised to a level or above. A miss costs a life and a false alarm a minute, so a crisis needs
 * least. Chosen on held-out folds of the training messages (training/README.md).
 */
const SURE_ENOUGH = [
  { level: 'crisis', from: 0.19 },
  { level: 'urgent', from: 0.28 },
  { level: 'concern', from: 0.55 },
] as const;
/** Where words alone make danger less likely than this, and no pattern is found, no second look is taken. */
const SURELY_ROUTINE = 0.08;
/**
 * Where the models are so sure that nothing is meant, what a pattern found falls. For a crisis they have to be all but certain: of the
 * crises that patterns found in held-out folds, none would have fallen (training/README.md).
 */
const SURELY_NOTHING = { byWords: 0.95, byMeaning: 0.8 } as const;
const CERTAINLY_NOTHING = { byWords: 0.98, byMeaning: 0.97 } as const;
/** Share of words alone in a second look. */
const QUICK_SHARE = 0.4;
/** Of two or three words the models know too little; the patterns read them. */
const FEWEST_WORDS = 4;

/** Gives the sentence vector of the message at hand. */
export type VectorOf = () => Float32Array | null;

const noVector: VectorOf = () => null;

/**
 * The danger screen: patterns with negation, time, person and idiom, then models learnt from messages of danger and of none, first
 * over the words, then, where those leave any doubt, over the meaning of the sentence as well. The graver of patterns and models wins,
 * and what a pattern found falls only where the models are sure that nothing is meant. Plain words of danger in other languages count
 * wherever they stand, and a text that is in one of these goes to a person. Works on the text as written, with no network.
 *
 * @param text as the normaliser gives it; only `original` is read, so that no earlier stage can hide a danger
 * @param language the language it seems to be in; texts that mix or hide theirs are read in both
 * @param vector the message's sentence vector, asked for where there is any doubt; none in a language the vectors do not know
 * @returns level and kind (one of SAFETY_KINDS), with the passages that raised it as [start, end) of the original text; a finding of
 *   the models spans the whole text
 */
export function screenSafety(text: NormalisedText, language: Language, vector: VectorOf = noVector): Safety {
  const { other, safety } = readElsewhere(text.original);
  return graverSafety(safety, other ? unspoken(text) : spoken(text, language, vector));
}

/** A text in a language that the assistant does not speak: a person reads it, whatever it says. The models know nothing of it. */
function unspoken({ original }: NormalisedText): Safety {
  const words = readWords(original);
  return graverSafety(gravest(words, findPatterns(withoutIdioms(words), 'en')), {
    level: LEVEL_OF.vulnerable,
    kind: 'vulnerable',
  });
}

/** A text in English, Spanish or both. */
function spoken(text: NormalisedText, language: Language, vector: VectorOf): Safety {
  const words = readWords(text.original);
  const plain = withoutIdioms(words);
  const findings = findPatterns(plain, language);
  const found = gravest(words, findings);
  if (findings.some((one) => one.softened)) return found;
  const read = readable(plain);
  if (read.split(' ').length - 2 < FEWEST_WORDS) return found;
  const { likely, meaningRead } = look(read, found.level !== 'none', vector);
  if (falls(found.level, 1 - massFrom('concern', likely), meaningRead)) return { level: 'none', kind: null };
  return graverSafety(found, learnt(words, likely));
}

interface Look {
  /** How likely each label is. */
  readonly likely: Float64Array;
  /** Whether the sentence vector had its say. */
  readonly meaningRead: boolean;
}

/** Words alone; where there is doubt and a vector, a second look. */
function look(read: string, doubt: boolean, vector: VectorOf): Look {
  const quick = probabilities(QUICK, read);
  if (!doubt && massFrom('concern', quick) < SURELY_ROUTINE) return { likely: quick, meaningRead: false };
  const meaning = vector();
  if (meaning === null) return { likely: quick, meaningRead: false };
  const joined = probabilities(JOINED, read, meaning);
  const likely = joined.map((chance, label) => QUICK_SHARE * (quick[label] ?? 0) + (1 - QUICK_SHARE) * chance);
  return { likely, meaningRead: true };
}

/** Whether what the patterns found is taken back. @param nothing how likely it is that nothing is meant */
function falls(found: SafetyLevel, nothing: number, meaningRead: boolean): boolean {
  if (found === 'none') return false;
  const needed = found === 'crisis' ? CERTAINLY_NOTHING : SURELY_NOTHING;
  return nothing >= (meaningRead ? needed.byMeaning : needed.byWords);
}

/** @returns how likely the message is of a level or a graver one */
function massFrom(level: SafetyLevel, likely: Float64Array): number {
  let mass = 0;
  for (const [label, kind] of KINDS.entries()) if (kind !== null && atLeast(LEVEL_OF[kind], level)) mass += likely[label] ?? 0;
  return mass;
}

/** What the models make of it: the gravest level that is likely enough, and the likeliest kind of it. */
function learnt(words: Words, likely: Float64Array): Safety {
  const reached = SURE_ENOUGH.find(({ level, from }) => massFrom(level, likely) >= from);
  if (!reached) return { level: 'none', kind: null };
  let kind: SafetyKind | null = null;
  let highest = 0;
  for (const [label, candidate] of KINDS.entries()) {
    const chance = likely[label] ?? 0;
    if (candidate !== null && LEVEL_OF[candidate] === reached.level && chance > highest) [kind, highest] = [candidate, chance];
  }
  const [first, last] = [words.spans[0], words.spans.at(-1)];
  return { level: reached.level, kind, spans: [[first?.[0] ?? 0, last?.[1] ?? 0]] };
}
