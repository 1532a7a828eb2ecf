import { rm } from 'node:fs/promises';
import { createPractice, type PracticeResult, type PracticeSlot } from '@carethread/practice';
import { startEmbedded } from '@carethread/store';
import { type ClinicServer, MONDAY, makeDataDir, startClinic, ZONE } from './testing/clinic-server.js';

const practiceOf = ({ baseUrl }: ClinicServer) =>
  createPractice({ baseUrl, timeZone: ZONE }, { now: () => MONDAY, random: () => 0, sleep: () => Promise.resolve() });

async function resources(clinic: ClinicServer, query: string): Promise<Record<string, never>[]> {
  const bundle = await (await fetch(`${clinic.baseUrl}/${query}&_count=200`)).json();
  return (bundle.entry ?? []).map(({ resource }: { resource: Record<string, never> }) => resource);
}

it('keeps every booking it confirmed, and no half of one, when the database is killed in the middle', async () => {
  const dataDir = await makeDataDir();
  const database = await startEmbedded({ dataDir });
  const clinic = await startClinic(database.url);
  const practice = practiceOf(clinic);
  const search = { kind: 'find-slots', from: '2026-12-01T00:00:00-06:00', exclude: [], limit: 40 } as const;
  const found = await practice.perform({ ...search, exclude: [] });
  const slots: PracticeSlot[] = found.kind === 'slots' ? found.slots : [];
  expect(slots).toHaveLength(40);

  const confirmed: string[] = [];
  const bookings = slots.map(async (slot, i): Promise<PracticeResult> => {
    const request = { kind: 'book', id: `burst-${i}`, patientRef: 'Patient/tom-becker', slot, visitType: 'checkup' } as const;
    const result = await practice.perform(request);
    if (result.kind === 'booked' && confirmed.push(result.appointment.ref) === 5) process.kill(database.pid, 'SIGKILL');
    return result;
  });
  const results = await Promise.all(bookings);
  expect(results.some(({ kind }) => kind === 'unavailable')).toBe(true);
  await clinic.stop();
  await database.stop();

  const restarted = await startEmbedded({ dataDir });
  const again = await startClinic(restarted.url);
  try {
    const appointments = await resources(again, 'Appointment?patient=Patient/tom-becker');
    const refs = appointments.map(({ id }) => `Appointment/${id}`);
    expect(refs).toEqual(expect.arrayContaining(confirmed));
    const held = appointments.map(({ slot }) => (slot as unknown as { reference: string }[])[0]?.reference);
    const tried = await Promise.all(slots.map(async ({ ref }) => (await fetch(`${again.baseUrl}/${ref}`)).json()));
    const busy = tried.filter(({ status }) => status === 'busy').map(({ id }) => `Slot/${id}`);
    expect(busy.sort()).toEqual(held.sort());
  } finally {
    await again.stop();
    await restarted.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 90_000);
