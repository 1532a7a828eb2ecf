import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@carethread/config';
import { type CreateStaff, createPresenceStore, createStaffAuth, ensureFirstAdmin, migrateStaff } from '@carethread/staff';
import { type EmbeddedServer, freePort, openStore, runBatch, type Store, startEmbedded } from '@carethread/store';
import { createLogger, createMetrics } from '@carethread/telemetry';
import { createTwilioSms } from '@carethread/twilio-sms';
import { type Gateway, startGateway } from '../gateway.js';
import type { GatewayParts } from '../parts.js';
import { decide } from './decide.js';

export const AUTH_TOKEN = 'a carrier token that only tests know';
export const NUMBER = '+15550100000';
const PASSWORD = 'correct horse battery';

/** A gateway on a database of its own, without a worker: `work()` is one, when a test says so. */
export class TestClinic {
  readonly masterKeys = [{ version: 1, key: randomBytes(32) }];
  readonly secret = 'a secret that only tests know, 32+';

  private constructor(
    private readonly dataDir: string,
    readonly database: EmbeddedServer,
    readonly port: number,
    public parts: GatewayParts,
    public gateway: Gateway,
  ) {}

  static async start(): Promise<TestClinic> {
    const dataDir = await mkdtemp(join(tmpdir(), 'carethread-gateway-'));
    // As root the server runs as another user, who has to get in.
    await chmod(dataDir, 0o711);
    const database = await startEmbedded({ dataDir });
    const port = await freePort();
    const clinic = new TestClinic(dataDir, database, port, undefined as never, undefined as never);
    await clinic.up();
    return clinic;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get store(): Store {
    return this.parts.store;
  }

  /** Opens everything anew, as another process would. */
  async up(): Promise<void> {
    const store = await openStore({ url: this.database.url, masterKeys: this.masterKeys });
    const { pool } = store.database;
    await migrateStaff(pool);
    const staff = createStaffAuth({ pool, secret: this.secret, baseUrl: this.url, signInsPerMinute: 100 });
    await ensureFirstAdmin(pool, staff, { password: PASSWORD });
    const twilio = { accountSid: `AC${'0'.repeat(32)}`, authToken: AUTH_TOKEN, from: NUMBER, apiUrl: 'http://127.0.0.1:1' };
    this.parts = {
      config: loadConfig({ PORT: String(this.port), LOG_LEVEL: 'silent' }),
      store,
      queues: {
        add: async () => undefined,
        consume: async () => undefined,
        ping: async () => true,
        close: async () => undefined,
      },
      practice: { perform: async () => ({ kind: 'unavailable', why: 'no clinic here' }) },
      sms: createTwilioSms({ ...twilio, publicUrl: this.url }),
      staff,
      presence: createPresenceStore(pool),
      clinic: { name: 'Riverside', timeZone: 'America/Chicago' },
      queueNames: new Map([
        ['front-desk', 'Front desk'],
        ['nurses', 'Nurses'],
      ]),
      logger: createLogger({ level: 'silent', production: true }),
      metrics: createMetrics({ processMetrics: false }),
      sandboxUrl: null,
    };
    this.gateway = await startGateway(this.parts);
  }

  async down(): Promise<void> {
    await this.gateway.close();
    await this.parts.sms?.close();
    await this.store.close();
  }

  async stop(): Promise<void> {
    await this.down();
    await this.database.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Reads all that is unread, and tells of it as a worker does. */
  async work(): Promise<void> {
    for (let taken = 1; taken > 0; ) {
      const batch = await runBatch(this.store, 16, () => new Date().toISOString(), decide);
      taken = batch.taken;
      this.store.live.changed(
        batch.committed.map(({ conversationId, patientId, state: { seq, status } }) => ({
          conversationId,
          patientId,
          seq,
          status,
        })),
      );
    }
  }

  /** A patient writes, and it is read. @returns the conversation */
  async patientWrites(from: string, text: string): Promise<string> {
    const providerId = randomUUID();
    await this.store.inbox.store({
      kind: 'message',
      channel: 'sms',
      providerId,
      from,
      to: NUMBER,
      parts: [{ kind: 'text', text }],
    });
    await this.work();
    const { rows } = await this.store.database.pool.query<{ id: string }>(
      'SELECT conversation_id AS id FROM event WHERE cause = $1 LIMIT 1',
      [`sms:${providerId}`],
    );
    return rows[0]?.id ?? '';
  }

  /** Makes an account and signs in. @returns the session's cookie */
  async member(name: string, account: Partial<CreateStaff> = {}): Promise<string> {
    const email = `${name.split(' ')[0]?.toLowerCase()}@clinic.example`;
    await this.parts.staff.accounts.create({ email, name, password: PASSWORD, ...account });
    return this.signIn(email);
  }

  async signIn(email: string): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    return response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
}
