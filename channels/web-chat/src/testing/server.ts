import { createServer, type Server } from 'node:http';
import type { DeliveryUpdate, InboundMessage } from '@carethread/channel';
import { createWebChat, type WebChat, type WebChatOptions } from '../web-chat.js';
import { PATH } from './client.js';
import { MemoryLog } from './memory-log.js';

/** The chat on a server of its own, over a log that outlives its restarts. */
export class TestServer {
  readonly log = new MemoryLog();
  readonly accepted: InboundMessage[] = [];
  readonly updates: DeliveryUpdate[] = [];
  readonly errors: unknown[] = [];
  port = 0;
  /** Milliseconds; moves only when a test moves it. */
  now = 1_000_000;
  #server: Server | null = null;
  #chat: WebChat | null = null;

  constructor(private readonly over: Partial<WebChatOptions> = {}) {}

  get chat(): WebChat {
    if (!this.#chat) throw new Error('the test server is not started');
    return this.#chat;
  }

  async start(): Promise<this> {
    const server = createServer((_request, response) => response.writeHead(404).end());
    this.#server = server;
    this.#chat = createWebChat({
      server,
      path: PATH,
      allowedOrigins: ['https://clinic.example'],
      clinic: { name: 'Riverside', disclosure: { en: 'An automated assistant.', es: 'Un asistente automático.' } },
      log: this.log,
      accept: async (inbound) => {
        this.accepted.push(inbound);
        this.log.store(inbound);
      },
      status: async (update) => void this.updates.push(update),
      now: () => this.now,
      onError: (error) => this.errors.push(error),
      ...this.over,
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    const address = server.address();
    if (typeof address === 'object' && address) this.port = address.port;
    return this;
  }

  async stop(): Promise<void> {
    await this.#chat?.close();
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise((closed) => server.close(closed).closeAllConnections());
  }

  /** Something is said to a visitor: first in the log, then told. */
  say(visitor: string, text: string, outboundId?: string): void {
    const id = outboundId === undefined ? {} : { outboundId };
    this.log.append(visitor, { from: 'assistant', parts: [{ kind: 'text', text }], ...id });
    this.chat.deliver(visitor, { kind: 'news' });
  }
}
