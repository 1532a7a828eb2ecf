import type { Safety } from '@carethread/conversation';
import { passage, type Words } from '../../linear/words.js';
import { LEVEL_OF, SAFETY_KINDS } from '../kinds.js';
import { fold, foldedWords } from './folded.js';
import type { OtherLanguage } from './group.js';
import { findPhrases, mayHoldDanger, OTHER_LANGUAGES } from './phrases.js';
import { ENGLISH_WORDS, SPANISH_WORDS } from './spoken.js';
import { byScript, OWN_LETTERS } from './which.js';

/** What a text says in a language that the assistant does not speak. */
export interface ReadElsewhere {
  /** Whether the whole text is in such a language. */
  readonly other: boolean;
  /** Which one, where it is and that is clear. */
  readonly language?: Pick<OtherLanguage, 'code' | 'name'>;
  /** The danger that its plain words tell of, wherever in the text they stand. */
  readonly safety: Safety;
}

const NOTHING: ReadElsewhere = { other: false, safety: { level: 'none', kind: null } };
/** Longer pastes are read so far. */
const LIMIT = 4000;
const ONLY_ASCII = /^[ -~\s]*$/;
const NO_WORD = /[^a-z0-9]+/g;

/** Which languages each small word is of, as bits. */
const LANGUAGES_OF = new Map<string, number>();
const LATIN = OTHER_LANGUAGES.filter(({ words }) => words !== undefined);
for (const [bit, { words }] of LATIN.entries())
  for (const word of fold(words ?? '').split(' ')) LANGUAGES_OF.set(word, (LANGUAGES_OF.get(word) ?? 0) | (1 << bit));
/** Small words that Spanish shares with its neighbours: they speak for none of them. */
const SHARED = new Set(
  'de la el un una en me te se le les que si no y e a o para por con mi tu es al del su favor ya son lo mas'.split(' '),
);
/** So many of its small words tell a language, where there are more of them than of English and Spanish. */
const FEWEST = 2;
/** A letter of these stands for about so many of an alphabet. */
const LETTERS_EACH = 3;
const LATIN_LETTER = /[a-z]/g;
const ALPHABETIC = /[\u0370-\u10ff\u1200-\u1fff\ua000-\uabff]/g;
const SYLLABIC = /[\u3040-\u9fff\uac00-\ud7af]/g;

/** A greeting or thanks of another language, alone: with more of English or Spanish beside it, it is a pleasantry. */
const GREETING =
  /^ (?:bonsoir|bonjou|bonswa|xin chao|guten (?:tag|morgen|abend)|bom dia|boa (?:tarde|noite)|(?:muito )?obrigad[oa]|buon ?giorno|buona ?sera|k[ua]musta|magandang \w+|dzien dobry|witam|iska warran|goedemorgen|merhaba|habari|buna ziua) (?:\w+ )?$/;

/** Letters that neither English nor Spanish has: a name may have one, so they count as no more than one small word. */
const FOREIGN = /[ãõâêôçäößłąęśźżńćđơưøåæčšžěřőűạ-ỹ]/iu;

/** The text read last: the language is asked for first, then the danger. */
let last: { readonly text: string; readonly read: ReadElsewhere } | null = null;

/**
 * Reads a text for other languages than English and Spanish: whether it is in one, and what dangers its plain words tell of. A text
 * in plain Latin letters costs a lookup a word; phrases are looked for only behind a gate, or in another script.
 */
export function readElsewhere(original: string): ReadElsewhere {
  if (last?.text !== original) last = { text: original, read: read(original.slice(0, LIMIT)) };
  return last.read;
}

function read(original: string): ReadElsewhere {
  if (ONLY_ASCII.test(original)) {
    const joined = ` ${original.toLowerCase().replace(NO_WORD, ' ')} `;
    if (!mayHoldDanger(joined)) return { ...NOTHING, ...otherIn(joined, original) };
  }
  const words = foldedWords(original, LIMIT);
  const found = otherIn(words.joined, original);
  return { ...found, safety: dangerIn(words, found.other) };
}

type Found = Omit<ReadElsewhere, 'safety'>;

/** Whether most of a text is in another script, or more of its small words are of one other language than of the two spoken. */
function otherIn(joined: string, original: string): Found {
  const elsewhere = ONLY_ASCII.test(joined) ? 0 : count(joined, ALPHABETIC) + LETTERS_EACH * count(joined, SYLLABIC);
  if (elsewhere > 1 && elsewhere >= count(joined, LATIN_LETTER)) return named(byScript(original));
  const words = joined.split(' ');
  const foreign = new Set(words.filter((word) => LANGUAGES_OF.has(word)));
  const signs = foreign.size > 0 && FOREIGN.test(original) ? 1 : 0;
  const greeting = GREETING.test(joined);
  if (foreign.size + signs < FEWEST && !greeting) return SPOKEN;
  const each = LATIN.map((_, bit) => [...foreign].filter((word) => ((LANGUAGES_OF.get(word) ?? 0) >> bit) & 1).length);
  const most = Math.max(...each);
  const likeliest = most > 0 && each.indexOf(most) === each.lastIndexOf(most) ? LATIN[each.indexOf(most)] : undefined;
  const sure = greeting || most >= FEWEST || OWN_LETTERS[likeliest?.code ?? '']?.test(original);
  const which = sure ? likeliest : undefined;
  if (greeting) return named(which);
  const spoken = new Set(words.filter((word) => isSpoken(word) && !foreign.has(word)));
  return most + signs >= FEWEST && most + signs > spoken.size ? named(which) : SPOKEN;
}

const SPOKEN: Found = { other: false };

function named(language: Pick<OtherLanguage, 'code' | 'name'> | undefined): Found {
  return language ? { other: true, language: { code: language.code, name: language.name } } : { other: true };
}

const isSpoken = (word: string): boolean => (ENGLISH_WORDS.has(word) || SPANISH_WORDS.has(word)) && !SHARED.has(word);

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** @returns the gravest that the phrases find, with every passage of that level. */
function dangerIn(words: Words, other: boolean): Safety {
  const found = findPhrases(words, other);
  const kind = SAFETY_KINDS.find((candidate) => found.some((one) => one.kind === candidate));
  if (kind === undefined) return NOTHING.safety;
  const level = LEVEL_OF[kind];
  return {
    level,
    kind,
    spans: found.filter((one) => LEVEL_OF[one.kind] === level).map(({ start, end }) => passage(words, start, end)),
  };
}
