import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config, TwilioConfig } from '@carethread/config';
import { freePort } from '@carethread/store';
import type { Logger } from '@carethread/telemetry';
import { SMALL } from './frugal.js';

const READY_MS = 60_000;
const STOP_MS = 5_000;

export interface RunningSandbox {
  readonly url: string;
  /** Where it takes mail; null where it does not. */
  readonly smtpUrl: string | null;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The sandbox did not come up. */
export class SandboxFailed extends Error {
  override readonly name = 'SandboxFailed';
}

/** Runs the outside world on a laptop as a process of its own, so that nothing of it is in the service. */
export async function startSandbox(
  config: Config,
  databaseUrl: string,
  twilio: TwilioConfig,
  timeZone: string,
  logger: Logger,
): Promise<RunningSandbox> {
  const port = await freePort();
  const smtpPort = config.sandbox.mail ? await freePort() : null;
  const child = spawn(process.execPath, [...SMALL, fileURLToPath(import.meta.resolve('@carethread/sandbox/main'))], {
    env: {
      ...process.env,
      SANDBOX_HOST: '127.0.0.1',
      SANDBOX_PORT: String(port),
      SANDBOX_DATABASE_URL: databaseUrl,
      SANDBOX_TIME_ZONE: timeZone,
      SANDBOX_CARRIER: config.sandbox.carrier ? 'on' : 'off',
      SANDBOX_CLINIC: config.sandbox.clinic ? 'on' : 'off',
      ...(smtpPort === null ? {} : { SANDBOX_SMTP_PORT: String(smtpPort) }),
      PUBLIC_URL: config.publicUrl,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_FROM: twilio.sender.kind === 'number' ? twilio.sender.from : '',
      LOG_LEVEL: config.logLevel,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('exit', (code, signal) => {
    if (!child.killed) logger.error({ code, signal }, 'the sandbox ended');
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  const smtpUrl = smtpPort === null ? null : `smtp://127.0.0.1:${smtpPort}`;
  return { url, smtpUrl, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new SandboxFailed('The sandbox did not start; set SANDBOX=off to go without it.');
    if (
      await fetch(`${url}/sandbox/health`, { signal: AbortSignal.timeout(1_000) }).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    if (Date.now() > until)
      throw new SandboxFailed(`The sandbox was not ready within ${READY_MS / 1_000} s; set SANDBOX=off to go without it.`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(forced);
}
