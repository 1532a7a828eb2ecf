import { hkdfSync, randomBytes } from 'node:crypto';
import type { ChannelAdapter } from '@carethread/channel';
import type { Config, EncryptionKey, TwilioConfig } from '@carethread/config';
import type { Channel } from '@carethread/conversation';
import { type GatewayParts, startGateway, tryAddress, webAdapter } from '@carethread/gateway';
import { openQueues } from '@carethread/queue';
import {
  createMailer,
  createPresenceStore,
  createStaffAuth,
  ensureFirstAdmin,
  type FirstAdmin,
  type Mailer,
  migrateStaff,
  type StaffAuth,
} from '@carethread/staff';
import { openStore, type Store, startEmbedded } from '@carethread/store';
import { createMetrics, type Logger } from '@carethread/telemetry';
import { createTwilioSms, type TwilioSms } from '@carethread/twilio-sms';
import { assembleWorker } from '@carethread/worker';
import { keptKeys, keptSecret } from './keys.js';
import { type RunningSandbox, startSandbox } from './sandbox.js';
import { Stack } from './stack.js';

/** The number of the sandbox's clinic, as its carrier knows it. */
const SANDBOX_NUMBER = '+15550100000';
/** Whose mail the sandbox's mailbox shows. */
const SANDBOX_SENDER = 'Carethread <no-reply@carethread.example>';

export interface Running {
  readonly sandbox: RunningSandbox | null;
  /** The first admin, and the one-time password where it was just made. */
  readonly admin: { readonly email: string; readonly oneTimePassword?: string };
  /** Drains and stops everything, in the order opposite to the start. */
  stop(): Promise<void>;
}

/**
 * Everything in one process: the embedded database, gateway, worker, and beside it the sandbox.
 * @param say told what takes its time
 * @throws errors whose message is one sentence for the person at the terminal; what had started is stopped again
 */
export async function startAll(config: Config, logger: Logger, say: (progress: string) => void): Promise<Running> {
  const stack = new Stack();
  try {
    return await start(config, logger, say, stack);
  } catch (error) {
    await stack.unwind();
    throw error;
  }
}

async function start(config: Config, logger: Logger, say: (progress: string) => void, stack: Stack): Promise<Running> {
  await tryAddress(config);
  say('database');
  const databaseUrl =
    config.databaseUrl ?? (await stack.push(startEmbedded({ dataDir: config.dataDir, say }), (server) => server.stop())).url;
  const masterKeys = config.encryptionKeys ?? (await keptKeys(config.dataDir));
  const store = await stack.push(openStore({ url: databaseUrl, masterKeys }), (opened) => opened.close());
  const backend = config.redisUrl
    ? ({ kind: 'redis', url: config.redisUrl } as const)
    : ({ kind: 'postgres', url: databaseUrl } as const);
  const queues = await stack.push(
    openQueues(backend, (error) => logger.error({ err: error }, 'the job queue')),
    (opened) => opened.close(),
  );
  say('understanding');
  const metrics = createMetrics();
  const worker = await stack.push(assembleWorker(config, logger.child({ part: 'worker' })), (assembled) => assembled.close());
  const twilio = await carrierOf(config);
  const useSandbox = needsSandbox(config);
  if (useSandbox) say('sandbox');
  const sandbox =
    useSandbox && twilio
      ? await stack.push(startSandbox(config, databaseUrl, twilio, worker.clinic.timeZone, logger), (running) => running.stop())
      : null;
  const sms = twilio ? await stack.push(Promise.resolve(smsOf(config, twilio, sandbox)), (adapter) => adapter.close()) : null;
  const channels = new Map<Channel, ChannelAdapter>([['web', webAdapter({ config, logger })]]);
  if (sms) channels.set('sms', sms);
  const practice = worker.practice(sandbox && config.sandbox.clinic ? `${sandbox.url}/sandbox/fhir/R4` : null);
  const runner = worker.create({ store, queues, practice, channels, sms, logger: logger.child({ part: 'worker' }), metrics });
  say('rehearsal');
  await runner.rehearse();
  await stack.push(runner.start(), () => runner.stop());
  say('gateway');
  const mailer = mailerOf(config, sandbox, logger.child({ part: 'mail' }));
  if (mailer) await stack.push(Promise.resolve(mailer), (opened) => opened.close());
  const staff = await openStaff(config, store.database.pool, masterKeys, mailer);
  const gatewayParts: GatewayParts = {
    config,
    store,
    queues,
    practice,
    sms,
    staff: staff.auth,
    presence: createPresenceStore(store.database.pool),
    clinic: worker.clinic,
    queueNames: worker.queueNames,
    logger: logger.child({ part: 'gateway' }),
    metrics,
    sandboxUrl: sandbox?.url ?? null,
  };
  await stack.push(startGateway(gatewayParts), (gateway) => gateway.close());
  return { sandbox, admin: staff.admin, stop: () => stack.unwind() };
}

/** Sign-in and accounts, and the first admin where there is none yet. */
async function openStaff(
  config: Config,
  pool: Store['database']['pool'],
  masterKeys: readonly EncryptionKey[],
  mailer: Mailer | null,
): Promise<{ auth: StaffAuth; admin: FirstAdmin }> {
  await migrateStaff(pool);
  const secret = sessionSecret(masterKeys);
  const auth = createStaffAuth({ pool, secret, baseUrl: config.publicUrl, mailer: mailer ?? undefined });
  const { email, password } = config.admin;
  return { auth, admin: await ensureFirstAdmin(pool, auth, { email: email ?? undefined, password: password ?? undefined }) };
}

const needsSandbox = ({ sandbox }: Config) => sandbox.carrier || sandbox.clinic || sandbox.mail;

/** Mail to staff by the server that is configured, or to the sandbox's mailbox; null where there is neither. */
function mailerOf(config: Config, sandbox: RunningSandbox | null, logger: Logger): Mailer | null {
  const { smtpUrl = sandbox?.smtpUrl, from = SANDBOX_SENDER } = config.mail ?? {};
  if (!smtpUrl) return null;
  const onLost = (why: { code: string; tries: number }) => logger.error(why, 'a mail to a member of the staff was given up');
  return createMailer({ smtpUrl, from, onLost });
}

/** What signs session cookies: the same in every process that has the same master keys. A new master key signs everybody off. */
function sessionSecret(masterKeys: readonly EncryptionKey[]): string {
  const newest = masterKeys.reduce((a, b) => (b.version > a.version ? b : a));
  return Buffer.from(hkdfSync('sha256', newest.key, '', 'session cookie', 32)).toString('base64url');
}

/** The carrier that is configured, or the sandbox's account on it. */
async function carrierOf(config: Config): Promise<TwilioConfig | null> {
  if (config.twilio || !needsSandbox(config)) return config.twilio;
  const authToken = await keptSecret(config.dataDir, 'sandbox-carrier-token', () => randomBytes(16).toString('hex'));
  return { accountSid: `AC${'0'.repeat(32)}`, authToken, sender: { kind: 'number', from: SANDBOX_NUMBER }, apiUrl: '' };
}

function smsOf(config: Config, twilio: TwilioConfig, sandbox: RunningSandbox | null): TwilioSms {
  const { accountSid, authToken, sender } = twilio;
  const apiUrl = config.twilio ? twilio.apiUrl : `${sandbox?.url}/sandbox/carrier`;
  const from = sender.kind === 'number' ? { from: sender.from } : { messagingServiceSid: sender.messagingServiceSid };
  return createTwilioSms({ accountSid, authToken, ...from, apiUrl, publicUrl: config.publicUrl });
}
