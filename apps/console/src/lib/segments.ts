/** GSM 03.38: the characters that fit seven bits, and those of the extension table, which count twice. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

/** Typographic marks that the channel sends as their plain twins, so that they cost nothing. */
const PLAIN: Record<string, string> = { '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ' };

/**
 * @returns in how many parts a text goes out by SMS: 160 characters, 153 a part where there are more; 70 and 67 as soon as
 *   one of them is outside GSM 03.38. An estimate for the composer; the channel counts for itself.
 */
export function smsSegments(text: string): number {
  const plain = [...text].map((c) => PLAIN[c] ?? c).join('');
  if (plain === '') return 0;
  const gsm = [...plain].every((c) => BASIC.includes(c) || EXTENDED.includes(c));
  const units = gsm ? [...plain].reduce((sum, c) => sum + (EXTENDED.includes(c) ? 2 : 1), 0) : plain.length;
  const [single, part] = gsm ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / part);
}
