import type { FastifyInstance } from 'fastify';
import { servePage } from '../pages.js';
import { openPool } from '../pool.js';
import { listenForMail } from './smtp.js';
import { MailStore } from './store.js';

export interface MailOptions {
  /** PostgreSQL; the mailbox keeps to a schema of its own in it. */
  readonly databaseUrl: string;
  /** Where mail is taken, on loopback; 0: any free port. */
  readonly smtpPort: number;
  readonly now: () => Date;
}

/**
 * Opens the sandbox's mailbox: takes whatever comes by SMTP, whoever it is for, and shows it at `/sandbox/mail` (as JSON at
 * `/sandbox/mail/messages`). Closes with `fastify`.
 * @returns the port that mail is taken on
 * @throws where PostgreSQL cannot be reached or the port is taken
 */
export async function registerMail(fastify: FastifyInstance, { databaseUrl, smtpPort, now }: MailOptions): Promise<number> {
  const pool = openPool(fastify, 'mailbox', databaseUrl, 2);
  fastify.addHook('onClose', () => pool.end());
  const store = await MailStore.open(pool);
  const smtp = await listenForMail(smtpPort, (mail) => store.add({ ...mail, at: now().toISOString() }));
  fastify.addHook('onClose', () => smtp.close());
  fastify.get('/sandbox/mail/messages', async () => ({ messages: await store.newest() }));
  servePage(fastify, ['mail.html', 'mail.css', 'mail.js']);
  return smtp.port;
}
