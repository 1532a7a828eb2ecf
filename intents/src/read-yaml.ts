import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PolicyFile } from './files.js';

/** Something wrong in a policy's file: where, what, and how to mend it. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

/** A policy that cannot be used. Its message has one line for each thing that is wrong. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`).join('\n'));
  }
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: Problem[] };

/** @returns what a YAML file says, in a schema's shape, or what is wrong with it, line by line. Never throws. */
export function readYaml<T>(file: PolicyFile, schema: z.ZodType<T>): Reading<T> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file: file.path,
      line: lineAt(pos[0]),
      problem: `${message.split('\n')[0]} Check the indentation, and put quotes around text with ":" or "#" in it.`,
    }));
    return { ok: false, problems };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { ok: true, value: checked.data, lineOf };
  return { ok: false, problems: problemsOf(file, checked.error, lineOf) };
}

/** @returns what a schema found wrong, at the lines where it stands */
export function problemsOf(
  file: PolicyFile,
  { issues }: z.ZodError,
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem[] {
  return issues.map(({ path, message }) => ({
    file: file.path,
    line: lineOf(path),
    problem: `${path.map(String).join(' > ') || 'the file'}: ${message}`,
  }));
}
