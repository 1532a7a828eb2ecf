import type { OutboundMessage, Rendered } from '@carethread/channel';
import type { Choice, Part } from '@carethread/conversation';
import { plainPunctuation, segmentation } from './gsm7.js';

/** Twilio takes no longer body (error 21617). Counted in UTF-16 units, which is never fewer than Twilio counts. */
export const MAX_CHARACTERS = 1_600;

/** The end of a sentence: its mark, closing quotes, and the blank after it. */
const SENTENCE_END = /[.!?:]["')\]]*\s|\n/g;

/**
 * Lays a message out as texts: parts on lines of their own, choices as "1. …" (or by their own keys where each is a single
 * letter or digit), punctuation that GSM-7 can carry, and bodies of at most 1,600 characters, parted at sentence ends.
 */
export function render(message: OutboundMessage): Rendered {
  const text = plainPunctuation(message.parts.map(lineOf).filter(Boolean).join('\n')).toWellFormed();
  const bodies = split(text, MAX_CHARACTERS);
  return { bodies, segments: bodies.reduce((sum, body) => sum + segmentation(body).segments, 0) };
}

function lineOf(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text.trim();
    case 'choices':
      return choiceLines(part.choices);
    case 'attachment':
      return part.name ? `${part.name}: ${part.ref}` : part.ref;
  }
}

function choiceLines(choices: readonly Choice[]): string {
  const ownKeys = choices.every(({ key }) => /^[A-Za-z0-9]$/.test(key));
  return choices.map(({ key, label }, at) => `${ownKeys ? key.toUpperCase() : at + 1}. ${label}`).join('\n');
}

/** @returns the text in pieces of at most `max` UTF-16 units, none of them blank; no word is lost, no surrogate pair cut. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const cut = cutOf(rest, max);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest ? [...pieces, rest] : pieces;
}

function cutOf(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  let cut = 0;
  for (const end of head.matchAll(SENTENCE_END)) cut = end.index + end[0].length - 1;
  if (cut > 0) return cut;
  const blank = head.search(/\s\S*$/);
  if (blank > 0) return blank;
  const low = text.charCodeAt(max);
  return low >= 0xdc00 && low <= 0xdfff ? max - 1 : max;
}
