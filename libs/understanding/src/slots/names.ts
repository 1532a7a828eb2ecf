import type { Slots } from '@carethread/conversation';
import type { Lexicon } from '../lexicon.js';
import { normalise } from '../normalise.js';
import { editDistance } from './distance.js';
import { type Word, wordsOf } from './words.js';

const KINDS = ['practitioner', 'location', 'visitType', 'medicine'] as const;
type Kind = (typeof KINDS)[number];

interface Name {
  readonly kind: Kind;
  readonly value: string;
  /** A bare last name: it counts only where the words before say that a person is meant ("Dr. Park", but "park"). */
  readonly needsTitle: boolean;
}

/** A word that may be misspelt, with the letters that are in it. */
interface Known {
  readonly word: string;
  readonly letters: number;
  readonly name: Name;
}

/** Names by how they are written without spaces and accents, so that "check up", "check-up" and "checkup" are one. */
interface Index {
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** Long single words by first letter, for misspellings. */
  readonly words: ReadonlyMap<string, readonly Known[]>;
  readonly longest: number;
}

const TITLES = new Set(['dr', 'dra', 'doctor', 'doctora', 'nurse', 'np', 'pa', 'enfermera', 'enfermero']);
const LED = new Set([...TITLES, 'with', 'con', 'see']);
const CREDENTIALS = new Set(['md', 'do', 'np', 'pa', 'rn', 'phd', 'dds', 'fnp', 'pac']);
/** Words that a place's name shares with every other place. */
const PLACE_WORDS = new Set([
  'clinic',
  'center',
  'centre',
  'office',
  'health',
  'medical',
  'family',
  'the',
  'clinica',
  'centro',
  'site',
  'building',
]);
const MOST_WORDS = 5;
/** Misspellings: one letter in a word of six, two in a word of nine. Shorter words are too near to others. */
const ONE_LETTER = 6;
const TWO_LETTERS = 9;
/** After "Dr." a name is expected, so that a shorter one may be misspelt too. */
const TITLED_LETTER = 4;

const plainWords = (name: string): string[] =>
  wordsOf(normalise(name))
    .map((word) => word.text)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

class IndexBuilder {
  readonly names = new Map<string, Name[]>();
  readonly words = new Map<string, Known[]>();
  longest = 1;

  add(words: readonly string[], kind: Kind, value: string, needsTitle = false): void {
    const key = words.join('');
    if (key === '') return;
    const name = { kind, value, needsTitle };
    const known = this.names.get(key) ?? [];
    if (known.some((other) => other.kind === kind && other.value === value)) return;
    this.names.set(key, [...known, name]);
    this.longest = Math.min(Math.max(this.longest, words.length + 1), MOST_WORDS);
    const shortest = needsTitle ? TITLED_LETTER : ONE_LETTER;
    if (words.length === 1 && key.length >= shortest && kind !== 'location') {
      const letter = key.charAt(0);
      this.words.set(letter, [...(this.words.get(letter) ?? []), { word: key, letters: lettersIn(key), name }]);
    }
  }
}

function addPractitioner(index: IndexBuilder, practitioner: Lexicon['practitioners'][number]): void {
  const { name } = practitioner;
  const words = plainWords(name).filter((word) => !TITLES.has(word) && !CREDENTIALS.has(word));
  index.add(words, 'practitioner', name);
  const last = words.at(-1);
  if (last !== undefined) index.add([last], 'practitioner', name, true);
  const first = words[0];
  if (first !== undefined && words.length > 1) index.add([first], 'practitioner', name, true);
  for (const alias of practitioner.aliases) {
    const all = plainWords(alias);
    const bare = all.filter((word) => !TITLES.has(word) && !CREDENTIALS.has(word));
    index.add(all, 'practitioner', name, all.length === 1);
    index.add(bare, 'practitioner', name, bare.length === 1);
  }
}

function build(lexicon: Lexicon): Index {
  const index = new IndexBuilder();
  for (const practitioner of lexicon.practitioners) addPractitioner(index, practitioner);
  for (const { name, aliases } of lexicon.locations) {
    for (const written of [name, ...aliases]) {
      const words = plainWords(written);
      index.add(words, 'location', name);
      index.add(
        words.filter((word) => !PLACE_WORDS.has(word)),
        'location',
        name,
      );
    }
  }
  for (const { code, names } of lexicon.visitTypes) {
    for (const written of [...names.en, ...names.es]) index.add(plainWords(written), 'visitType', code);
  }
  for (const { name, aliases } of lexicon.medicines) {
    for (const written of [name, ...aliases]) index.add(plainWords(written), 'medicine', name);
    const [brand] = plainWords(name);
    if (brand !== undefined && brand.length > 3) index.add([brand], 'medicine', name);
  }
  return { names: index.names, words: index.words, longest: index.longest };
}

const indices = new WeakMap<Lexicon, Index>();

function indexOf(lexicon: Lexicon): Index {
  const known = indices.get(lexicon);
  if (known !== undefined) return known;
  const made = build(lexicon);
  indices.set(lexicon, made);
  return made;
}

/** Which letters a word has, a bit each. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(letters: number): number {
  let bits = 0;
  for (let left = letters; left !== 0; left &= left - 1) bits++;
  return bits;
}

function misspelt(index: Index, word: string): Name[] {
  if (word.length < TITLED_LETTER) return [];
  const most = word.length >= TWO_LETTERS ? 2 : 1;
  const letters = lettersIn(word);
  let best = most + 1;
  let found: Name[] = [];
  for (const { word: known, letters: its, name } of index.words.get(word.charAt(0)) ?? []) {
    // A letter changed is at most one that only the one has and one that only the other has.
    if (bitsIn(letters ^ its) > 2 * most) continue;
    const distance = editDistance(word, known, most);
    if (distance > most || (word.length < ONE_LETTER && !name.needsTitle) || (name.kind === 'visitType' && distance > 1))
      continue;
    if (distance < best) found = [];
    if (distance <= best) found.push(name);
    best = Math.min(best, distance);
  }
  return found;
}

/** The names from one word on: the longest that is known, else a misspelt one. */
function namesAt(index: Index, words: readonly Word[], at: number): { names: Name[]; length: number } | null {
  const titled = LED.has(words[at - 1]?.text ?? '') || (words[at - 1]?.text === '.' && TITLES.has(words[at - 2]?.text ?? ''));
  const fits = (name: Name) => !name.needsTitle || titled || words.length <= 2;
  let found: { names: Name[]; length: number } | null = null;
  let key = '';
  for (let length = 1; length <= index.longest && at + length <= words.length; length++) {
    const word = words[at + length - 1]?.text ?? '';
    if (word !== '-') key += word;
    const names = (index.names.get(key) ?? []).filter(fits);
    if (names.length > 0) found = { names, length };
  }
  if (found !== null) return found;
  const names = misspelt(index, words[at]?.text ?? '').filter((name) => !name.needsTitle || titled);
  return names.length > 0 ? { names, length: 1 } : null;
}

/**
 * Finds who, where, what for and which medicine a text names. A kind of which two different ones were named is left out and
 * told in `ambiguous`.
 */
export function readNames(words: readonly Word[], lexicon: Lexicon): Slots {
  const index = indexOf(lexicon);
  const found = new Map<Kind, Set<string>>();
  for (let at = 0; at < words.length; ) {
    const here = namesAt(index, words, at);
    for (const { kind, value } of here?.names ?? []) found.set(kind, (found.get(kind) ?? new Set()).add(value));
    at += here?.length ?? 1;
  }
  const slots: Slots = {};
  for (const kind of KINDS) {
    const [value, another] = found.get(kind) ?? [];
    if (value === undefined) continue;
    if (another === undefined) slots[kind] = value;
    else slots.ambiguous = kind;
  }
  return slots;
}
