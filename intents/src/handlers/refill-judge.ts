import type { HandlerContext } from '@carethread/dialogue';
import type { PracticeMedication } from '@carethread/practice';
import { DateTime } from 'luxon';

/** What can be done about a refill: ask for it, ask the care team, tell when, or leave it to a person. */
export type Verdict =
  | { readonly kind: 'ask'; readonly reason: 'routine' | 'no-refills-left' | 'expired' | 'too-early' }
  | { readonly kind: 'too-early'; readonly until: DateTime; readonly from: DateTime }
  | { readonly kind: 'person'; readonly why: 'controlled' | 'not-active' };

/** A refill is asked for when the supply lasts no more than this. */
const SUPPLY_LEFT_DAYS = 7;

/** @returns what the record lets be done; `out`: the patient has none left, whatever the record reckons */
export function judge(medication: PracticeMedication, out: boolean, { now, policy }: HandlerContext): Verdict {
  const zone = policy.clinic.timeZone;
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  if (medication.controlled) return { kind: 'person', why: 'controlled' };
  if (medication.status !== 'active') return { kind: 'person', why: 'not-active' };
  if (medication.validUntil !== null && DateTime.fromISO(medication.validUntil, { zone }) < today)
    return { kind: 'ask', reason: 'expired' };
  if (medication.refillsLeft <= 0) return { kind: 'ask', reason: 'no-refills-left' };
  if (medication.suppliedUntil === null) return { kind: 'ask', reason: 'routine' };
  const until = DateTime.fromISO(medication.suppliedUntil, { zone });
  const from = until.minus({ days: SUPPLY_LEFT_DAYS });
  if (from <= today) return { kind: 'ask', reason: 'routine' };
  return out ? { kind: 'ask', reason: 'too-early' } : { kind: 'too-early', until, from };
}
