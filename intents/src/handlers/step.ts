import type { HandlerContext } from '@carethread/dialogue';
import type { PracticeResult } from '@carethread/practice';

/** @returns a result of the clinic, told by its kind; what another handler's request would have given is nobody's */
export function practiceResult(result: unknown): PracticeResult {
  const kind = typeof result === 'object' && result !== null ? (result as { kind?: unknown }).kind : undefined;
  if (typeof kind !== 'string') throw new TypeError('a result of the clinic has a kind');
  return result as PracticeResult;
}

/** @returns the name a patient is called by: the first of theirs */
export function firstName({ identity }: HandlerContext): string {
  return identity?.name.split(' ')[0] ?? '';
}

/** @returns the verified patient's reference. @throws RangeError where nobody is verified: the step before sees to it */
export function patientRef({ identity }: HandlerContext): string {
  if (!identity) throw new RangeError('identity has to be verified first');
  return identity.patientRef;
}

/** @returns the clinic's name for a kind of visit, as a patient says it */
export function visitName(code: string, { policy, language }: HandlerContext): string {
  const known = policy.clinic.visitTypes.find((it) => it.code === code);
  return known?.name[language] ?? (language === 'es' ? 'cita' : 'visit');
}
