import {
  ackSchema,
  agentSchema,
  earlierAckSchema,
  eventsSchema,
  type Problem,
  problemSchema,
  stateSchema,
  typingSchema,
  welcomeSchema,
} from '@carethread/web-chat/wire';
import type * as z from 'zod/mini';
import type { Keep } from './keep.js';
import type { ChatSocket } from './socket.js';
import { type ChatState, EMPTY, lastSeq, type Pending, withEarlier, withItems, withPending, withReached } from './state.js';

/** How long the server may take to confirm that a message is stored before it is sent again, under the same id. */
const ACK_MS = 10_000;
/** A "typing" is worth telling this often … */
const TYPING_EVERY_MS = 3_000;
/** … and holds this long. */
const TYPING_LASTS_MS = 6_000;
/** How long after older messages were put in before what is new is read out again. */
const SETTLE_MS = 100;
/** After how long to come back where the server ended the connection by its own will. */
const COME_BACK_MS = 1_000;

export interface ChatClientDeps {
  /** Loads and opens the socket; called once, at the first `connect`. */
  openSocket(): Promise<ChatSocket>;
  readonly keep: Keep;
  readonly language: 'en' | 'es';
  newId(): string;
  /** Milliseconds since 1970. */
  now(): number;
  changed(state: ChatState): void;
}

/**
 * The patient's end of the chat: what was said, and what is still to be sent. Messages go one at a time and in order, each
 * kept until the log shows it; after every connection the server is told how far we are.
 */
export class ChatClient {
  #state: ChatState;
  #socket: ChatSocket | null = null;
  #opening = false;
  #closed = false;
  #sending = false;
  /** The token of our last hello. */
  #greetedAs: string | undefined;
  /** Up to where the patient has seen, and up to where the server knows it. */
  #seen = 0;
  #reported = 0;
  #typedAt = 0;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly deps: ChatClientDeps) {
    this.#state = { ...EMPTY, pending: deps.keep.pending(deps.now()) };
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Connects, once; from then on the client reconnects by itself. */
  async connect(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#set({ connection: 'connecting' });
    try {
      const socket = await this.deps.openSocket();
      if (this.#closed) return;
      this.#socket = socket;
      this.#listen(socket);
      socket.connect();
    } catch {
      // The socket's module could not be loaded: no network yet. The next `connect` tries again.
      this.#opening = false;
      this.#set({ connection: 'offline' });
      this.#later('load', COME_BACK_MS * 5, () => void this.connect());
    }
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#socket?.disconnect();
  }

  /** Sends a message, now or as soon as there is a connection. Blank text is not sent. */
  send(text: string, choiceKey?: string): void {
    if (!text.trim()) return;
    const at = new Date(this.deps.now()).toISOString();
    const message: Pending = {
      id: this.deps.newId(),
      text,
      ...(choiceKey === undefined ? {} : { choiceKey }),
      at,
      state: 'waiting',
    };
    // What is typed next is another message, and worth telling at once.
    this.#typedAt = 0;
    this.deps.keep.put(message);
    this.#set({ pending: [...this.#state.pending, message] });
    void this.#flush();
  }

  typing(): void {
    const now = this.deps.now();
    if (this.#state.connection !== 'online' || now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#socket?.emit('typing');
  }

  /** Fetches the part of the conversation before what is there, one part at a time. */
  async earlier(): Promise<void> {
    const { before, loading, connection } = this.#state;
    if (before === null || loading || connection !== 'online') return;
    this.#set({ loading: true });
    const frame = await this.#answer((socket) => socket.timeout(ACK_MS).emitWithAck('earlier', { before }));
    const answer = earlierAckSchema.safeParse(frame);
    if (answer.success && answer.data.ok) this.#replace(withEarlier(this.#state, answer.data.items, answer.data.before));
    this.#later('earlier', SETTLE_MS, () => this.#set({ loading: false }));
  }

  /** The patient has seen everything that is there now. */
  async seen(): Promise<void> {
    this.#seen = Math.max(this.#seen, lastSeq(this.#state));
    const upTo = this.#seen;
    if (upTo <= this.#reported || this.#state.connection !== 'online') return;
    const done = await this.#ask((socket) => socket.timeout(ACK_MS).emitWithAck('read', { seq: upTo }));
    if (done === 'ok') this.#reported = Math.max(this.#reported, upTo);
  }

  #listen(socket: ChatSocket): void {
    socket.on('connect', () => this.#hello());
    socket.on('connect_error', () => this.#set({ connection: 'offline' }));
    socket.on('disconnect', (reason) => {
      if (this.#closed) return;
      this.#set({ connection: 'offline', typing: null });
      // socket.io takes this one for a goodbye and would stay away; a server that restarts says it too.
      if (reason === 'io server disconnect') this.#later('return', COME_BACK_MS, () => void socket.connect());
    });
    socket.on('welcome', (frame) =>
      this.#take(welcomeSchema, frame, ({ visitorToken, ...about }) => {
        // Another tab was a moment earlier with a token of its own: one browser is one visitor.
        const kept = this.deps.keep.token;
        if (kept !== undefined && kept !== this.#greetedAs && kept !== visitorToken) return this.#hello();
        this.deps.keep.token = visitorToken;
        this.#set({ ...about, connection: 'online' });
        void this.#flush();
        void this.seen();
      }),
    );
    socket.on('events', (frame, received) =>
      this.#take(eventsSchema, frame, ({ items, before }) => {
        this.#replace(withItems(this.#state, items));
        if (before !== undefined) this.#set({ before });
        for (const { id } of items) if (id !== undefined) this.deps.keep.drop(id);
        if (typeof received === 'function') received();
      }),
    );
    socket.on('state', (frame) =>
      this.#take(stateSchema, frame, (it) => this.#replace(withReached(this.#state, it.upTo, it.state))),
    );
    socket.on('agent', (frame) => this.#take(agentSchema, frame, ({ name }) => this.#set({ agent: name })));
    socket.on('typing', (frame) =>
      this.#take(typingSchema, frame, (typing) => {
        this.#set({ typing });
        this.#later('typing', TYPING_LASTS_MS, () => this.#set({ typing: null }));
      }),
    );
    socket.on('problem', (frame) => this.#take(problemSchema, frame, (problem) => this.#refusedHello(problem)));
  }

  #hello(): void {
    const token = this.deps.keep.token;
    this.#greetedAs = token;
    this.#socket?.emit('hello', {
      ...(token === undefined ? {} : { visitorToken: token }),
      lastSeq: lastSeq(this.#state),
      readSeq: Math.min(this.#reported, lastSeq(this.#state)),
      language: this.deps.language,
    });
  }

  #refusedHello(problem: Problem): void {
    // Whatever else may be refused has an acknowledgement of its own.
    if (problem.retryAfterMs === undefined) return;
    this.#later('hello', problem.retryAfterMs, () => this.#hello());
  }

  /** Sends what waits, one by one: the next one only when the one before is stored. */
  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#waiting(); next && this.#state.connection === 'online'; next = this.#waiting()) {
        const { id, text, choiceKey } = next;
        const frame = { id, text, ...(choiceKey === undefined ? {} : { choiceKey }) };
        const outcome = await this.#ask((socket) => socket.timeout(ACK_MS).emitWithAck('message', frame));
        if (outcome === 'ok') this.#settle(id, 'stored');
        else if (outcome !== 'lost' && outcome.code === 'no-hello') return this.#hello();
        else if (outcome === 'lost' || outcome.retryAfterMs !== undefined) {
          const wait = outcome === 'lost' ? COME_BACK_MS : (outcome.retryAfterMs ?? COME_BACK_MS);
          this.#later('flush', wait, () => void this.#flush());
          return;
        } else this.#settle(id, 'refused');
      }
    } finally {
      this.#sending = false;
    }
  }

  #waiting(): Pending | undefined {
    return this.#state.pending.find(({ state }) => state === 'waiting');
  }

  #settle(id: string, to: 'stored' | 'refused'): void {
    this.#replace(withPending(this.#state, id, to));
    const message = this.#state.pending.find((it) => it.id === id);
    if (message) this.deps.keep.put(message);
  }

  /** @returns `lost` where no answer came, or none that makes sense: the question may be put again. */
  async #ask(question: (socket: ChatSocket) => Promise<unknown>): Promise<'ok' | 'lost' | Problem> {
    const ack = ackSchema.safeParse(await this.#answer(question));
    if (!ack.success) return 'lost';
    return ack.data.ok ? 'ok' : ack.data.problem;
  }

  /** @returns the server's answer as it came; undefined where none did */
  async #answer(question: (socket: ChatSocket) => Promise<unknown>): Promise<unknown> {
    if (!this.#socket?.connected) return undefined;
    // Timed out or disconnected: the same as no answer.
    return question(this.#socket).catch(() => undefined);
  }

  #take<T>(schema: z.ZodMiniType<T>, frame: unknown, then: (value: T) => void): void {
    const parsed = schema.safeParse(frame);
    if (parsed.success && !this.#closed) then(parsed.data);
  }

  #later(what: string, ms: number, then: () => void): void {
    if (this.#closed) return;
    clearTimeout(this.#timers.get(what));
    this.#timers.set(what, setTimeout(then, ms));
  }

  #set(change: Partial<ChatState>): void {
    this.#replace({ ...this.#state, ...change });
  }

  #replace(state: ChatState): void {
    this.#state = state;
    if (!this.#closed) this.deps.changed(state);
  }
}
