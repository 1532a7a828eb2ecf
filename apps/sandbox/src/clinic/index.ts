import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import type { Pool } from 'pg';
import { z } from 'zod';
import { openPool } from '../pool.js';
import { loadSearchParameters } from './fhir/definitions.js';
import { fhirRoutes } from './fhir/routes.js';
import { makeTables } from './fhir/schema.js';
import { OutageSwitch, outageSchema } from './outage.js';
import { seed } from './seed/index.js';
import { type CalendarDay, calendar, listPeople, type SandboxPerson } from './views.js';

export { FHIR_PATH } from './fhir/routes.js';
export type { CalendarDay, SandboxPerson } from './views.js';

export interface ClinicOptions {
  /** PostgreSQL; the clinic keeps to a schema of its own in it. */
  readonly databaseUrl: string;
  /** IANA, "America/Chicago". */
  readonly timeZone: string;
  readonly now: () => Date;
}

export interface Clinic {
  listPeople(): Promise<SandboxPerson[]>;
  /** The next `days` days of the clinic's book, today first. */
  calendar(days: number): Promise<CalendarDay[]>;
}

/** Connections to PostgreSQL; one is taken by a booking for its few milliseconds. */
const CONNECTIONS = 8;
const calendarQuery = z.object({ days: z.coerce.number().int().min(1).max(28).default(7) });

/**
 * Opens the sandbox clinic and puts it on `fastify`: FHIR R4 under `/sandbox/fhir/R4`, and for the sandbox's own pages
 * `GET /sandbox/people`, `GET /sandbox/clinic/calendar?days=` and `GET`/`POST /sandbox/clinic/outage`. Closes with it.
 * @throws where PostgreSQL cannot be reached
 */
export async function registerClinic(fastify: FastifyInstance, options: ClinicOptions): Promise<Clinic> {
  loadSearchParameters();
  const pool = openPool(fastify, 'clinic', options.databaseUrl, CONNECTIONS);
  fastify.addHook('onClose', () => pool.end());
  await makeTables(pool);
  const topUp = await openBook(pool, options);

  const outages = new OutageSwitch();
  await fastify.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      if (!(await outages.admits())) return reply.code(503).send({ resourceType: 'OperationOutcome', issue: [OUT_OF_ORDER] });
      await topUp();
      return undefined;
    });
    await fhirRoutes(scope, { ...options, pool });
  });

  const clinic: Clinic = {
    listPeople: () => listPeople(pool),
    async calendar(days) {
      await topUp();
      return calendar(pool, DateTime.fromJSDate(options.now(), { zone: options.timeZone }), days);
    },
  };
  await fastify.register(async (scope) => clinicPages(scope, clinic, outages));
  return clinic;
}

const OUT_OF_ORDER = { severity: 'error', code: 'transient', details: { text: 'The clinic is out of order (on demand)' } };

/** Seeds the clinic now and, by the function handed back, again once the day has changed: the book stays four weeks long. */
async function openBook(pool: Pool, options: ClinicOptions): Promise<() => Promise<void>> {
  const dateNow = () => DateTime.fromJSDate(options.now(), { zone: options.timeZone }).toISODate();
  let date = dateNow();
  let open = seed({ ...options, pool });
  await open;
  return () => {
    if (date !== dateNow()) {
      date = dateNow();
      open = seed({ ...options, pool });
    }
    return open;
  };
}

function clinicPages(scope: FastifyInstance, clinic: Clinic, outages: OutageSwitch): void {
  scope.get('/sandbox/people', () => clinic.listPeople());
  scope.get('/sandbox/clinic/calendar', async (request, reply) => {
    const query = calendarQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ title: 'days is a number from 1 to 28', status: 400 });
    return { days: await clinic.calendar(query.data.days) };
  });
  scope.get('/sandbox/clinic/outage', async () => outages.current);
  scope.post('/sandbox/clinic/outage', async (request, reply) => {
    const outage = outageSchema.safeParse(request.body);
    if (!outage.success) return reply.code(400).send({ title: 'mode is none, down, slow or flaky', status: 400 });
    outages.set(outage.data);
    return outages.current;
  });
}
