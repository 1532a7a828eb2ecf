import { createPractice, type PracticeRequest, type PracticeResult } from '@carethread/practice';
import { MedplumClient } from '@medplum/core';
import type { MedicationDispense } from '@medplum/fhirtypes';
import { FHIR_PATH } from './index.js';
import { type ClinicServer, MONDAY, startClinic, startDatabase, ZONE } from './testing/clinic-server.js';

let database: Awaited<ReturnType<typeof startDatabase>>;
let clinic: ClinicServer;

beforeAll(async () => {
  database = await startDatabase();
  clinic = await startClinic(database.url, () => MONDAY);
}, 60_000);
afterAll(async () => {
  await clinic?.stop();
  await database?.stop();
});

const ANA = 'Patient/ana-torres';
const deps = { now: () => MONDAY, random: () => 0, sleep: () => Promise.resolve() };

async function ask<K extends PracticeResult['kind']>(
  kind: K,
  request: PracticeRequest,
): Promise<Extract<PracticeResult, { kind: K }>> {
  const result = await createPractice({ baseUrl: clinic.baseUrl, timeZone: ZONE, timeoutMs: 5_000 }, deps).perform(request);
  expect(result).toMatchObject({ kind });
  return result as Extract<PracticeResult, { kind: K }>;
}
/** Another program's view of the clinic. */
const other = () => new MedplumClient({ baseUrl: `${clinic.origin}/`, fhirUrlPath: FHIR_PATH, fetch });

describe('a change of pharmacy', () => {
  type PharmacyChange = Extract<PracticeRequest, { kind: 'change-pharmacy' }>;
  const request = (over: Partial<PharmacyChange> = {}): PharmacyChange => ({
    kind: 'change-pharmacy',
    id: 'p-1',
    patientRef: ANA,
    medicationRefs: ['MedicationRequest/ana-torres-lisinopril', 'MedicationRequest/ana-torres-metformin'],
    pharmacy: 'the CVS on Oak Street',
    ...over,
  });

  it('is one Task that another reader finds, with the pharmacy as the patient names it', async () => {
    const first = await ask('pharmacy-change-requested', request());
    expect(await ask('pharmacy-change-requested', request())).toEqual(first);
    const tasks = await other().searchResources('Task', { patient: ANA, code: 'pharmacy-change' });
    expect([...tasks]).toMatchObject([
      { status: 'requested', for: { reference: ANA }, input: [{ valueString: 'the CVS on Oak Street' }, {}, {}] },
    ]);
  });

  it('of somebody else’s prescription is not asked for', async () => {
    await ask('unavailable', request({ id: 'p-2', patientRef: 'Patient/tom-becker' }));
  });

  it('is no refill', async () => {
    await ask('pharmacy-change-requested', request({ id: 'p-3' }));
    expect((await ask('refills', { kind: 'refill-status', patientRef: ANA })).refills).toEqual([]);
  });
});

describe('a reaction to a medicine', () => {
  it('is an AdverseEvent, once, with the suspected medicine as the record names it and no words of the patient', async () => {
    const request = {
      kind: 'record-adverse-event',
      id: 'a-1',
      patientRef: ANA,
      medicine: 'lisinopril',
      at: MONDAY.toISOString(),
    } as const;
    const first = await ask('adverse-event-recorded', request);
    expect(await ask('adverse-event-recorded', request)).toEqual(first);
    const found = [...(await other().searchResources('AdverseEvent', { subject: ANA }))];
    expect(found).toMatchObject([
      {
        actuality: 'actual',
        subject: { reference: ANA },
        detected: MONDAY.toISOString(),
        suspectEntity: [{ instance: { display: 'Lisinopril 10 mg tablet' } }],
      },
    ]);
  });

  it('names no suspect where none is known', async () => {
    const patientRef = 'Patient/priya-patel';
    await ask('adverse-event-recorded', {
      kind: 'record-adverse-event',
      id: 'a-2',
      patientRef,
      medicine: null,
      at: MONDAY.toISOString(),
    });
    const [event] = await other().searchResources('AdverseEvent', { subject: patientRef });
    expect(event?.suspectEntity).toBeUndefined();
  });
});

describe('reminders', () => {
  const patientRef = 'Patient/jose-ramirez';
  const metformin = {
    about: 'medication',
    aboutRef: 'MedicationRequest/jose-ramirez-metformin',
    what: 'Metformin 1000 mg tablet',
  } as const;
  const daily = { kind: 'repeats', times: ['08:00', '20:00'], days: [] } as const;
  const list = async () => (await ask('reminders', { kind: 'reminders', patientRef })).reminders;

  it('are CommunicationRequests that are set once, listed, changed and stopped', async () => {
    const wish = { kind: 'set-reminder', id: 'm-1', patientRef, reminder: { ...metformin, when: daily }, by: 'text' } as const;
    const { reminder } = await ask('reminder-set', wish);
    expect(await ask('reminder-set', wish)).toEqual({ kind: 'reminder-set', reminder });
    expect(await list()).toEqual([reminder]);
    expect(reminder).toMatchObject({ ...metformin, when: daily });
    const { ref, version } = reminder;
    expect(await other().readReference({ reference: ref })).toMatchObject({
      status: 'active',
      subject: { reference: patientRef },
      about: [{ reference: metformin.aboutRef }],
      medium: [{ coding: [{ code: 'SMSWRIT' }] }],
    });

    const mondays = { kind: 'repeats', times: ['09:30'], days: ['mon'] } as const;
    const changed = await ask('reminder-set', { kind: 'change-reminder', patientRef, ref, version, when: mondays });
    expect(changed.reminder).toMatchObject({ ref, when: mondays });
    const stale = await ask('reminder-overtaken', { kind: 'stop-reminder', patientRef, ref, version });
    expect(stale.reminder).toEqual(changed.reminder);

    const stop = { kind: 'stop-reminder', patientRef, ref, version: changed.reminder.version } as const;
    await ask('reminder-stopped', stop);
    await ask('reminder-stopped', stop);
    expect(await list()).toEqual([]);
    expect(await other().readReference({ reference: ref })).toMatchObject({ status: 'revoked' });
  });

  it('of a visit come once, and are over when their time is past', async () => {
    const visit = { about: 'appointment', aboutRef: null, what: '' } as const;
    const at = (id: string, when: string) =>
      ask('reminder-set', {
        kind: 'set-reminder',
        id,
        patientRef,
        reminder: { ...visit, when: { kind: 'once', at: when } },
        by: 'chat',
      });
    await at('m-2', '2026-12-03T09:00:00-06:00');
    await at('m-3', '2026-11-29T09:00:00-06:00');
    expect((await list()).map(({ when }) => when)).toEqual([{ kind: 'once', at: '2026-12-03T09:00:00-06:00' }]);
  });

  it('of somebody else cannot be touched', async () => {
    const [reminder] = await list();
    const { ref = '', version = '' } = reminder ?? {};
    const stop = { kind: 'stop-reminder', patientRef: ANA, ref, version } as const;
    expect((await ask('reminder-overtaken', stop)).reminder).toBeNull();
    expect(await list()).toHaveLength(1);
  });
});

describe('where a refill stands', () => {
  const patientRef = 'Patient/priya-patel';
  const status = async () => (await ask('refills', { kind: 'refill-status', patientRef })).refills;

  it('is told by the Task, and by the pharmacy’s MedicationDispense once there is one', async () => {
    expect(await status()).toMatchObject([{ medication: 'Sertraline 50 mg tablet', status: 'in-progress' }]);
    const made = await other().createResource<MedicationDispense>({
      resourceType: 'MedicationDispense',
      medicationCodeableConcept: { text: 'Sertraline 50 mg tablet' },
      subject: { reference: patientRef },
      authorizingPrescription: [{ reference: 'MedicationRequest/priya-patel-sertraline' }],
      status: 'in-progress',
      whenPrepared: MONDAY.toISOString(),
    });
    expect(await status()).toMatchObject([{ status: 'preparing' }]);
    const ready = await other().updateResource({ ...made, status: 'completed' });
    expect(await status()).toMatchObject([{ status: 'ready' }]);
    await other().updateResource({ ...ready, whenHandedOver: MONDAY.toISOString() });
    expect(await status()).toMatchObject([{ status: 'picked-up' }]);
  });
});
