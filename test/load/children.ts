import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { eventually } from '../support/server.ts';

const HERE = resolve(import.meta.dirname);

/** A program that the bench runs beside itself. */
export interface Child {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a ceiling: the bare INSERT, or with a carrier's address the bare echo. */
export async function startCeiling(databaseUrl: string, carrierMessagesUrl?: string): Promise<Child> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    ...(carrierMessagesUrl ? { CARRIER_URL: carrierMessagesUrl } : {}),
  };
  const child = spawn(process.execPath, [join(HERE, 'ceiling.ts')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await eventually('the ceiling answers', () => fetch(`${url}/health/ready`).then(isOk, () => false));
  return { url, stop: () => end(child) };
}

const isOk = (response: Response): boolean => response.ok;

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
