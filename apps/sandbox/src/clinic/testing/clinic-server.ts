import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '@carethread/store';
import fastify, { type FastifyInstance } from 'fastify';
import { FHIR_PATH, registerClinic } from '../index.js';

/** Monday, 9:00 in the clinic: tests stand still there. */
export const MONDAY = new Date('2026-11-30T15:00:00Z');
export const ZONE = 'America/Chicago';

export interface ClinicServer {
  readonly fastify: FastifyInstance;
  readonly origin: string;
  /** FHIR's base address. */
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** A folder for a database; the server's own account can reach into it, so that nothing is left elsewhere afterwards. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'carethread-clinic-'));
  await chmod(dataDir, 0o711);
  return dataDir;
}

/** A database server for one test file. */
export async function startDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await makeDataDir();
  const server: EmbeddedServer = await startEmbedded({ dataDir });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The sandbox clinic as it is, on a free port. */
export async function startClinic(databaseUrl: string, now: () => Date = () => MONDAY): Promise<ClinicServer> {
  const server = fastify();
  await registerClinic(server, { databaseUrl, timeZone: ZONE, now });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return { fastify: server, origin, baseUrl: origin + FHIR_PATH, stop: () => server.close() };
}
