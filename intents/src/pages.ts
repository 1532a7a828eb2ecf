import { basename } from 'node:path';
import { LANGUAGES } from '@carethread/conversation';
import type { Page, PagePassage } from '@carethread/dialogue';
import { z } from 'zod';
import { isPage, type PolicyFile } from './files.js';
import { type Problem, readYaml } from './read-yaml.js';

/** A line is sent as it stands, two of them at most, with where they are from: a text message holds that. */
const LONGEST_LINE = 120;

const frontSchema = z.strictObject({
  title: z.string().min(1).max(40),
  address: z
    .string()
    .regex(/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/[\w./-]*)?$/, 'write where the page is, like clinic.example/visits')
    .max(60),
  language: z.enum(LANGUAGES),
  also: z.array(z.string().min(1)).default([]),
});

/**
 * Reads the clinic's pages: between two lines "---" what a page is, below it passages under "## " headings, each line of which can be
 * sent by itself.
 * @returns the pages that can be used; what is wrong with the others is added to `problems`
 */
export function readPages(files: readonly PolicyFile[], problems: Problem[]): Page[] {
  return files.filter(isPage).flatMap((file) => readPage(file, problems) ?? []);
}

function readPage(file: PolicyFile, problems: Problem[]): Page | null {
  const lines = file.text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    problems.push({ file: file.path, line: 1, problem: 'begin with a line ---, then title, address and language, then ---' });
    return null;
  }
  const front = readYaml({ path: file.path, text: lines.slice(1, end).join('\n') }, frontSchema);
  if (!front.ok) {
    problems.push(...front.problems.map((it) => ({ ...it, line: it.line + 1 })));
    return null;
  }
  const before = problems.length;
  const passages = passagesOf(file.path, lines, end + 1, problems);
  if (passages.length === 0)
    problems.push({
      file: file.path,
      line: end + 1,
      problem: 'there is no passage: write a line "## Heading", and lines below it',
    });
  return problems.length > before ? null : { id: basename(file.path, '.md'), ...front.value, passages };
}

function passagesOf(path: string, lines: readonly string[], from: number, problems: Problem[]): PagePassage[] {
  const passages: { heading: string; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.replace(/^[-*] /, '').trim();
    if (index < from || text === '') continue;
    const wrong = (problem: string) => problems.push({ file: path, line: index + 1, problem });
    const current = passages.at(-1);
    if (text.startsWith('## ')) passages.push({ heading: text.slice(3).trim(), lines: [] });
    else if (!current) wrong('there is no heading above this line: write a line "## Heading" first');
    else if (text.length > LONGEST_LINE)
      wrong(`a line has ${LONGEST_LINE} characters at most, and this one ${text.length}: make two`);
    else current.lines.push(text);
  }
  return passages.filter((passage) => passage.lines.length > 0);
}
