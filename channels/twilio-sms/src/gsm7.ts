/** The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), and its extension table (6.2.1.1), whose characters take two septets. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

/** Septets of a single message, and of a part of a longer one: its header takes 7. */
const GSM7_SINGLE = 160;
const GSM7_PART = 153;
/** UTF-16 units likewise. */
const UCS2_SINGLE = 70;
const UCS2_PART = 67;

/** Typographic characters, and what GSM-7 has for them. One curly quote makes a text of 160 characters three parts. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '•': '-',
  '…': '...',
  '\t': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
};
const TYPOGRAPHIC = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** @returns the text with typographic punctuation and blanks made plain. Letters and accents stay. */
export function plainPunctuation(text: string): string {
  return text.replace(TYPOGRAPHIC, (character) => PLAIN[character] ?? character);
}

export interface Segmentation {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
}

/**
 * Counts the parts a text takes on the air, as the carrier does: no part ends between an escape and its character (GSM-7) nor
 * within a surrogate pair (UCS-2).
 */
export function segmentation(text: string): Segmentation {
  const widths: number[] = [];
  for (const character of text) {
    const width = BASIC.has(character) ? 1 : EXTENSION.has(character) ? 2 : 0;
    if (width === 0) return { encoding: 'UCS-2', segments: packed(unitsOf(text), UCS2_SINGLE, UCS2_PART) };
    widths.push(width);
  }
  return { encoding: 'GSM-7', segments: packed(widths, GSM7_SINGLE, GSM7_PART) };
}

function unitsOf(text: string): number[] {
  return Array.from(text, (character) => character.length);
}

function packed(widths: readonly number[], single: number, part: number): number {
  let total = 0;
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    total += width;
    if (used + width > part) {
      parts++;
      used = 0;
    }
    used += width;
  }
  return total <= single ? 1 : parts;
}
