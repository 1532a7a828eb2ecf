import { createPractice, type Practice, type PracticeDeps, type PracticeResult, type PracticeSlot } from '@carethread/practice';
import { MedplumClient } from '@medplum/core';
import { FHIR_PATH } from './index.js';
import { type ClinicServer, MONDAY, startClinic, startDatabase, ZONE } from './testing/clinic-server.js';

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

const practiceOf = (deps: Partial<PracticeDeps> = {}, timeoutMs = 5_000): Practice =>
  createPractice(
    { baseUrl: clinic.baseUrl, timeZone: ZONE, timeoutMs },
    { now: () => now, random: () => 0, sleep: () => Promise.resolve(), ...deps },
  );

/** The result, which must be of this kind. */
function as<K extends PracticeResult['kind']>(kind: K, result: PracticeResult): Extract<PracticeResult, { kind: K }> {
  expect(result).toMatchObject({ kind });
  return result as Extract<PracticeResult, { kind: K }>;
}

const ANA = 'Patient/ana-torres';
const search = { kind: 'find-slots', from: '2026-12-01T00:00:00-06:00', exclude: [], limit: 3 } as const;

async function freeSlots(over: { practitioner?: string; limit?: number } = {}): Promise<PracticeSlot[]> {
  return as('slots', await practiceOf().perform({ ...search, exclude: [], ...over })).slots;
}

async function oneSlot(practitioner: string): Promise<PracticeSlot> {
  const [slot] = await freeSlots({ practitioner });
  if (!slot) throw new Error('no free slot');
  return slot;
}

const appointmentsOf = async (patientRef: string) => {
  const request = { kind: 'appointments', patientRef, from: '2026-11-30T00:00:00-06:00' } as const;
  return as('appointments', await practiceOf().perform(request)).appointments;
};

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

describe('booking', () => {
  it('makes an appointment that another reader sees, and takes the slot', async () => {
    const slot = await oneSlot('Novak');
    const result = await practiceOf().perform({ kind: 'book', id: 'book-1', patientRef: ANA, slot, visitType: 'checkup' });
    const { appointment } = as('booked', result);
    expect(appointment).toMatchObject({
      status: 'booked',
      start: slot.start,
      end: slot.end,
      practitioner: 'Dr. Peter Novak',
      location: 'Riverside North',
      visitType: 'checkup',
    });
    expect(await appointmentsOf(ANA)).toContainEqual(appointment);
    const other = new MedplumClient({ baseUrl: `${clinic.origin}/`, fhirUrlPath: FHIR_PATH, fetch });
    expect((await other.readReference({ reference: slot.ref })).meta?.versionId).toBe('2');
    expect([...(await other.searchResources('Appointment', { slot: slot.ref, status: 'booked' }))]).toMatchObject([
      { start: slot.start, participant: [{ actor: { reference: ANA } }, {}, {}] },
    ]);
  });

  it('of one slot by two at once: one has it, the other is offered the next ones like it', async () => {
    const slot = await oneSlot('Chen');
    const results = await Promise.all(
      [ANA, 'Patient/james-carter'].map((patientRef, i) =>
        practiceOf().perform({ kind: 'book', id: `race-${i}`, patientRef, slot, visitType: 'checkup' }),
      ),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['booked', 'slot-taken']);
    const taken = as('slot-taken', results.find(({ kind }) => kind === 'slot-taken') as PracticeResult);
    expect(taken.slots).toHaveLength(3);
    expect(taken.slots.every(({ practitioner, ref }) => practitioner === 'Dr. Maya Chen' && ref !== slot.ref)).toBe(true);
  });

  it('whose answer is lost, and asked for again, is one booking', async () => {
    const slot = await oneSlot('Ortega');
    let lost = 0;
    const losing: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (init?.method === 'POST' && String(url) === clinic.baseUrl && lost++ === 0) throw new TypeError('fetch failed');
      return response;
    };
    const request = { kind: 'book', id: 'lost-1', patientRef: ANA, slot, visitType: 'checkup' } as const;
    const first = as('booked', await practiceOf({ fetch: losing }).perform(request));
    expect(lost).toBeGreaterThan(1);
    const again = as('booked', await practiceOf().perform(request));
    expect(again).toEqual(first);
    expect((await appointmentsOf(ANA)).filter(({ practitioner }) => practitioner === slot.practitioner)).toHaveLength(1);
  });

  it('of a slot that was only edited in between goes through', async () => {
    const slot = await oneSlot('Bello');
    const resource = await (await fetch(`${clinic.baseUrl}/${slot.ref}`)).json();
    await fetch(`${clinic.baseUrl}/${slot.ref}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ ...resource, comment: 'bring the forms' }),
    });
    const result = await practiceOf().perform({ kind: 'book', id: 'edited-1', patientRef: ANA, slot, visitType: 'checkup' });
    as('booked', result);
  });

  it('of a slot that was moved or is gone offers others', async () => {
    const slot = await oneSlot('Bello');
    for (const other of [
      { ...slot, ref: 'Slot/none' },
      { ...slot, start: '2026-12-01T03:00:00-06:00' },
    ]) {
      const request = { kind: 'book', id: 'moved-1', patientRef: ANA, slot: other, visitType: 'checkup' } as const;
      expect(as('slot-taken', await practiceOf().perform(request)).slots).not.toHaveLength(0);
    }
  });
});

describe('calling off', () => {
  const booked = async (id: string) => {
    const slot = await oneSlot('Kim');
    const request = { kind: 'book', id, patientRef: ANA, slot, visitType: 'checkup' } as const;
    return { slot, ...as('booked', await practiceOf().perform(request)) };
  };

  it('cancels the appointment and frees the slot; asked again, the answer is the same', async () => {
    const { slot, appointment } = await booked('off-1');
    const { ref, version } = appointment;
    const request = { kind: 'cancel-appointment', id: 'c-1', patientRef: ANA, ref, version } as const;
    const first = as('appointment-cancelled', await practiceOf().perform(request));
    expect(first.appointment).toMatchObject({ ref, status: 'cancelled' });
    expect(await practiceOf().perform(request)).toEqual(first);
    expect((await freeSlots({ practitioner: 'Kim' }))[0]?.ref).toBe(slot.ref);
  });

  it('touches nobody else’s appointment', async () => {
    const { appointment } = await booked('off-2');
    const { ref, version } = appointment;
    const request = { kind: 'cancel-appointment', id: 'c-2', patientRef: 'Patient/tom-becker', ref, version } as const;
    expect(await practiceOf().perform(request)).toEqual({ kind: 'appointment-changed', appointment: null });
    expect(await appointmentsOf(ANA)).toContainEqual(appointment);
  });

  it('of one that was changed since tells how it is now', async () => {
    const { appointment } = await booked('off-3');
    const request = { kind: 'cancel-appointment', id: 'c-3', patientRef: ANA, ref: appointment.ref, version: '99' } as const;
    expect(await practiceOf().perform(request)).toEqual({ kind: 'appointment-changed', appointment });
  });
});

describe('moving', () => {
  const bookedFor = async (id: string, practitioner: string) => {
    const slot = await oneSlot(practitioner);
    const request = { kind: 'book', id, patientRef: ANA, slot, visitType: 'checkup' } as const;
    return { slot, ...as('booked', await practiceOf().perform(request)) };
  };
  const statusOf = async (reference: string): Promise<string> =>
    ((await (await fetch(`${clinic.baseUrl}/${reference}`)).json()) as { status: string }).status;
  const request = async (id: string, old: { ref: string; version: string }, practitioner: string) => ({
    ...{ kind: 'move-appointment' as const, id, patientRef: ANA, ref: old.ref, version: old.version },
    ...{ slot: await oneSlot(practitioner), visitType: 'checkup' },
  });

  it('books the new time and calls the old one off in one transaction; asked again, the answer is the same', async () => {
    const { slot, appointment } = await bookedFor('m-1', 'Kim');
    const asked = await request('move-1', appointment, 'Ortega');
    const first = as('appointment-moved', await practiceOf().perform(asked));
    expect(first.appointment).toMatchObject({ status: 'booked', start: asked.slot.start, confirmed: true });
    expect(await Promise.all([appointment.ref, slot.ref, asked.slot.ref].map(statusOf))).toEqual(['cancelled', 'free', 'busy']);
    expect(await practiceOf().perform(asked)).toEqual(first);
  });

  it('to a time that was taken meanwhile leaves the old one as it was and offers others', async () => {
    const { slot, appointment } = await bookedFor('m-2', 'Kim');
    const asked = await request('move-2', appointment, 'Ortega');
    const other = { kind: 'book', id: 'm-other', patientRef: 'Patient/james-carter', slot: asked.slot, visitType: 'checkup' };
    as('booked', await practiceOf().perform(other as Parameters<Practice['perform']>[0]));
    expect(as('slot-taken', await practiceOf().perform(asked)).slots).toHaveLength(3);
    expect(await Promise.all([appointment.ref, slot.ref].map(statusOf))).toEqual(['booked', 'busy']);
  });

  it('of one that changed since, or of somebody else’s, changes nothing', async () => {
    const { appointment } = await bookedFor('m-3', 'Kim');
    const asked = await request('move-3', { ...appointment, version: '99' }, 'Ortega');
    expect(await practiceOf().perform(asked)).toEqual({ kind: 'appointment-changed', appointment });
    const foreign = { ...asked, version: appointment.version, patientRef: 'Patient/tom-becker' };
    expect(await practiceOf().perform(foreign)).toEqual({ kind: 'appointment-changed', appointment: null });
    expect(await statusOf(asked.slot.ref)).toBe('free');
  });
});

describe('confirming', () => {
  const WALTER = 'Patient/walter-kowalski';

  it('makes the patient’s participation accepted, as another reader sees', async () => {
    const [first] = await appointmentsOf(WALTER);
    if (!first) throw new Error('the seed has an appointment');
    expect(first.confirmed).toBe(false);
    const request = {
      kind: 'confirm-appointment',
      id: 'y-1',
      patientRef: WALTER,
      ref: first.ref,
      version: first.version,
    } as const;
    const { appointment } = as('appointment-confirmed', await practiceOf().perform(request));
    expect(appointment).toMatchObject({ ref: first.ref, confirmed: true, status: 'booked' });
    expect(await practiceOf().perform(request)).toEqual({ kind: 'appointment-confirmed', appointment });
    const read = (await (await fetch(`${clinic.baseUrl}/${first.ref}`)).json()) as { participant: unknown[] };
    expect(read.participant).toContainEqual({ actor: { reference: WALTER }, status: 'accepted' });
  });

  it('of somebody else’s appointment does nothing', async () => {
    const [, second] = await appointmentsOf(WALTER);
    const { ref = '', version = '' } = second ?? {};
    const request = { kind: 'confirm-appointment', id: 'y-2', patientRef: ANA, ref, version } as const;
    expect(await practiceOf().perform(request)).toEqual({ kind: 'appointment-changed', appointment: null });
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
