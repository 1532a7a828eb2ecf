import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbedded } from '@carethread/store';
import pg from 'pg';
import { Carrier } from '../../support/carrier.ts';
import { TestServer } from '../../support/server.ts';
import { SandboxClinic } from './clinic.ts';

/** A turn is over within this; else something is stuck. */
const TURN_MS = 30_000;
const POLL_MS = 15;
const CONNECTIONS = 6;
const NUMBERS = 15_550_500_000;

/** Whether a message has been taken up and nothing of its conversation is under way: no question to the clinic, no text to send. */
const SETTLED = `
  SELECT e.conversation_id AS id,
    NOT EXISTS (SELECT FROM effect WHERE conversation_id = e.conversation_id AND state = 'pending')
    AND NOT EXISTS (SELECT FROM inbox WHERE conversation_id = e.conversation_id AND taken_at IS NULL)
    AND NOT EXISTS (SELECT FROM outbound WHERE conversation_id = e.conversation_id AND state IN ('pending', 'sending')) AS settled
  FROM event e WHERE e.cause = $1 LIMIT 1`;
const STATE = 'SELECT status, queue, safety, intent, language FROM conversation WHERE id = $1';

/** What the lists of the console show of a conversation. */
export interface ConversationState {
  readonly status: string;
  readonly queue: string | null;
  readonly safety: string;
  readonly intent: string | null;
  readonly language: string | null;
}

/** One real server, with the sandbox clinic behind it and a carrier in front. */
export class Stage {
  readonly carrier: Carrier;
  readonly pool: pg.Pool;
  readonly clinic: SandboxClinic;
  readonly #close: () => Promise<void>;
  readonly #texts = new Map<string, string[]>();
  #numbers = NUMBERS;

  private constructor(carrier: Carrier, pool: pg.Pool, server: TestServer, close: () => Promise<void>) {
    this.carrier = carrier;
    this.pool = pool;
    this.clinic = new SandboxClinic(server.url);
    this.#close = close;
    carrier.onSent = ({ to, body }) => this.textsOf(to).push(body);
  }

  /** Starts it all in a folder of its own, on PostgreSQL of its own. */
  static async start(): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'carethread-dialogues-'));
    chmodSync(folder, 0o711);
    const cleanUp: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
    const close = async () => {
      for (const step of cleanUp.splice(0)) await step();
    };
    try {
      const database = await startEmbedded({ dataDir: join(folder, 'database') });
      cleanUp.unshift(() => database.stop());
      const carrier = await Carrier.start();
      cleanUp.unshift(() => carrier.stop());
      const own = { DATABASE_URL: database.url, ENCRYPTION_KEY: randomBytes(32).toString('base64'), SANDBOX: 'auto' };
      const server = await TestServer.start({ dataDir: mkdtempSync(join(folder, 'server-')), env: { ...carrier.env, ...own } });
      cleanUp.unshift(() => server.end());
      carrier.target = server.url;
      const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS });
      cleanUp.unshift(() => pool.end());
      return new Stage(carrier, pool, server, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** A telephone that has never written. */
  telephone(): Telephone {
    return new Telephone(this, `+${++this.#numbers}`);
  }

  /** @returns every text that a number has got, oldest first; the list grows */
  textsOf(number: string): string[] {
    const known = this.#texts.get(number) ?? [];
    this.#texts.set(number, known);
    return known;
  }

  stop(): Promise<void> {
    return this.#close();
  }
}

/** One patient's telephone, and the conversation that is had over it. */
export class Telephone {
  readonly number: string;
  readonly #stage: Stage;
  #conversation: string | null = null;

  constructor(stage: Stage, number: string) {
    this.#stage = stage;
    this.number = number;
  }

  get texts(): readonly string[] {
    return this.#stage.textsOf(this.number);
  }

  /** Writes, and waits until the turn is over. @returns every text that came. @throws Error where the turn does not end */
  async say(text: string): Promise<string[]> {
    const before = this.texts.length;
    const { status, sid } = await this.#stage.carrier.receive(this.number, text);
    if (status !== 200) throw new Error(`“${text}” was answered ${status}`);
    const deadline = Date.now() + TURN_MS;
    for (;;) {
      const { rows } = await this.#stage.pool.query<{ id: string; settled: boolean }>(SETTLED, [`sms:${sid}`]);
      if (rows[0]?.settled) {
        this.#conversation = rows[0].id;
        return this.texts.slice(before);
      }
      if (Date.now() > deadline) throw new Error(`“${text}” was not done with in ${TURN_MS / 1000} s`);
      await pause(POLL_MS);
    }
  }

  async state(): Promise<ConversationState> {
    const { rows } = await this.#stage.pool.query<ConversationState>(STATE, [this.#conversation]);
    const [row] = rows;
    if (!row) throw new Error(`${this.number} has no conversation`);
    return row;
  }
}
