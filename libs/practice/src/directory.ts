import type { Records } from './fhir/records.js';
import { locationSchema, practitionerSchema, scheduleSchema } from './fhir/resources.js';
import { means } from './names.js';

/** A schedule of the clinic: whose it is and where. */
export interface Desk {
  /** "Schedule/42" */
  readonly schedule: string;
  readonly practitioner: { readonly ref: string; readonly name: string };
  readonly location: { readonly ref: string; readonly name: string };
}

/** Practitioners come and go seldom. */
const GOOD_FOR_MS = 5 * 60_000;
const NOBODY = { ref: '', name: '' };

/** Who works where, by schedule. Read once in a while and kept: an offer of slots would else take four requests. */
export class Directory {
  private desks: Promise<Desk[]> | null = null;
  private readAt = 0;

  constructor(
    private readonly records: Records,
    private readonly now: () => number,
  ) {}

  /** @returns the clinic's desks, those of a practitioner or a location only, where one is asked for by name or reference */
  async find(wanted: { practitioner?: string | undefined; location?: string | undefined } = {}): Promise<Desk[]> {
    const fits = (asked: string | undefined, it: Desk['practitioner']) =>
      asked === undefined || asked === it.ref || means(asked, it.name);
    return (await this.all()).filter((it) => fits(wanted.practitioner, it.practitioner) && fits(wanted.location, it.location));
  }

  /** @returns the desk of a schedule; read anew where it is not known yet, null where it does not exist */
  async bySchedule(schedule: string): Promise<Desk | null> {
    const known = (await this.all()).find((it) => it.schedule === schedule);
    if (known) return known;
    this.desks = null;
    return (await this.all()).find((it) => it.schedule === schedule) ?? null;
  }

  /** @returns the name of a practitioner or location by its reference, or "" */
  async nameOf(reference: string): Promise<string> {
    const actors = (await this.all()).flatMap((it) => [it.practitioner, it.location]);
    return actors.find(({ ref }) => ref === reference)?.name ?? '';
  }

  private all(): Promise<Desk[]> {
    if (!this.desks || this.now() - this.readAt > GOOD_FOR_MS) {
      this.readAt = this.now();
      const reading = this.read();
      // What failed is not kept: the next one asks again.
      reading.catch(() => {
        if (this.desks === reading) this.desks = null;
      });
      this.desks = reading;
    }
    return this.desks;
  }

  private async read(): Promise<Desk[]> {
    const [schedules, practitioners, locations] = await Promise.all([
      this.records.all('Schedule', scheduleSchema, {}),
      this.records.all('Practitioner', practitionerSchema, {}),
      this.records.all('Location', locationSchema, {}),
    ]);
    const names = new Map([
      ...practitioners.map(({ id, name }) => [`Practitioner/${id}`, nameOf(name?.[0])] as const),
      ...locations.map(({ id, name }) => [`Location/${id}`, name ?? ''] as const),
    ]);
    return schedules
      .filter(({ active }) => active !== false)
      .map(({ id, actor }) => ({
        schedule: `Schedule/${id}`,
        practitioner: actorOf('Practitioner/', actor, names),
        location: actorOf('Location/', actor, names),
      }));
  }
}

interface Actor {
  reference?: string | undefined;
  display?: string | undefined;
}

function actorOf(prefix: string, actors: Actor[], names: ReadonlyMap<string, string>): Desk['practitioner'] {
  const found = actors.find(({ reference }) => reference?.startsWith(prefix));
  if (!found?.reference) return NOBODY;
  return { ref: found.reference, name: names.get(found.reference) || (found.display ?? '') };
}

interface HumanName {
  text?: string | undefined;
  family?: string | undefined;
  given?: string[] | undefined;
}

/** @returns a name as it is said: the text that the clinic gives, or given names and family name */
export function nameOf(name: HumanName | undefined): string {
  return name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
}
