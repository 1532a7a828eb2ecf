import { io, type Socket } from 'socket.io-client';
import type { Ack, ClientToServer, EarlierAck, Item, Problem, ServerToClient, Typing, Welcome } from '../wire.js';

export const PATH = '/channels/web/';
const ORIGIN = 'https://clinic.example';
const DEADLINE_MS = 10_000;

/** Waits for real I/O: asks again until it holds, and fails at a deadline with what was waited for. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`still not so: ${what}`);
    await new Promise((again) => setTimeout(again, 5));
  }
}

/** A bare client of the wire protocol: one tab. Keeps what it was sent, as it was sent. */
export class TestClient {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly items: Item[] = [];
  readonly problems: Problem[] = [];
  readonly agents: (string | null)[] = [];
  readonly typings: Typing[] = [];
  /** What `events` said of what is older; undefined while none did. */
  before: number | null | undefined;
  welcome: Welcome | null = null;
  failed: Error | null = null;

  constructor(port: number, origin: string | null = ORIGIN) {
    this.socket = io(`http://127.0.0.1:${port}`, {
      path: PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(origin === null ? {} : { extraHeaders: { origin } }),
    });
    this.socket.on('connect_error', (error) => {
      this.failed = error;
    });
    this.socket.on('welcome', (welcome) => {
      this.welcome = welcome;
    });
    this.socket.on('events', ({ items, before }, received) => {
      this.items.push(...items);
      if (before !== undefined) this.before = before;
      received();
    });
    this.socket.on('agent', ({ name }) => this.agents.push(name));
    this.socket.on('typing', (typing) => this.typings.push(typing));
    this.socket.on('problem', (problem) => this.problems.push(problem));
  }

  /** Says hello and waits for the welcome. @returns the visitor's token */
  async hello(visitorToken?: string, lastSeq = 0, readSeq?: number): Promise<string> {
    const welcomed = new Promise<Welcome>((resolve) => this.socket.once('welcome', resolve));
    const read = readSeq === undefined ? {} : { readSeq };
    this.socket.emit('hello', { ...(visitorToken === undefined ? {} : { visitorToken }), lastSeq, ...read });
    return (await welcomed).visitorToken;
  }

  send(id: string, text: string): Promise<Ack> {
    return this.socket.timeout(DEADLINE_MS).emitWithAck('message', { id, text });
  }

  earlier(before: number): Promise<EarlierAck> {
    return this.socket.timeout(DEADLINE_MS).emitWithAck('earlier', { before });
  }

  /** Sends what the types do not allow. */
  raw(event: string, ...args: unknown[]): void {
    (this.socket as unknown as Socket).emit(event, ...args);
  }

  texts(): string[] {
    return this.items.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])));
  }
}
