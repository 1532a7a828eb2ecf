import { DateTime } from 'luxon';

/** A FHIR resource as JSON. */
export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A patient of the sandbox clinic who is like one of its people, records and all, and whom nobody else plays. */
export interface Double {
  readonly ref: string;
  readonly like: string;
  readonly given: string;
  readonly birthDate: string;
  readonly postalCode: string;
  /** Visits to come, soonest first. */
  readonly visits: readonly { readonly ref: string; readonly start: string }[];
}

const ZONE = 'America/Chicago';
/** Postal codes that none of the clinic's own people has, so that a double is told by theirs. */
const FIRST_CODE = 71_001;
/** Visits of doubles are put off so far, out of the way of those who book; further ones by some days more. */
const VISITS_FROM_DAYS = 11;
const DAYS_BETWEEN = 4;
const RECORDS = ['MedicationRequest', 'MedicationDispense', 'Task', 'Appointment'];

/** The sandbox clinic's FHIR server, by its own API. */
export class SandboxClinic {
  readonly #base: string;
  readonly #originals = new Map<string, Promise<Resource[]>>();
  #codes = FIRST_CODE;
  /** Doubles are made one after the other, so that no two take the same slot. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(serverUrl: string) {
    this.#base = `${serverUrl}/sandbox/fhir/R4`;
  }

  /** @returns what a search finds, at most a hundred. @throws Error where the server does not answer with a bundle */
  async search(query: string): Promise<Resource[]> {
    const bundle = await this.#call('GET', `${query}${query.includes('?') ? '&' : '?'}_count=100`);
    return ((bundle.entry ?? []) as { resource: Resource }[]).map(({ resource }) => resource);
  }

  /** Makes a double of one of the clinic's people: their records (of these types), with visits in free slots of the same practitioner. */
  double(like: string, types: readonly string[] = RECORDS): Promise<Double> {
    const made = this.#last.then(() => this.#make(like, types));
    this.#last = made.catch(() => undefined);
    return made;
  }

  async #make(like: string, types: readonly string[]): Promise<Double> {
    const [patient, ...all] = await this.#original(like);
    const records = all.filter(({ resourceType }) => types.includes(resourceType));
    if (!patient) throw new Error(`the sandbox clinic has nobody called ${like}`);
    const postalCode = String(this.#codes++);
    const address = [{ ...first(patient.address), postalCode }];
    const { id } = await this.#create({ ...patient, address });
    const ref = `Patient/${id}`;
    const refs = new Map([[`Patient/${like}`, ref]]);
    const visits: { ref: string; start: string }[] = [];
    for (const record of records) {
      const own = renamed(record, refs);
      const isAhead = own.resourceType === 'Appointment' && own.status === 'booked';
      const made = await this.#create(
        isAhead ? await this.#inFreeSlot(own, VISITS_FROM_DAYS + DAYS_BETWEEN * visits.length) : own,
      );
      refs.set(`${record.resourceType}/${record.id}`, `${made.resourceType}/${made.id}`);
      if (isAhead) visits.push({ ref: `Appointment/${made.id}`, start: String(made.start) });
    }
    visits.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
    const given = String(first(first(patient.name).given));
    return { ref, like, given, birthDate: String(patient.birthDate), postalCode, visits };
  }

  #original(like: string): Promise<Resource[]> {
    const known = this.#originals.get(like);
    if (known) return known;
    const read = async () => {
      const found = await this.search(`Patient?_id=${like}`);
      const records = await Promise.all(RECORDS.map((type) => this.search(`${type}?patient=Patient/${like}`)));
      return [...found, ...records.flat()];
    };
    const original = read();
    this.#originals.set(like, original);
    return original;
  }

  /** Holds a slot for a visit, as the clinic's own are held. */
  async #inFreeSlot(visit: Resource, inDays: number): Promise<Resource> {
    const actors = (visit.participant as { actor: { reference: string } }[]).map(({ actor }) => actor.reference);
    const schedule = actors.find((it) => it.startsWith('Practitioner/'))?.replace('Practitioner', 'Schedule');
    const from = DateTime.now().plus({ days: inDays }).toISODate();
    const free = await this.search(`Slot?schedule=${schedule}&status=free&start=ge${from}&_sort=start`);
    const code = codeOf(visit);
    const slot = free.find((it) => it.serviceType === undefined || codeOf(it) === code);
    if (!slot) throw new Error(`no free slot of ${schedule} is left`);
    await this.#call('PUT', `Slot/${slot.id}`, { ...slot, status: 'busy' });
    const { start, end } = slot;
    return { ...visit, start, end, slot: [{ reference: `Slot/${slot.id}` }] };
  }

  async #create({ id: _assigned, meta: _server, ...resource }: Resource): Promise<Resource> {
    return (await this.#call('POST', resource.resourceType, resource)) as Resource;
  }

  async #call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/fhir+json' } }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  }
}

/** @returns the ways a double's own data are written: {zip}, {iso}, {us}, {short}, {words}, {es}, {visit1}, {visita1} … */
export function dataOf(double: Double): Record<string, string> {
  const born = DateTime.fromISO(double.birthDate);
  const day = (locale: string) => born.setLocale(locale).toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' });
  const visits = double.visits.flatMap(({ start }, i) => {
    const at = DateTime.fromISO(start, { zone: ZONE });
    const date = (locale: string) => at.setLocale(locale).toLocaleString({ day: 'numeric', month: 'long' });
    return [
      [`visit${i + 1}`, date('en-US')],
      [`visita${i + 1}`, date('es-US')],
    ];
  });
  return {
    zip: double.postalCode,
    name: double.given,
    iso: double.birthDate,
    us: born.toFormat('M/d/yyyy'),
    short: born.toFormat('M/d/yy'),
    words: day('en-US'),
    es: day('es-US'),
    ...Object.fromEntries(visits),
  };
}

function renamed(resource: Resource, refs: ReadonlyMap<string, string>): Resource {
  const text = JSON.stringify(resource);
  return JSON.parse(text, (key, value) => (key === 'reference' ? (refs.get(value) ?? value) : value)) as Resource;
}

const first = (value: unknown) => ((value as Record<string, unknown>[] | undefined) ?? [])[0] ?? {};

function codeOf({ serviceType }: Resource): string | undefined {
  return (serviceType as { coding?: { code?: string }[] }[] | undefined)?.[0]?.coding?.[0]?.code;
}
