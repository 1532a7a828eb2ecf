import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { killTree, residentMb } from './processes.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const NODE = join(ROOT, 'node_modules/.bin/node');
export const ENTRY = join(ROOT, 'apps/standalone/dist/main.js');
const READY_MS = 120_000;
const STOP_MS = 30_000;
const KEPT_OUTPUT = 20_000;

export interface ServerOptions {
  /** Variables beside HOST, PORT, PUBLIC_URL, DATA_DIR; of this process's own only PATH, HOME and TZ are passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder to keep; by default one that `stop` removes. */
  readonly dataDir?: string;
}

/** The built server as a child process: a free port, a folder of its own, and no mercy when asked for none. */
export class TestServer {
  readonly url: string;
  readonly dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #keepsData: boolean;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, { dataDir, env = {} }: ServerOptions) {
    this.url = `http://127.0.0.1:${port}`;
    this.dataDir = dataDir ?? ownFolder();
    this.#env = env;
    this.#keepsData = dataDir !== undefined;
  }

  /** Starts the server of `apps/standalone/dist`. @throws Error with its last words where it does not become ready */
  static async start(options: ServerOptions = {}): Promise<TestServer> {
    const server = new TestServer(await freePort(), options);
    await server.restart();
    return server;
  }

  /** Starts it again on the same port and folder, after `kill9` or `end`. */
  async restart(): Promise<void> {
    if (this.#child) throw new Error('the server runs already');
    const { PATH = '', HOME = '', TZ = 'UTC' } = process.env;
    const { port } = new URL(this.url);
    const own = { PATH, HOME, TZ, HOST: '127.0.0.1', PORT: port, DATA_DIR: this.dataDir, LOG_LEVEL: 'warn' };
    const child = spawn(NODE, [ENTRY], {
      cwd: this.dataDir,
      detached: true,
      env: { ...own, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#child = child;
    await this.#ready(child);
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server does not run');
    return pid;
  }

  /** What it wrote last, standard output and error. */
  get output(): string {
    return this.#output;
  }

  /** Resident memory in MB of all its processes but PostgreSQL. */
  residentMb(): number {
    return residentMb(this.pid);
  }

  /** `kill -9` for the whole tree at once, its PostgreSQL included: what a power cut leaves behind. */
  async kill9(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = exitOf(child);
    killTree(this.pid);
    await gone;
    this.#child = null;
  }

  /** Asks it to drain and end. @returns its exit code */
  end(): Promise<number | null> {
    return this.#end((pid) => process.kill(pid, 'SIGTERM'));
  }

  /** Ctrl-C: a terminal tells all processes that it started, at once. @returns the exit code */
  interrupt(): Promise<number | null> {
    return this.#end((pid) => process.kill(-pid, 'SIGINT'));
  }

  async #end(ask: (pid: number) => void): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    const gone = exitOf(child);
    ask(this.pid);
    const forced = setTimeout(() => killTree(this.pid), STOP_MS);
    const code = await gone;
    clearTimeout(forced);
    this.#child = null;
    return code;
  }

  /** Ends it and removes what it stored. */
  async stop(): Promise<void> {
    await this.end();
    if (!this.#keepsData) rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) {
        this.#child = null;
        throw new Error(`the server ended at start:\n${this.#output}`);
      }
      const answered = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answered?.ok) return;
      await pause(50);
    }
    await this.kill9();
    throw new Error(`the server was not ready within ${READY_MS / 1000} s:\n${this.#output}`);
  }
}

/** A folder that the account `postgres`, which runs the database where the tests run as root, may pass through. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carethread-'));
  chmodSync(folder, 0o711);
  return folder;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once('exit', done));
}

/** Waits until something holds. @throws Error that says what was waited for */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(20);
  }
}
