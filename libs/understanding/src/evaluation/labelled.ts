import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lineSchema = z.object({ text: z.string(), intent: z.string().nullable() });
/** A text with its intent; null: out of scope. */
export type LabelledText = z.infer<typeof lineSchema>;

/** A file that is not labelled JSON Lines. */
export class LabelledFileError extends Error {
  override readonly name = 'LabelledFileError';
}

/**
 * Reads a labelled JSON Lines file: an object with `text` and `intent` a line.
 * @throws LabelledFileError naming file and line, and what was expected there
 */
export function readLabelled(file: string): LabelledText[] {
  const texts = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const parsed = parseLine(line);
      if (parsed === null) {
        throw new LabelledFileError(`${file}:${index + 1}: expected {"text": "...", "intent": "..." or null}`);
      }
      return [parsed];
    });
  if (texts.length === 0) throw new LabelledFileError(`${file}: no texts in it`);
  return texts;
}

function parseLine(line: string): LabelledText | null {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
