import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { DeliveryUpdate, InboundMessage } from '@carethread/channel';
import type { Language } from '@carethread/conversation';
import { Server } from 'socket.io';
import { Limiter, type Rate } from './bucket.js';
import { connect } from './connection.js';
import type { LivePayload } from './live.js';
import { isAllowedOrigin, originSet } from './origin.js';
import type { Session } from './session.js';
import type { TranscriptSource } from './transcript.js';
import { type ClientToServer, FRAME_BYTES, type ServerToClient } from './wire.js';

export interface WebChatOptions {
  /** The server whose upgrade requests under `path` become sockets. It is not closed with the chat. */
  readonly server: HttpServer;
  /** "/channels/web/". */
  readonly path: string;
  /** Pages that may use the chat, as origins: "https://clinic.example". */
  readonly allowedOrigins: readonly string[];
  readonly clinic: {
    readonly name: string;
    /** That the assistant is automated, in words, by language. */
    readonly disclosure: Readonly<Record<Language, string>>;
  };
  readonly log: TranscriptSource;
  /** Stores what a patient wrote, once per `providerId`. The patient's browser is told "sent" when it resolves. */
  accept(inbound: InboundMessage): Promise<void>;
  /** Takes delivered and read marks of what we sent. They may come again, and out of order. */
  status?(update: DeliveryUpdate): Promise<void>;
  /** The patient is typing. */
  typing?(visitorId: string): void;
  readonly limits?: Partial<Limits>;
  /** Which client a request comes from, for the limit on connections; behind a proxy, what the proxy says. */
  clientAddress?(request: IncomingMessage): string;
  /** Milliseconds since 1970. */
  now?(): number;
  onError(error: unknown): void;
}

export interface Limits {
  /** Messages of one visitor, over all of their tabs. */
  readonly messages: Rate;
  /** Frames of one socket, whatever they are. */
  readonly frames: Rate;
  /** New connections of one client address. Generous: a waiting room shares one. */
  readonly connections: Rate;
  /** How often every session looks into the log unasked, in case a hint got lost. Milliseconds. */
  readonly sweepMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  messages: { burst: 20, perSecond: 1 },
  frames: { burst: 60, perSecond: 10 },
  connections: { burst: 120, perSecond: 4 },
  sweepMs: 30_000,
};

export interface WebChat {
  /** Hands a payload to the sockets that this process holds of a visitor. None of them: nothing happens. */
  deliver(visitorId: string, payload: LivePayload): void;
  /** Lets every session look into the log. Runs by itself every `sweepMs`; resolves when all have looked. */
  sweep(): Promise<void>;
  /** How many sockets said hello. */
  readonly sessions: number;
  /** Ends all sockets; their clients come back by themselves. */
  close(): Promise<void>;
}

/** The web chat's socket edge on an HTTP server. @throws TypeError where an allowed origin is none */
export function createWebChat(options: WebChatOptions): WebChat {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  const origins = originSet(options.allowedOrigins);
  const address = options.clientAddress ?? ((request) => request.socket.remoteAddress ?? '');
  const messages = new Limiter(limits.messages, now);
  const connections = new Limiter(limits.connections, now);
  const sessions = new Sessions();

  const io = new Server<ClientToServer, ServerToClient>(options.server, {
    path: options.path,
    serveClient: false,
    maxHttpBufferSize: FRAME_BYTES,
    cors: { origin: [...origins], methods: ['GET', 'POST'] },
    // CORS does not guard a WebSocket; this is asked before every handshake.
    allowRequest: (request, done) => {
      if (!isAllowedOrigin(request.headers, origins)) return done('origin not allowed', false);
      const wait = connections.take(address(request));
      return wait > 0 ? done('too many connections', false) : done(null, true);
    },
  });
  io.on('connection', (socket) =>
    connect(socket, {
      clinic: options.clinic,
      log: options.log,
      accept: (inbound) => options.accept(inbound),
      status: async (update) => options.status?.(update),
      typing: (visitor) => options.typing?.(visitor),
      onError: (error) => options.onError(error),
      frameRate: limits.frames,
      messages,
      now,
      opened: (session) => sessions.add(session),
      ended: (session) => sessions.remove(session),
    }),
  );

  const sweep = async () => {
    messages.sweep();
    connections.sweep();
    await Promise.all(sessions.all().map((session) => session.pump()));
  };
  const timer = setInterval(() => void sweep(), limits.sweepMs).unref();

  return {
    deliver: (visitor, payload) => {
      for (const session of sessions.of(visitor)) session.deliver(payload);
    },
    sweep,
    get sessions() {
      return sessions.all().length;
    },
    close: async () => {
      clearInterval(timer);
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** The sessions of this process by visitor: one a tab. */
class Sessions {
  readonly #byVisitor = new Map<string, Set<Session>>();

  add(session: Session): void {
    const tabs = this.#byVisitor.get(session.visitor) ?? new Set();
    this.#byVisitor.set(session.visitor, tabs.add(session));
  }

  remove(session: Session): void {
    const tabs = this.#byVisitor.get(session.visitor);
    if (tabs?.delete(session) && tabs.size === 0) this.#byVisitor.delete(session.visitor);
  }

  of(visitor: string): Iterable<Session> {
    return this.#byVisitor.get(visitor) ?? [];
  }

  all(): Session[] {
    return [...this.#byVisitor.values()].flatMap((tabs) => [...tabs]);
  }
}
