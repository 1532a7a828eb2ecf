import { PATTERNS, type Placeholder } from './patterns.js';
import { plain } from './words.js';

/** A text that may leave the machine, and how to read what comes back. */
export interface Redacted {
  readonly text: string;
  /**
   * Puts the values back into an answer.
   * @returns null where the answer names a placeholder that there is none of: it was made up
   */
  restore(answer: string): string | null;
}

export interface Redactor {
  /**
   * Several texts of one conversation share their placeholders: the same value is the same placeholder in all of them.
   * @param known what is known to identify the patient: the name they proved to be, say
   */
  redact(texts: readonly string[], known?: readonly string[]): { readonly texts: readonly string[] } & Pick<Redacted, 'restore'>;
}

/** What a placeholder looks like, in what leaves and in what comes back. */
const PLACEHOLDER = /\[(?:name|date|number|address|email|url|id|word|sign)-\d+\]/g;
/** After these, the next words are a name whatever they are: "my name is will young". */
const NAMES_FOLLOW =
  /(?:^|[^\p{L}])(?:names? is|names?:|named|called|call me|me llamo|se llama|llamad[oa]|nombre es|nombre:|apellido:?|apellido es|attn:?|sincerely,?|regards,?)\s*$/iu;
const NAME_FOLLOWS =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|dra|doctor|doctora|sr|sra|srta|señora?|señorita|don|doña|nurse|aunt|uncle|tia|tio|tía|tío)\.?\s*$/iu;
const BETWEEN_NAMES = /^[\s'’.-]{1,2}$/;
/** Small words that end a name. */
const NAME_ENDS = new Set(
  'a al am and as at back because but can do en for from i if in is me my on or para pero por porque que so the to was when with y yo'.split(
    ' ',
  ),
);
const LONGEST_NAME = 3;
/** Where a sentence begins a capital says nothing. */
const BEGINS = /(?:^|[.!?¡¿:;"“”()\n\r]|[-–—•*])\s*$/u;
/** Signs that say nothing of anybody; the rest (control and bidirectional signs, letters of other scripts' marks) stays here. */
const HARMLESS = /^[\s!-/:-@[-`{-~¡¿“”‘’…–—•€£°]$|^\p{Extended_Pictographic}$/u;
const LETTERS_SPELLED = 3;

/**
 * @param ordinary the words that may leave, as `ordinaryWords` gives them
 * @returns what replaces everything that could tell who somebody is. Dates, numbers, addresses, e-mail addresses, URLs and ids
 *   are found by their shape; names by exclusion: a word leaves only if it is an ordinary one, not after "my name is", and not
 *   with a capital where a sentence goes on. Nothing that was not thought of gets out, at the price of some misspelt words.
 */
export function createRedactor(ordinary: ReadonlySet<string>): Redactor {
  return {
    redact: (texts, known = []) => {
      const book = new Book();
      const secret = new Set(known.flatMap((value) => (value.match(/\p{L}+/gu) ?? []).map(plain)));
      const out = texts.map((text) => redactOne(text, (word) => ordinary.has(word) && !secret.has(word), book));
      return { texts: out, restore: (answer) => book.restore(answer) };
    },
  };
}

/** Which placeholder stands for which value. */
class Book {
  readonly #placeholders = new Map<string, string>();
  readonly #values = new Map<string, string>();
  readonly #counts = new Map<Placeholder, number>();

  placeholder(kind: Placeholder, value: string): string {
    const known = this.#placeholders.get(value);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const placeholder = `[${kind}-${count}]`;
    this.#placeholders.set(value, placeholder);
    this.#values.set(placeholder, value);
    return placeholder;
  }

  restore(answer: string): string | null {
    let madeUp = false;
    const restored = answer.replace(PLACEHOLDER, (placeholder) => {
      const value = this.#values.get(placeholder);
      if (value === undefined) madeUp = true;
      return value ?? '';
    });
    return madeUp ? null : restored;
  }
}

interface Passage {
  readonly kind: Placeholder | 'word-or-name' | 'plain';
  readonly value: string;
}

function redactOne(text: string, isOrdinary: (word: string) => boolean, book: Book): string {
  let out = '';
  let before = '';
  let named = 0;
  let lastWasName = false;
  for (const { kind, value } of passagesOf(text)) {
    if (kind === 'word-or-name') {
      if (NAMES_FOLLOW.test(before)) named = LONGEST_NAME;
      else if (NAME_FOLLOWS.test(before)) named = 1;
      if (NAME_ENDS.has(value)) named = 0;
      const isName: boolean =
        named > 0 || (lastWasName && isCapital(value)) || (isCapital(value) && !BEGINS.test(before) && !isI(value));
      lastWasName = isName;
      if (isName) out += book.placeholder('name', value);
      else out += isOrdinary(plain(value)) ? value : book.placeholder('word', value);
      named = Math.max(0, named - 1);
    } else if (kind === 'plain') {
      out += value;
      if (!BETWEEN_NAMES.test(value)) {
        named = 0;
        if (value.trim() !== '') lastWasName = false;
      }
    } else {
      out += book.placeholder(kind, value);
      lastWasName = false;
    }
    before += value;
  }
  return out;
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const isI = (word: string) => word === 'I';

/** Cuts a text into what is found by its shape, words, and the signs between. Put together they are the text again. */
function* passagesOf(text: string): Generator<Passage> {
  let at = 0;
  for (const { index, kind, value } of shapes(text)) {
    yield* between(text.slice(at, index));
    yield { kind, value };
    at = index + value.length;
  }
  yield* between(text.slice(at));
}

function shapes(text: string): { index: number; kind: Placeholder; value: string }[] {
  const found: { index: number; kind: Placeholder; value: string }[] = [];
  let at = 0;
  const all = PATTERNS.flatMap(({ kind, pattern }, rank) =>
    [...text.matchAll(pattern)].map((match) => ({ index: match.index, kind, value: match[0], rank })),
  );
  // Of what begins together the first pattern wins; what lies inside of something found before is part of it.
  all.sort((a, b) => a.index - b.index || a.rank - b.rank);
  for (const { index, kind, value } of all) {
    if (value === '' || index + value.length <= at) continue;
    const cut = Math.max(index, at);
    const rest = value.slice(cut - index);
    found.push({ index: cut, kind, value: rest });
    at = cut + rest.length;
  }
  return found;
}

function* between(text: string): Generator<Passage> {
  const passages = text.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]/gu) ?? [];
  for (let index = 0; index < passages.length; index++) {
    const value = passages[index] ?? '';
    const spelled = spelledOut(passages, index);
    if (spelled > 0) {
      yield { kind: 'name', value: passages.slice(index, index + spelled).join('') };
      index += spelled - 1;
    } else if (/^[\p{L}\p{M}]/u.test(value)) yield { kind: 'word-or-name', value };
    else yield { kind: HARMLESS.test(value) ? 'plain' : 'sign', value };
  }
}

/** "m a r i a", "M-A-R-I-A": letters one by one spell a name. @returns how many passages they take, 0 where none begin here */
function spelledOut(passages: readonly string[], from: number): number {
  let end = from;
  let letters = 0;
  while (/^\p{L}$/u.test(passages[end] ?? '')) {
    letters += 1;
    end += 1;
    if (/^[\s.,-]$/.test(passages[end] ?? '') && /^\p{L}$/u.test(passages[end + 1] ?? '')) end += 1;
    else break;
  }
  return letters >= LETTERS_SPELLED ? end - from : 0;
}
