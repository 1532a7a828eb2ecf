import type { Bundle, Slot } from '@medplum/fhirtypes';
import { type ClinicServer, startClinic, startDatabase } from './testing/clinic-server.js';

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

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${clinic.baseUrl}/${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const search = async <T>(path: string): Promise<T[]> => {
  const { status, body } = await ask('GET', path);
  expect(status).toBe(200);
  return ((body as Bundle).entry ?? []).map(({ resource }) => resource as T);
};

async function freeSlot(place: number): Promise<Slot> {
  const slots = await search<Slot>(`Slot?status=free&schedule=Schedule/bello&_sort=start&_count=200`);
  const slot = slots[place];
  if (!slot) throw new Error('no free slot');
  return slot;
}

const appointmentFor = (slot: Slot, patient: string) => ({
  resourceType: 'Appointment',
  status: 'booked',
  start: slot.start,
  end: slot.end,
  slot: [{ reference: `Slot/${slot.id}` }],
  participant: [{ actor: { reference: `Patient/${patient}` }, status: 'accepted' }],
});

const booking = (slot: Slot, patient: string) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    { resource: appointmentFor(slot, patient), request: { method: 'POST', url: 'Appointment' } },
    {
      resource: { ...slot, status: 'busy' },
      request: { method: 'PUT', url: `Slot/${slot.id}`, ifMatch: `W/"${slot.meta?.versionId}"` },
    },
  ],
});

describe('the seed', () => {
  it('opens the book for four weeks from today, with free and busy slots', async () => {
    const { body } = await ask('GET', 'Slot?_summary=count');
    const free = await ask('GET', 'Slot?_summary=count&status=free');
    expect(body.total).toBeGreaterThan(1500);
    expect(free.body.total / body.total).toBeGreaterThan(0.6);
    expect(free.body.total / body.total).toBeLessThan(0.8);
    expect(await search('Slot?start=ge2026-12-28&status=free')).not.toHaveLength(0);
  });

  it('changes nothing when it runs again', async () => {
    const before = (await ask('GET', 'Slot?_summary=count')).body.total;
    const again = await startClinic(database.url);
    await again.stop();
    expect((await ask('GET', 'Slot?_summary=count')).body.total).toBe(before);
  });

  it('adds the days that have come into sight', async () => {
    const before = (await ask('GET', 'Slot?_summary=count')).body.total;
    const later = await startClinic(database.url, () => new Date('2026-12-02T15:00:00Z'));
    await later.stop();
    expect((await ask('GET', 'Slot?_summary=count')).body.total).toBeGreaterThan(before);
  });
});

describe('searches', () => {
  it.each([
    ['Patient?birthdate=1984-03-03', 2],
    ['Patient?birthdate=1984-03-03&address-postalcode=60608', 1],
    ['Patient?phone=%2B15550100103', 1],
    ['Patient?family=ramirez', 1],
    ['Patient?identifier=https://riverside.example/mrn|RFC-100004', 1],
    ['Patient?name:contains=brien', 1],
    ['Appointment?patient=Patient/ana-torres&date=ge2026-11-30', 1],
    ['Appointment?patient=ana-torres&status=fulfilled', 1],
    ['MedicationRequest?patient=walter-kowalski&status=active', 2],
    ['MedicationRequest?patient=walter-kowalski&status:not=active', 1],
    ['Task?patient=Patient/priya-patel', 1],
    ['MedicationDispense?prescription=MedicationRequest/ana-torres-lisinopril', 3],
    ['PractitionerRole?practitioner=Practitioner/chen', 1],
    ['Schedule?actor=Practitioner/kim', 1],
    ['Location?name=riverside', 2],
  ])('%s finds %i', async (path, count) => {
    expect(await search(path)).toHaveLength(count);
  });

  it('sort by start and bound it', async () => {
    const from = '2026-12-01T12:00:00-06:00';
    const path = `Slot?status=free&schedule=Schedule/chen&start=ge${encodeURIComponent(from)}&start=lt2026-12-03&_sort=start&_count=200`;
    const starts = (await search<Slot>(path)).map(({ start }) => start ?? '');
    expect(starts.length).toBeGreaterThan(10);
    expect(starts).toEqual([...starts].sort());
    expect(starts.every((start) => start >= '2026-12-01T12' && start < '2026-12-03')).toBe(true);
  });

  it('come in pages that join up', async () => {
    const ids: string[] = [];
    let url: string | undefined = `${clinic.baseUrl}/Slot?schedule=Schedule/novak&_sort=start&_count=100`;
    let total = 0;
    while (url) {
      const page = (await (await fetch(url)).json()) as Bundle<Slot>;
      total = page.total ?? 0;
      ids.push(...(page.entry ?? []).map(({ resource }) => resource?.id ?? ''));
      url = page.link?.find(({ relation }) => relation === 'next')?.url;
    }
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it('bring along what is included', async () => {
    const found = await search<{ resourceType: string }>('Schedule?_id=chen&_include=Schedule:actor');
    expect(found.map(({ resourceType }) => resourceType).sort()).toEqual(['Location', 'Practitioner', 'Schedule']);
  });

  it('can be posted, so that no birth date stands in an address', async () => {
    const response = await fetch(`${clinic.baseUrl}/Patient/_search`, {
      method: 'POST',
      body: new URLSearchParams({ birthdate: '1984-03-03', family: 'Torres' }),
    });
    expect(((await response.json()) as Bundle).total).toBe(1);
  });

  it('refuse a parameter that they do not know rather than leave it out', async () => {
    expect((await ask('GET', 'Patient?favourite-colour=blue')).status).toBe(400);
    expect((await ask('GET', 'Patient?birthdate=yesterday')).status).toBe(400);
    expect((await ask('GET', 'Slot?schedule.actor=x')).status).toBe(400);
  });
});

describe('writes', () => {
  it('count versions, keep history and answer with an ETag', async () => {
    const created = await ask('POST', 'Communication', { resourceType: 'Communication', status: 'completed' });
    expect([created.status, created.headers.get('etag')]).toEqual([201, 'W/"1"']);
    expect(created.headers.get('location')).toBe(`${clinic.baseUrl}/Communication/${created.body.id}/_history/1`);
    const updated = await ask('PUT', `Communication/${created.body.id}`, { ...created.body, status: 'stopped' });
    expect([updated.status, updated.headers.get('etag')]).toEqual([200, 'W/"2"']);
    const history = await ask('GET', `Communication/${created.body.id}/_history`);
    expect(history.body.entry).toHaveLength(2);
    expect((await ask('GET', `Communication/${created.body.id}/_history/1`)).body.status).toBe('completed');
    expect((await ask('DELETE', `Communication/${created.body.id}`)).status).toBe(200);
    expect((await ask('GET', `Communication/${created.body.id}`)).status).toBe(410);
  });

  it('with an outdated If-Match get 412 and change nothing', async () => {
    const slot = await freeSlot(0);
    const answer = await ask('PUT', `Slot/${slot.id}`, { ...slot, status: 'busy' }, { 'if-match': 'W/"99"' });
    expect(answer.status).toBe(412);
    expect((await ask('GET', `Slot/${slot.id}`)).body.status).toBe('free');
  });

  it('of what FHIR forbids get 400 naming the element, not its value', async () => {
    const slot = await freeSlot(0);
    const answer = await ask('PUT', `Slot/${slot.id}`, { ...slot, status: 'my-secret', end: slot.start });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('Slot.status');
    expect(JSON.stringify(answer.body)).not.toContain('my-secret');
  });

  it('of types that the clinic does not keep, and addresses that are none, get 404', async () => {
    expect((await ask('POST', 'Observation', { resourceType: 'Observation' })).status).toBe(404);
    expect((await ask('GET', 'Patient/nobody')).status).toBe(404);
    expect((await ask('GET', '$graphql')).status).toBe(400);
    expect((await ask('POST', 'Task', undefined, { 'content-type': 'application/fhir+json' })).status).toBe(400);
  });

  it('of texts that cannot be stored get 400', async () => {
    const texts = ['\u0000', '\ud800'].map((text) => ({ resourceType: 'Communication', status: 'completed', note: [{ text }] }));
    for (const resource of texts) expect((await ask('POST', 'Communication', resource)).status).toBe(400);
    expect((await ask('GET', 'Patient?family=%00')).status).toBe(400);
  });

  it('create once on a condition, however many ask at once', async () => {
    const task = {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      identifier: [{ system: 'urn:test', value: 'once' }],
    };
    const header = { 'if-none-exist': 'identifier=urn:test|once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', 'Task', task, header)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });
});

describe('bookings', () => {
  it('of one slot by two at once: one is kept, the other gets 409 or 412', async () => {
    const slot = await freeSlot(1);
    const answers = await Promise.all(['ana-torres', 'james-carter'].map((id) => ask('POST', '', booking(slot, id))));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
    expect(await search(`Appointment?slot=Slot/${slot.id}`)).toHaveLength(1);
  });

  it('by clients that do not look at the slot are kept apart too', async () => {
    const slot = await freeSlot(2);
    const answers = await Promise.all(
      ['ana-torres', 'james-carter'].map((id) => ask('POST', 'Appointment', appointmentFor(slot, id))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are all or nothing: where the second entry fails, the first is not written', async () => {
    const slot = await freeSlot(3);
    const broken = booking({ ...slot, meta: { versionId: '99' } }, 'ana-torres');
    expect((await ask('POST', '', broken)).status).toBe(412);
    expect(await search(`Appointment?slot=Slot/${slot.id}`)).toHaveLength(0);
    expect((await ask('GET', `Slot/${slot.id}`)).body.status).toBe('free');
  });
});

it('says what it can do at /metadata', async () => {
  const { body } = await ask('GET', 'metadata');
  expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  expect(body.rest[0].resource.map(({ type }: { type: string }) => type)).toContain('Slot');
});

describe('the sandbox pages', () => {
  it('list the people with all that is needed to play them', async () => {
    const people = await (await fetch(`${clinic.origin}/sandbox/people`)).json();
    expect(people).toHaveLength(12);
    expect(people[0]).toEqual({
      id: 'ana-torres',
      name: 'Ana Torres',
      birthDate: '1984-03-03',
      phone: '+15550100101',
      postalCode: '60608',
      language: 'es',
    });
  });

  it('show the book, with who holds a slot', async () => {
    const { days } = await (await fetch(`${clinic.origin}/sandbox/clinic/calendar?days=7`)).json();
    expect(days[0].date).toBe('2026-11-30');
    const patients = JSON.stringify(days.map((day: { practitioners: unknown }) => day.practitioners));
    expect(patients).toContain('Walter Kowalski');
  });

  it('can put the clinic out of order and back', async () => {
    const turn = (mode: string) =>
      fetch(`${clinic.origin}/sandbox/clinic/outage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    await turn('down');
    expect((await fetch(`${clinic.baseUrl}/metadata`)).status).toBe(503);
    await turn('flaky');
    expect((await fetch(`${clinic.baseUrl}/metadata`)).status).toBe(503);
    expect((await fetch(`${clinic.baseUrl}/metadata`)).status).toBe(200);
    await turn('none');
    expect((await fetch(`${clinic.baseUrl}/metadata`)).status).toBe(200);
    expect((await turn('on fire')).status).toBe(400);
  });
});
