import { MedplumClient } from '@medplum/core';
import { FHIR_PATH } from './index.js';
import { type ClinicServer, MONDAY, startClinic, startDatabase } from './testing/clinic-server.js';
import { ANA, as, questions, search } from './testing/questions.js';

let database: Awaited<ReturnType<typeof startDatabase>>;
let clinic: ClinicServer;
let now = MONDAY;

beforeAll(async () => {
  database = await startDatabase();
  clinic = await startClinic(database.url, () => now);
}, 60_000);
afterAll(async () => {
  await clinic?.stop();
  await database?.stop();
});

const { practiceOf, freeSlots, appointmentsOf } = questions(
  () => clinic,
  () => now,
);

async function outage(mode: string, delayMs = 10_000): Promise<void> {
  await fetch(`${clinic.origin}/sandbox/clinic/outage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, delayMs }),
  });
}

describe('who is this', () => {
  const identify = (birthDate: string, kind: 'postal-code' | 'phone' | 'last-name', value: string) =>
    practiceOf().perform({ kind: 'identify', birthDate, factor: { kind, value } });

  it.each([
    ['postal-code', '60608'],
    ['postal-code', ' 60608-1234'],
    ['phone', '(555) 010-0101'],
    ['phone', '+15550100101'],
    ['last-name', 'TORRES'],
  ] as const)('is known by birth date and %s "%s"', async (kind, value) => {
    expect(await identify('1984-03-03', kind, value)).toEqual({
      kind: 'identified',
      patientRef: ANA,
      name: 'Ana Torres',
      birthDate: '1984-03-03',
      language: 'es',
    });
  });

  it('knows a name without its accents, and the first of two family names', async () => {
    expect(await identify('1966-01-31', 'last-name', 'ramirez')).toMatchObject({ name: 'José Ramírez Peña' });
    expect(await identify('1972-07-09', 'last-name', 'OBrien')).toMatchObject({ name: "Mary O'Brien" });
  });

  it.each([
    ['1984-03-03', 'postal-code', '606'],
    ['1984-03-03', 'postal-code', ''],
    ['1984-03-03', 'postal-code', '60608\u0000'],
    ['1984-03-04', 'postal-code', '60608'],
    ['1984-03-03', 'phone', '0101'],
    ['1984-03-03', 'last-name', 'Tor'],
    ['1984', 'postal-code', '60608'],
    ['1984-03-03', 'last-name', 'Torres,Lee'],
  ] as const)('is not known by %s and %s %j, and no reason is given', async (birthDate, kind, value) => {
    expect(await identify(birthDate, kind, value)).toEqual({ kind: 'not-identified' });
  });
});

describe('free slots', () => {
  it('come soonest first, in the clinic’s time, with who and where', async () => {
    const slots = await freeSlots({ limit: 20 });
    expect(slots).toHaveLength(20);
    expect(slots.map(({ start }) => Date.parse(start))).toEqual(
      slots.map(({ start }) => Date.parse(start)).sort((a, b) => a - b),
    );
    expect(slots[0]?.start).toMatch(/^2026-12-01T08:\d\d:00-06:00$/);
    expect(slots.every(({ practitioner, location }) => practitioner !== '' && location.startsWith('Riverside'))).toBe(true);
  });

  it('are never in the past, whatever is asked for', async () => {
    const { slots } = as('slots', await practiceOf().perform({ ...search, exclude: [], from: '2026-11-01T00:00:00-06:00' }));
    expect(slots.every(({ start }) => Date.parse(start) >= MONDAY.getTime())).toBe(true);
    expect(slots).toHaveLength(3);
  });

  it.each([
    ['Dr. Chen', 'Dr. Maya Chen'],
    ['maya chen', 'Dr. Maya Chen'],
    ['Practitioner/kim', 'Grace Kim, NP'],
  ])('with "%s" are with %s', async (practitioner, name) => {
    const slots = await freeSlots({ practitioner });
    expect(slots.map((slot) => slot.practitioner)).toEqual([name, name, name]);
  });

  it('keep to a time of day, and leave out weekdays, people and places that will not do', async () => {
    const wish = { time: '15:00/24:00', notOn: [2, 3], without: ['Dr. Peter Novak', 'Riverside Main'], limit: 20 };
    const { slots } = as('slots', await practiceOf().perform({ ...search, exclude: [], ...wish }));
    expect(slots).toHaveLength(20);
    expect(new Set(slots.map(({ practitioner }) => practitioner))).toEqual(new Set(['Dr. Aisha Bello']));
    for (const { start } of slots) {
      expect(Number(start.slice(11, 13))).toBeGreaterThanOrEqual(15);
      expect([2, 3]).not.toContain(new Date(start.slice(0, 10)).getUTCDay());
    }
  });

  it('with somebody who is not of the clinic are none', async () => {
    expect(await freeSlots({ practitioner: 'Dr. House' })).toEqual([]);
  });

  it('keep to place, part of day, bounds and kind of visit, and leave out what was turned down', async () => {
    const request = {
      ...search,
      location: 'north',
      partOfDay: 'afternoon',
      visitType: 'checkup',
      to: '2026-12-03T00:00:00-06:00',
      exclude: [],
      limit: 50,
    } as const;
    const { slots } = as('slots', await practiceOf().perform({ ...request, exclude: [] }));
    expect(slots.length).toBeGreaterThan(5);
    for (const slot of slots) {
      expect(slot.location).toBe('Riverside North');
      expect(Number(slot.start.slice(11, 13))).toBeGreaterThanOrEqual(12);
      expect(slot.start < '2026-12-03').toBe(true);
      expect([null, 'checkup']).toContain(slot.visitType);
    }
    const turnedDown = slots.map(({ ref }) => ref);
    expect(as('slots', await practiceOf().perform({ ...request, exclude: turnedDown })).slots).toEqual([]);
  });
});

describe('medicines', () => {
  const of = async (patientRef: string) =>
    as('medications', await practiceOf().perform({ kind: 'medications', patientRef })).medications;

  it('say what is left, how long it lasts and what people call it', async () => {
    expect(await of(ANA)).toEqual([
      {
        ref: 'MedicationRequest/ana-torres-lisinopril',
        name: 'Lisinopril 10 mg tablet',
        aliases: ['lisinopril', 'zestril', 'prinivil', 'qbrelis'],
        dosage: 'Take one tablet by mouth once a day',
        status: 'active',
        refillsLeft: 3,
        validUntil: '2027-08-27',
        suppliedUntil: '2026-12-04',
        controlled: false,
        pharmacy: 'Main Street Pharmacy',
      },
      expect.objectContaining({ name: 'Metformin 500 mg tablet', refillsLeft: 0 }),
    ]);
  });

  it('know a controlled substance', async () => {
    expect(await of('Patient/tom-becker')).toMatchObject([{ controlled: true }]);
    expect((await of('Patient/mary-obrien')).map(({ controlled }) => controlled)).toEqual([true, false]);
  });

  it('leave a Task for a refill, once, with the reason that the record gives', async () => {
    const ask = (id: string, patient: string, medicine: string) =>
      practiceOf().perform({
        kind: 'request-refill',
        id,
        patientRef: `Patient/${patient}`,
        medicationRef: `MedicationRequest/${patient}-${medicine}`,
        reason: 'routine',
      });
    const first = as('refill-requested', await ask('r-1', 'ana-torres', 'lisinopril'));
    expect(await ask('r-1', 'ana-torres', 'lisinopril')).toEqual(first);
    const reasons = [
      ['ana-torres', 'lisinopril', 'routine'],
      ['ana-torres', 'metformin', 'no-refills-left'],
      ['james-carter', 'atorvastatin', 'too-early'],
      ['jose-ramirez', 'metformin', 'expired'],
      ['tom-becker', 'dextroamphetamine-amphetamine', 'controlled'],
    ] as const;
    for (const [patient, medicine, reason] of reasons) {
      const { taskRef } = as('refill-requested', await ask(`why-${patient}-${medicine}`, patient, medicine));
      const task = await (await fetch(`${clinic.baseUrl}/${taskRef}`)).json();
      expect([medicine, task.reasonCode.coding[0].code]).toEqual([medicine, reason]);
    }
    const { refills } = as('refills', await practiceOf().perform({ kind: 'refill-status', patientRef: ANA }));
    expect(refills).toHaveLength(3);
    expect(refills).toContainEqual(expect.objectContaining({ taskRef: first.taskRef, status: 'requested' }));
  });

  it('of somebody else cannot be asked for', async () => {
    const medicationRef = 'MedicationRequest/tom-becker-dextroamphetamine-amphetamine';
    const request = { kind: 'request-refill', id: 'r-2', patientRef: ANA, medicationRef, reason: 'routine' } as const;
    as('unavailable', await practiceOf().perform(request));
  });

  it('and appointments make the agent’s context', async () => {
    const request = { kind: 'context', patientRef: 'Patient/walter-kowalski', from: '2026-11-30T00:00:00-06:00' } as const;
    const context = as('context', await practiceOf().perform(request));
    expect([context.appointments.length, context.medications.length]).toEqual([2, 3]);
  });
});

describe('a clinic that is out of order', () => {
  afterEach(async () => {
    now = MONDAY;
    await outage('none');
  });

  it('is the result unavailable, which says what was asked and nothing of whom', async () => {
    await outage('down');
    const factor = { kind: 'last-name', value: 'Torres' } as const;
    const result = as('unavailable', await practiceOf().perform({ kind: 'identify', birthDate: '1984-03-03', factor }));
    expect(result.why).toBe('POST Patient: answered 503');
  });

  it('that stumbles now and then is asked again', async () => {
    await outage('flaky');
    as(
      'identified',
      await practiceOf().perform({ kind: 'identify', birthDate: '1957-11-20', factor: { kind: 'postal-code', value: '60614' } }),
    );
  });

  it('that does not answer in time is unavailable', async () => {
    await outage('slow');
    const { why } = as('unavailable', await practiceOf({}, 50).perform({ kind: 'reminders', patientRef: ANA }));
    expect(why).toBe('POST CommunicationRequest: no answer within 50 ms');
  });

  it('is left alone after several failures, tried once a while later, and used again', async () => {
    let requests = 0;
    const counting: typeof fetch = (url, init) => {
      requests += 1;
      return fetch(url, init);
    };
    const practice = practiceOf({ fetch: counting });
    const ask = () => practice.perform({ kind: 'reminders', patientRef: ANA });
    await outage('down');
    await ask();
    await ask();
    expect(requests).toBe(5);
    expect(as('unavailable', await ask()).why).toContain('not asked again yet');
    expect(requests).toBe(5);

    now = new Date(MONDAY.getTime() + 11_000);
    await ask();
    expect(requests).toBe(6);
    await outage('none');
    as('unavailable', await ask());
    now = new Date(MONDAY.getTime() + 22_000);
    as('reminders', await ask());
    as('reminders', await ask());
  });
});

describe('the waiting list', () => {
  const request = {
    kind: 'join-waiting-list',
    ...{ id: 'w-1', patientRef: ANA, visitType: 'checkup', practitioner: 'Dr. Chen' },
    ...{ from: '2026-12-01T00:00:00-06:00', to: '2026-12-12T00:00:00-06:00', wish: 'checkup, mornings' },
  } as const;

  it('holds an appointment with no time and a Task about it, once, which another reader finds', async () => {
    const first = as('waiting-list-joined', await practiceOf().perform(request));
    expect(as('waiting-list-joined', await practiceOf().perform(request))).toEqual(first);
    const other = new MedplumClient({ baseUrl: `${clinic.origin}/`, fhirUrlPath: FHIR_PATH, fetch });
    const waiting = await other.searchResources('Appointment', { patient: ANA, status: 'waitlist' });
    expect([...waiting]).toMatchObject([
      {
        requestedPeriod: [{ start: request.from, end: request.to }],
        participant: [{ actor: { reference: ANA } }, { actor: { reference: 'Practitioner/chen' }, status: 'needs-action' }],
      },
    ]);
    const tasks = await other.searchResources('Task', { patient: ANA, code: 'waiting-list' });
    expect([...tasks]).toMatchObject([
      { status: 'requested', focus: { reference: first.ref }, input: [{ valueString: request.wish }] },
    ]);
  });

  it('is no visit, and holds nobody else’s request', async () => {
    expect((await appointmentsOf(ANA)).every(({ status }) => status !== 'proposed')).toBe(true);
    as('unavailable', await practiceOf().perform({ ...request, patientRef: 'Patient/tom-becker' }));
  });
});
