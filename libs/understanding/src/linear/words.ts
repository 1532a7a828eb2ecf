import { CRITICAL_WORDS, SHORTHAND } from './shorthand.js';

/**
 * A text as its readers see it: plain lower-case words one blank apart, contractions and shorthand written out, near misses of
 * critical words mended. `joined` begins and ends with a blank, so that a pattern can ask for whole words by blanks alone.
 */
export interface Words {
  readonly joined: string;
  /** Where in `joined` each token begins, ascending. */
  readonly at: readonly number[];
  /** Where in the original text each token begins and ends. */
  readonly spans: readonly (readonly [number, number])[];
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}]|['’`´*@$!](?=[\p{L}\p{N}]))*|[.!?;:,\n…()—–]|\p{Extended_Pictographic}/gu;
const PLAIN = /^[a-z]+$/;
const MARKS = /[\p{M}\p{Cf}]/gu;
const THRICE = /([a-z])\1{2,}/;
const ALL_THRICE = /([a-z])\1{2,}/g;
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '!': 'i' };
const PAUSES: Record<string, string> = {
  '\n': '.',
  ';': '.',
  '…': '.',
  ':': ',',
  '(': ',',
  ')': ',',
  '—': ',',
  '–': ',',
};

/** Every critical word with one letter left out, so that one lookup a deletion finds any single mistake (SymSpell). */
const NEAR = nearMisses(CRITICAL_WORDS);
const CRITICAL = new Set(CRITICAL_WORDS);
/** Right words that lie one letter from a critical one. */
const NOT_A_MISTAKE = new Set(
  'shared stared spared seared scares breaths breeding bleeping overdone overdosage spelling smelling dwelling selling yelling pedaling breathin heading healing seizures sealing chopping shocking cooking choke smoking poking joking choosing strokes stoke cheating reading seeding feeding blending pleading bleedings overuse weaving swearing suicides preventing threatens'.split(
    ' ',
  ),
);

/** The text read last: every reader of a message asks for its words, one after the other. */
let last: { readonly text: string; readonly words: Words } | null = null;

/** @returns the words of a text as it was written. Cost is linear in its length; a long paste is read up to `limit` characters. */
export function readWords(original: string, limit = 4000): Words {
  const text = original.length > limit ? original.slice(0, limit) : original;
  if (last?.text !== text) last = { text, words: wordsIn(text) };
  return last.words;
}

function wordsIn(text: string): Words {
  const at: number[] = [];
  const spans: [number, number][] = [];
  let joined = ' ';
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    at.push(joined.length);
    spans.push([match.index, match.index + raw.length]);
    joined += `${form(raw)} `;
  }
  return { joined, at, spans };
}

/** @returns the passage of the original text that `[start, end)` of `joined` came from. */
export function passage(words: Words, start: number, end: number): [number, number] {
  const first = words.spans[tokenAt(words.at, start)];
  const last = words.spans[tokenAt(words.at, Math.max(start, end - 1))];
  return [first?.[0] ?? 0, last?.[1] ?? 0];
}

function tokenAt(at: readonly number[], position: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function form(raw: string): string {
  let word = raw.toLowerCase();
  if (!PLAIN.test(word)) {
    const pause = PAUSES[word];
    if (pause !== undefined) return pause;
    word = word.normalize('NFD').replace(MARKS, '').replace(/[’`´]/g, "'");
  }
  const short = SHORTHAND.get(word);
  if (short !== undefined) return short;
  if (word.length < 3) return word;
  if (THRICE.test(word)) {
    word = word.replace(ALL_THRICE, '$1');
    const again = SHORTHAND.get(word);
    if (again !== undefined) return again;
  }
  if (!PLAIN.test(word)) return oddForm(word);
  return mend(word);
}

/** Apostrophes, digits and stars inside a word: "mom's", "su1cide", "k!ll". */
function oddForm(word: string): string {
  if (word.endsWith("'s")) return `${mend(word.slice(0, -2))} 's`;
  const plain = word.replace(/'/g, '');
  if (PLAIN.test(plain)) return SHORTHAND.get(plain) ?? mend(plain);
  if (!/[a-z]/.test(word)) return word;
  const letters = word.replace(/[01345@$!]/g, (sign) => LEET[sign] ?? sign);
  if (CRITICAL.has(letters)) return letters;
  const mended = mend(letters.replace(/\*/g, ''));
  return CRITICAL.has(mended) ? mended : word;
}

/** @returns the critical word that `word` misspells by one letter too few, too many, wrong or swapped; else `word`. */
function mend(word: string): string {
  if (word.length < 6 || CRITICAL.has(word) || NOT_A_MISTAKE.has(word)) return word;
  const missing = NEAR.get(word);
  if (missing !== undefined) return missing;
  for (let i = 0; i < word.length; i += 1) {
    const less = word.slice(0, i) + word.slice(i + 1);
    if (CRITICAL.has(less)) return less;
    const near = NEAR.get(less);
    if (near !== undefined && near[0] === word[0] && Math.abs(near.length - word.length) <= 1 && close(near, word)) return near;
  }
  return word;
}

/** One letter changed, or two neighbours swapped. */
function close(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function nearMisses(words: readonly string[]): ReadonlyMap<string, string> {
  const near = new Map<string, string>();
  const whole = new Set(words);
  for (const word of words) {
    for (let i = 1; i < word.length; i += 1) {
      const less = word.slice(0, i) + word.slice(i + 1);
      if (!near.has(less) && !whole.has(less)) near.set(less, word);
    }
  }
  return near;
}
