import type { Practice, PracticeResult } from '@carethread/practice';
import { MedplumClient } from '@medplum/core';
import { FHIR_PATH } from './index.js';
import { type ClinicServer, MONDAY, startClinic, startDatabase } from './testing/clinic-server.js';
import { ANA, as, questions } from './testing/questions.js';

let database: Awaited<ReturnType<typeof startDatabase>>;
let clinic: ClinicServer;

beforeAll(async () => {
  database = await startDatabase();
  clinic = await startClinic(database.url);
}, 60_000);
afterAll(async () => {
  await clinic?.stop();
  await database?.stop();
});

const { practiceOf, freeSlots, oneSlot, appointmentsOf } = questions(
  () => clinic,
  () => MONDAY,
);

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
