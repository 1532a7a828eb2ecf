import type { Channel, Language } from '@carethread/conversation';
import { digest } from './digest.js';

/** One way to say something. A channel's own wording goes before the general one. */
export interface Template {
  readonly text: string;
  readonly channels?: Partial<Readonly<Record<Channel, string>>>;
}

export type Wording = ReadonlyMap<string, Readonly<Record<Language, readonly Template[]>>>;

/** Something to be said: which template, filled with what. `fallback` is said where the key has no template. */
export interface Say {
  readonly key: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface Voice {
  readonly wording: Wording;
  readonly language: Language;
  readonly channel: Channel;
  /** What every template may name. */
  readonly params: Readonly<Record<string, string>>;
  /** Sentences that were said last, as `sentencesOf` gives them. */
  readonly lastSaid: string;
  /** Picks where among the variants to begin; the same turn picks the same. */
  readonly seed: number;
}

/**
 * @returns the words, in the first variant (counted from `seed`) that shares no sentence with what was said last; where
 * every variant does, the one with a word before it that says it is said again.
 * @throws RangeError where the key or a parameter is unknown: policies are checked when they are loaded, so it is a bug
 */
export function word(say: Say, voice: Voice): string {
  const variants = variantsOf(say.key, voice);
  const texts = variants.map((_, index) => render(variants[(index + voice.seed) % variants.length], say, voice));
  const first = texts[0] ?? '';
  return texts.find((text) => !wasSaid(text, voice.lastSaid)) ?? again(first, voice);
}

/** @returns the sentences of a text as digests, in one string: what `Voice.lastSaid` holds */
export function sentencesOf(text: string): string {
  return sentences(text).map(digest).join(' ');
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}

function wasSaid(text: string, lastSaid: string): boolean {
  if (lastSaid === '') return false;
  const said = new Set(lastSaid.split(' '));
  return sentences(text).some((sentence) => said.has(digest(sentence)));
}

/** The lead-in is set off by no full stop, so that the sentence as a whole is another one than before. */
function again(text: string, voice: Voice): string {
  const lead = variantsOf('again', voice).map((template) => render(template, { key: 'again' }, voice));
  const [start = '', ...rest] = sentences(text);
  const fresh = lead.map((words) => `${words} ${start}`).find((words) => !wasSaid(words, voice.lastSaid));
  return [fresh ?? start, ...rest].join(' ');
}

function variantsOf(key: string, { wording, language }: Voice): readonly Template[] {
  const variants = wording.get(key)?.[language];
  if (!variants || variants.length === 0) throw new RangeError(`no wording "${key}" in ${language}`);
  return variants;
}

function render(template: Template | undefined, say: Say, voice: Voice): string {
  const text = template?.channels?.[voice.channel] ?? template?.text ?? '';
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = say.params?.[name] ?? voice.params[name];
    if (value === undefined) throw new RangeError(`"${say.key}" needs {${name}}`);
    return value;
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
