import type { Part } from '@carethread/conversation';
import type { Words } from '../words/en.js';

export type File = Extract<Part, { kind: 'attachment' }>;

const KILO = 1_000;
const MEGA = 1_000_000;
/** What every browser can draw. HEIC, which phones take pictures in, is not among them. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** Whether a file can be shown in the thread; all else is saved. */
export function isPicture({ contentType, state }: File): boolean {
  return state === 'stored' && DRAWN.has(contentType);
}

/** @param place which of the message's files it is, from 1; null where it is the only one */
export function fileName({ name, contentType }: File, place: number | null, words: Words): string {
  if (name) return name;
  const named = contentType.startsWith('image/') ? words.files.picture : words.files.document;
  return named(extension(contentType).toUpperCase(), place);
}

/** A name to save it under: what it is, when it came, and which one it was. */
export function saveName({ name, contentType, ref }: File, at: string): string {
  if (name) return name;
  const kind = contentType.startsWith('image/') ? 'picture' : 'document';
  return `${kind}-${at.slice(0, 10)}-${ref.slice(0, 8)}.${extension(contentType)}`;
}

/** "54 kB", "1.2 MB"; empty where it is not known. */
export function fileSize(bytes: number | undefined, language: string): string {
  if (bytes === undefined) return '';
  const [unit, size, digits] = bytes < MEGA ? ['kilobyte', Math.max(1, bytes / KILO), 0] : ['megabyte', bytes / MEGA, 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit: `${unit}`, maximumFractionDigits: Number(digits) }).format(
    Number(size),
  );
}

export const fileAddress = (conversation: string, { ref }: File): string =>
  `/api/conversations/${encodeURIComponent(conversation)}/attachments/${encodeURIComponent(ref)}`;

/** "image/svg+xml" ▶ "svg" */
function extension(contentType: string): string {
  return contentType.split('/')[1]?.split(/[+;]/)[0] ?? 'bin';
}
