export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1']);

/**
 * @returns what a file is by its first bytes (https://mimesniff.spec.whatwg.org, 6), or null where it is none of the types that
 *   are taken. SVG and HTML are none: they can carry scripts.
 */
export function sniff(content: Buffer): MediaType | null {
  const ascii = content.toString('latin1', 0, 12);
  if (ascii.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (ascii.startsWith('GIF87a') || ascii.startsWith('GIF89a')) return 'image/gif';
  if (ascii.startsWith('RIFF') && ascii.endsWith('WEBP')) return 'image/webp';
  if (ascii.slice(4, 8) === 'ftyp' && HEIC_BRANDS.has(ascii.slice(8))) return 'image/heic';
  if (ascii.startsWith('%PDF-')) return 'application/pdf';
  return null;
}
