import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type Script, scriptsSchema } from './script.ts';

/** A script as it stands in its file. */
export type WrittenScript = Script & { readonly file: string; readonly line: number };

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
  const problems = checked.error.issues.map(
    ({ path, message }) => `${file}:${lineOf(path)}: ${path.map(String).join(' > ') || 'the file'}: ${message}`,
  );
  return { scripts: [], problems };
}

function doubles(scripts: readonly WrittenScript[]): string[] {
  const seen = new Set<string>();
  return scripts
    .filter(({ name }) => seen.has(name) || !seen.add(name))
    .map(({ file, line, name }) => `${file}:${line}: another script has the name “${name}”`);
}
