import type { ProblemCode } from '@carethread/staff';
import { Problem } from '../problem.js';

/** @returns a problem of the staff API, for throwing: its code for programs, a sentence for people */
export function refuse(
  status: number,
  code: ProblemCode,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(status, detail, { code, ...extra });
}
