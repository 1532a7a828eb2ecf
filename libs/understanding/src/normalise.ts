import { EMOJI, EMOTICONS, SHORTHAND } from './shorthand.js';

/** A word, number, sign or emoji of a message. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'emoji';
  /** Normalised: lower case, shorthand spelt out. Where shorthand or an emoji stands for several words, each is a token. */
  readonly text: string;
  /** Where it begins in `NormalisedText.text` (and `.folded`). */
  readonly at: number;
  /** Where it stood in the text as written, [start, end) in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A message made plain, once, for every stage after it. */
export interface NormalisedText {
  /** As the patient wrote it. */
  readonly original: string;
  /**
   * Lower case, NFC, straight quotes, shorthand spelt out, emoji as words, zero-width and control characters and lone
   * surrogates gone, white space single, letters repeated for emphasis taken back ("heeeelp" is "help"). Signs are kept.
   */
  readonly text: string;
  /** `text` without accents, for comparing; same length, so the same offsets. */
  readonly folded: string;
  readonly tokens: readonly Token[];
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const SIGN = 4;
const DROP = 5;

const ASCII_CLASS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) ASCII_CLASS[code] = LETTER;
  else if (code >= 48 && code <= 57) ASCII_CLASS[code] = DIGIT;
  else if (code === 32 || (code >= 9 && code <= 13)) ASCII_CLASS[code] = SPACE;
  else if (code < 32 || code === 127) ASCII_CLASS[code] = DROP;
  else ASCII_CLASS[code] = SIGN;
}

const WORD_CHARACTER = /[\p{L}\p{M}]/u;
const NUMBER_CHARACTER = /\p{N}/u;
const SPACE_CHARACTER = /[\p{Z}]/u;
const INVISIBLE_CHARACTER = /\p{C}|\p{Default_Ignorable_Code_Point}/u;
const SIGN_CHARACTER = /[\p{P}\p{Sc}\p{Sm}]/u;

function classOf(code: number): number {
  if (code < 128) return ASCII_CLASS[code] ?? OTHER;
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return LETTER;
  const character = String.fromCodePoint(code);
  if (EMOJI.has(character)) return OTHER;
  if (INVISIBLE_CHARACTER.test(character)) return DROP;
  if (WORD_CHARACTER.test(character)) return LETTER;
  if (NUMBER_CHARACTER.test(character)) return DIGIT;
  if (SPACE_CHARACTER.test(character)) return SPACE;
  return SIGN_CHARACTER.test(character) ? SIGN : OTHER;
}

/** Signs of typography to the ones of a keyboard. */
const PLAIN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['‛', "'"],
  ['`', "'"],
  ['´', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['–', '-'],
  ['—', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['…', '...'],
]);

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;
}

/** Vowels and consonants that English and Spanish double: a long run of them is taken for two, of any other for one. */
const DOUBLED = new Set(['e', 'o', 'l', 's', 't', 'f', 'p', 'r', 'n']);
const TRIPLED = /(\p{L})\1{2,}/gu;

function withoutEmphasis(word: string): string {
  return word.replace(TRIPLED, (run: string, letter: string, at: number) => {
    const atEnd = at + run.length === word.length;
    return DOUBLED.has(letter) && !(atEnd && letter !== 'l' && letter !== 's') ? letter + letter : letter;
  });
}

const ONLY_PLAIN = /^[\x20-\x7e]*$/;

function foldWord(word: string): string {
  if (ONLY_PLAIN.test(word)) return word;
  let folded = '';
  for (let index = 0; index < word.length; index++) {
    const unit = word.charAt(index);
    folded += unit < '\u0080' ? unit : unit.normalize('NFD').charAt(0);
  }
  return folded;
}

class Builder {
  readonly tokens: Token[] = [];
  text = '';
  folded = '';
  private gap = false;

  space(): void {
    this.gap = true;
  }

  add(kind: Token['kind'], text: string, start: number, end: number): void {
    if (this.gap && this.text.length > 0) {
      this.text += ' ';
      this.folded += ' ';
    }
    this.gap = false;
    this.tokens.push({ kind, text, at: this.text.length, start, end });
    this.text += text;
    this.folded += foldWord(text);
  }

  /** Several words in the place of one. */
  addAll(kind: Token['kind'], words: string, start: number, end: number): void {
    for (const word of words.split(' ')) {
      this.add(kind, word, start, end);
      this.gap = true;
    }
  }
}

/** Reads a word from `from`; @returns where it ends. Invisible characters inside it do not end it. */
function wordEnd(original: string, from: number): number {
  let end = from;
  let index = from;
  while (index < original.length) {
    const code = original.codePointAt(index) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const kind = classOf(code);
    if (kind === LETTER || kind === DIGIT) end = index + width;
    else if (kind !== DROP && !(isApostrophe(code) && end === index)) break;
    index += width;
  }
  return end;
}

function plainWord(raw: string): string {
  if (ONLY_PLAIN.test(raw)) return raw.toLowerCase();
  let plain = '';
  for (const character of raw) {
    const code = character.codePointAt(0) ?? 0;
    if (isApostrophe(code)) plain += "'";
    else if (classOf(code) !== DROP) plain += character;
  }
  return plain.normalize('NFKC').toLowerCase().normalize('NFC');
}

function addWord(builder: Builder, raw: string, start: number, end: number): void {
  let word = plainWord(raw);
  TRIPLED.lastIndex = 0;
  if (word.length > 2 && TRIPLED.test(word)) word = withoutEmphasis(word);
  const meant = SHORTHAND.get(word);
  if (meant === undefined) {
    const first = word.charCodeAt(0);
    builder.add(first >= 48 && first <= 57 ? 'number' : 'word', word, start, end);
  } else if (meant === '') builder.space();
  else if (meant.includes(' ')) builder.addAll('word', meant, start, end);
  else builder.add('word', meant, start, end);
}

/** Adds a typed face if one begins here; @returns its length, 0 where there is none. */
function addEmoticon(builder: Builder, original: string, at: number): number {
  for (const [face, words] of EMOTICONS) {
    if (original.startsWith(face, at)) {
      builder.space();
      builder.addAll('emoji', words, at, at + face.length);
      return face.length;
    }
  }
  return 0;
}

function addEmoji(builder: Builder, character: string, at: number, before: string): void {
  builder.space();
  const words = EMOJI.get(character);
  if (words !== undefined && character !== before) builder.addAll('emoji', words, at, at + character.length);
}

/**
 * Makes a message plain. Takes any string, whatever is in it (lone surrogates, NULs, any script), and never throws;
 * linear in its length.
 */
export function normalise(original: string): NormalisedText {
  const builder = new Builder();
  let index = 0;
  let emoji = '';
  while (index < original.length) {
    const code = original.codePointAt(index) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const kind = classOf(code);
    if (kind === LETTER || kind === DIGIT) {
      const end = wordEnd(original, index);
      addWord(builder, original.slice(index, end), index, end);
      index = end;
      emoji = '';
      continue;
    }
    if (kind === SPACE) builder.space();
    else if (kind === SIGN) {
      const face = code === 0x3a || code === 0x3c ? addEmoticon(builder, original, index) : 0;
      if (face > 0) {
        index += face;
        continue;
      }
      const sign = original.slice(index, index + width);
      builder.add('sign', PLAIN_SIGNS.get(sign) ?? sign, index, index + width);
    } else if (kind === OTHER) {
      const character = String.fromCodePoint(code);
      addEmoji(builder, character, index, emoji);
      emoji = character;
    }
    index += width;
  }
  return { original, text: builder.text, folded: builder.folded, tokens: builder.tokens };
}

/**
 * Finds a passage of the normalised text in the text as written.
 * @param start,end [start, end) in `text.text`
 * @returns [start, end) in `text.original`, in whole words; null where the passage holds none
 */
export function sourceSpan(text: NormalisedText, start: number, end: number): [number, number] | null {
  let from = -1;
  let to = -1;
  for (const token of text.tokens) {
    if (token.at >= end) break;
    if (token.at + token.text.length <= start) continue;
    if (from < 0) from = token.start;
    to = Math.max(to, token.end);
  }
  return from < 0 ? null : [from, to];
}
