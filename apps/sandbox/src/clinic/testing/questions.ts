import { createPractice, type Practice, type PracticeDeps, type PracticeResult, type PracticeSlot } from '@carethread/practice';
import { type ClinicServer, ZONE } from './clinic-server.js';

export const ANA = 'Patient/ana-torres';
/** Three free times from the day after the tests' Monday. */
export const search = { kind: 'find-slots', from: '2026-12-01T00:00:00-06:00', exclude: [], limit: 3 } as const;

/** The result as what it has to be. @throws Error where it is of another kind */
export function as<K extends PracticeResult['kind']>(kind: K, result: PracticeResult): Extract<PracticeResult, { kind: K }> {
  if (result.kind !== kind) throw new Error(`expected ${kind}, not ${JSON.stringify(result)}`);
  return result as Extract<PracticeResult, { kind: K }>;
}

/** Asks the sandbox clinic as the service does. Both are looked up at each question. */
export function questions(clinic: () => ClinicServer, now: () => Date) {
  const practiceOf = (deps: Partial<PracticeDeps> = {}, timeoutMs = 5_000): Practice =>
    createPractice(
      { baseUrl: clinic().baseUrl, timeZone: ZONE, timeoutMs },
      { now, random: () => 0, sleep: () => Promise.resolve(), ...deps },
    );
  const freeSlots = async (over: { practitioner?: string; limit?: number } = {}): Promise<PracticeSlot[]> =>
    as('slots', await practiceOf().perform({ ...search, exclude: [], ...over })).slots;
  const oneSlot = async (practitioner: string): Promise<PracticeSlot> => {
    const [slot] = await freeSlots({ practitioner });
    if (!slot) throw new Error('no free slot');
    return slot;
  };
  const appointmentsOf = async (patientRef: string) => {
    const request = { kind: 'appointments', patientRef, from: '2026-11-30T00:00:00-06:00' } as const;
    return as('appointments', await practiceOf().perform(request)).appointments;
  };
  return { practiceOf, freeSlots, oneSlot, appointmentsOf };
}
