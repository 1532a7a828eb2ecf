import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { CARRIER_PATH, registerCarrier } from './carrier/index.js';
import { FHIR_PATH, registerClinic } from './clinic/index.js';
import { registerMail } from './mail/index.js';
import { phonesPage } from './phones/page.js';

export interface SandboxOptions {
  /** Loopback: the sandbox knows no users. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly databaseUrl: string;
  /** The gateway's address, as PUBLIC_URL has it: webhooks go there, and are signed for it. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** The clinic's number, E.164. */
  readonly from: string;
  /** Which parts stand in for the real ones; both, unless said otherwise. */
  readonly carrier?: boolean;
  readonly clinic?: boolean;
  /** Where mail is taken by SMTP; 0: any free port; null, or left out: none is. */
  readonly smtpPort?: number | null;
  /** The clinic's, IANA. */
  readonly timeZone?: string;
  readonly now?: () => Date;
  readonly logger?: FastifyBaseLogger;
}

export interface Sandbox {
  /** "http://127.0.0.1:8080" */
  readonly url: string;
  /** What TWILIO_API_URL has to be. */
  readonly carrierUrl: string;
  /** What FHIR_BASE_URL has to be. */
  readonly fhirUrl: string;
  /** What SMTP_URL has to be; null where no mail is taken. */
  readonly smtpUrl: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the outside world: the carrier with its phones, and the clinic.
 * @throws where PostgreSQL cannot be reached or the port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { carrier = true, clinic = true, smtpPort = null, now = () => new Date(), timeZone = 'America/Chicago' } = options;
  const server = fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  let url = '';
  let mailPort: number | null = null;
  try {
    if (clinic) await registerClinic(server, { databaseUrl: options.databaseUrl, timeZone, now });
    if (carrier) {
      const { accountSid, authToken, from, databaseUrl } = options;
      await registerCarrier(server, {
        databaseUrl,
        account: { accountSid, authToken, from },
        publicUrl: options.publicUrl.replace(/\/$/, ''),
        carrierUrl: () => url + CARRIER_PATH,
        now,
      });
      phonesPage(server);
    }
    if (smtpPort !== null) mailPort = await registerMail(server, { databaseUrl: options.databaseUrl, smtpPort, now });
    const mail = mailPort !== null;
    server.get('/sandbox/health', async () => ({ status: 'ok', carrier, clinic, mail, timeZone, number: options.from }));
    url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    url,
    carrierUrl: url + CARRIER_PATH,
    fhirUrl: url + FHIR_PATH,
    smtpUrl: mailPort === null ? null : `smtp://127.0.0.1:${mailPort}`,
    stop: () => server.close(),
  };
}
