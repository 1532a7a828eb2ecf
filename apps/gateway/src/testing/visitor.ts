import type { Ack, ClientToServer, EarlierAck, Item, ServerToClient, Typing, Welcome } from '@carethread/web-chat/wire';
import { io, type Socket } from 'socket.io-client';
import type { TestClinic } from './clinic.js';

/** A visitor's browser, bare: keeps what it is sent, as it is sent. */
export class TestVisitor {
  readonly items: Item[] = [];
  readonly agents: (string | null)[] = [];
  readonly typings: Typing[] = [];
  /** What `events` said of what is older; undefined while none did. */
  before: number | null | undefined;
  welcome: Welcome | null = null;
  failed: Error | null = null;
  readonly socket: Socket<ServerToClient, ClientToServer>;

  constructor(clinic: TestClinic, origin: string) {
    this.socket = io(clinic.url, {
      path: '/channels/web/',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin },
    });
    this.socket.on('connect_error', (error) => {
      this.failed = error;
    });
    this.socket.on('events', ({ items, before }, received) => {
      this.items.push(...items);
      if (before !== undefined) this.before = before;
      received();
    });
    this.socket.on('typing', (typing) => this.typings.push(typing));
    this.socket.on('agent', ({ name }) => this.agents.push(name));
  }

  /** Says hello and waits for the welcome. @returns the visitor's token */
  async hello(visitorToken?: string, lastSeq = 0): Promise<string> {
    const welcomed = new Promise<Welcome>((resolve) => this.socket.once('welcome', resolve));
    this.socket.emit('hello', { ...(visitorToken === undefined ? {} : { visitorToken }), lastSeq });
    this.welcome = await welcomed;
    return this.welcome.visitorToken;
  }

  send(id: string, text: string): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('message', { id, text });
  }

  read(seq: number): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('read', { seq });
  }

  earlier(before: number): Promise<EarlierAck> {
    return this.socket.timeout(10_000).emitWithAck('earlier', { before });
  }

  typing(): void {
    this.socket.emit('typing');
  }

  /** Who said what, a line each. */
  lines(): string[] {
    return this.items.map(
      ({ from, parts }) => `${from}: ${parts.flatMap((part) => (part.kind === 'text' ? part.text : [])).join(' ')}`,
    );
  }
}
