import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { textOf } from '@carethread/conversation';
import { createWebChat, type WebChat } from '@carethread/web-chat';
import { MemoryLog } from '@carethread/web-chat/testing';

/** As strict as the gateway's: no inline script, no inline style, no eval. */
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Answer {
  readonly about: RegExp;
  readonly words: string;
  readonly choices?: string[];
}

const ANSWERS: readonly Answer[] = [
  { about: /person/i, words: 'A person from our team will answer here. Average wait: 3 minutes.' },
  {
    about: /appointment|cita/i,
    words: 'Which of these times works for you?',
    choices: [
      'Tue, Dec 1, 9:20 am with Dr. Maya Chen',
      'Tue, Dec 1, 2:40 pm with Dr. Luis Ortega',
      'Wed, Dec 2, 10:00 am with Grace Kim, NP',
      'None of these',
    ],
  },
  {
    about: /hours|horario/i,
    words: 'We are open Monday to Friday, 8 am to 5 pm, Saturday 9 am to 1 pm. Questions? Call (312) 555-0100.',
  },
];

/** A clinic small enough for a test: the built page and a chat whose assistant knows four answers. Survives `restart`. */
export class TestClinic {
  readonly log = new MemoryLog();
  readonly visitors = new Set<string>();
  readonly errors: unknown[] = [];
  #server: Server | null = null;
  #chat: WebChat | null = null;
  port = 0;

  constructor(private readonly files: string) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const name = path === '/' ? 'index.html' : normalize(path).replace(/^\/widget\//, '');
      readFile(join(this.files, name)).then(
        (body) => {
          const type = TYPES[extname(name)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP }).end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    const address = server.address();
    if (typeof address === 'object' && address) this.port = address.port;
    this.#server = server;
    this.#chat = createWebChat({
      server,
      path: '/channels/web/',
      allowedOrigins: [this.origin],
      clinic: {
        name: 'Riverside Family Clinic',
        disclosure: {
          en: 'You are chatting with an automated assistant. It does not give medical advice.',
          es: 'Usted habla con un asistente automático. No da consejos médicos.',
        },
      },
      log: this.log,
      accept: async (inbound) => {
        this.visitors.add(inbound.from);
        if (!this.log.store(inbound)) return;
        this.#answer(inbound.from, textOf(inbound.parts));
      },
      onError: (error) => this.errors.push(error),
    });
  }

  async stop(): Promise<void> {
    await this.#chat?.close();
    const server = this.#server;
    if (server) await new Promise((closed) => server.close(closed).closeAllConnections());
    this.#server = null;
  }

  /** An agent, or the assistant, says something. */
  say(visitor: string, text: string, from: 'assistant' | 'agent' | 'system' = 'assistant', choices: string[] = []): void {
    const name = from === 'agent' ? { name: 'Maria' } : {};
    this.log.append(visitor, {
      from,
      ...name,
      parts: [
        { kind: 'text', text },
        ...(choices.length ? [{ kind: 'choices' as const, choices: choices.map((label, i) => ({ key: `${i}`, label })) }] : []),
      ],
    });
    this.#chat?.deliver(visitor, { kind: 'news' });
  }

  assign(visitor: string, agent: string | null): void {
    this.log.assign(visitor, agent);
    this.#chat?.deliver(visitor, { kind: 'news' });
  }

  typing(visitor: string, name: string): void {
    this.#chat?.deliver(visitor, { kind: 'typing', typing: { from: 'agent', name } });
  }

  #answer(visitor: string, text: string): void {
    const answer = ANSWERS.find(({ about }) => about.test(text));
    this.say(visitor, answer?.words ?? `You wrote: ${text}`, 'assistant', answer?.choices);
  }
}
