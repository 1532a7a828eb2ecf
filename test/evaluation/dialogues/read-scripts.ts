import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Script, scriptsSchema } from './script.ts';

/** A script as it stands in its file. */
export type WrittenScript = Script & { readonly file: string; readonly line: number };

type Issue = z.core.$ZodIssue;

/** @returns every script of a folder. @throws Error with a line for each thing that is wrong: file, line, what */
export function readScripts(folder: string): WrittenScript[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const read = files.map((file) => parseScripts(file, readFileSync(join(folder, file), 'utf8')));
  const scripts = read.flatMap((it) => it.scripts);
  const problems = [...read.flatMap((it) => it.problems), ...doubles(scripts)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return scripts;
}

/** @returns a file's scripts, or what is wrong with it */
export function parseScripts(file: string, text: string): { scripts: WrittenScript[]; problems: string[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => `${file}:${lineAt(pos[0])}: ${message.split('\n')[0]}`);
    return { scripts: [], problems };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const checked = scriptsSchema.safeParse(document.toJS());
  if (checked.success)
    return { scripts: checked.data.map((script, i) => ({ ...script, file, line: lineOf([i]) })), problems: [] };
  const problems = checked.error.issues
    .flatMap((issue) => precise(issue))
    .map(({ path, message }) => `${file}:${lineOf(path)}: ${path.map(String).join(' > ') || 'the file'}: ${message}`);
  return { scripts: [], problems };
}

/** Of a turn's shapes, the one that a mistaken turn comes nearest to says what is wrong with it. */
function precise(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.toSorted((a, b) => missed(a) - missed(b))[0] ?? [];
  return nearest.flatMap((it) => precise({ ...it, path: [...issue.path, ...it.path] }));
}

/** Problems of a shape; keys that it does not have or lacks weigh more, since they tell that another one was meant. */
function missed(issues: readonly Issue[]): number {
  const isOther = ({ code }: Issue) => code === 'unrecognized_keys' || code === 'invalid_type';
  return issues.reduce((sum, issue) => sum + (isOther(issue) ? 10 : 1), 0);
}

function doubles(scripts: readonly WrittenScript[]): string[] {
  const seen = new Set<string>();
  return scripts
    .filter(({ name }) => seen.has(name) || !seen.add(name))
    .map(({ file, line, name }) => `${file}:${line}: another script has the name “${name}”`);
}
