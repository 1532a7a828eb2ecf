import { createLogger } from '@carethread/telemetry';
import { z } from 'zod';
import { startSandbox } from './sandbox.js';

/** What the process that starts the sandbox hands it. */
const environment = z.object({
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535),
  SANDBOX_DATABASE_URL: z.string(),
  SANDBOX_TIME_ZONE: z.string().default('America/Chicago'),
  SANDBOX_CARRIER: z.stringbool().default(true),
  SANDBOX_CLINIC: z.stringbool().default(true),
  SANDBOX_SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PUBLIC_URL: z.url(),
  TWILIO_ACCOUNT_SID: z.string().default(''),
  TWILIO_AUTH_TOKEN: z.string().default(''),
  TWILIO_FROM: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

const read = environment.safeParse(process.env);
if (!read.success) {
  process.stderr.write(`The sandbox cannot start: ${z.prettifyError(read.error)}\n`);
  process.exit(1);
}
const env = read.data;
const logger = createLogger({ level: env.LOG_LEVEL, production: process.env.NODE_ENV === 'production', part: 'sandbox' });

try {
  const sandbox = await startSandbox({
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    databaseUrl: env.SANDBOX_DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
    carrier: env.SANDBOX_CARRIER,
    clinic: env.SANDBOX_CLINIC,
    smtpPort: env.SANDBOX_SMTP_PORT ?? null,
    timeZone: env.SANDBOX_TIME_ZONE,
    logger,
  });
  const stop = () => void sandbox.stop().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  // Ctrl-C reaches the whole group; the process that started this one says when to stop.
  process.on('SIGINT', process.connected ? () => undefined : stop);
  // A parent that was killed can say nothing any more: the sandbox does not outlive it.
  process.once('disconnect', stop);
} catch (error) {
  logger.error({ err: error }, 'the sandbox cannot start');
  process.exit(1);
}
