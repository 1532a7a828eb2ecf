import type { InboundMessage } from '@carethread/channel';
import type { Language } from '@carethread/conversation';
import type * as z from 'zod/mini';
import { Limiter, type Rate } from './bucket.js';
import { toInbound } from './inbound.js';
import { type ChatSocket, Session, type SessionDeps } from './session.js';
import { isVisitorToken, newVisitorToken, visitorId } from './visitor.js';
import { earlierSchema, helloSchema, messageSchema, type Problem, readSchema } from './wire.js';

/** After how long a client may try again what failed on our side. */
const RETRY_MS = 2_000;

const KNOWN = new Set(['hello', 'message', 'read', 'earlier', 'typing']);

export interface ConnectionDeps extends SessionDeps {
  readonly clinic: { readonly name: string; readonly disclosure: Readonly<Record<Language, string>> };
  accept(inbound: InboundMessage): Promise<void>;
  typing(visitor: string): void;
  readonly frameRate: Rate;
  /** Messages by visitor, over all of their sockets. */
  readonly messages: Limiter;
  readonly now: () => number;
  /** A session opened or ended: whoever delivers has to know. */
  opened(session: Session): void;
  ended(session: Session): void;
}

/** What a socket's frames do. Nothing that arrives throws: a frame is answered, or named as the problem it is. */
export function connect(socket: ChatSocket, deps: ConnectionDeps): void {
  const frames = new Limiter(deps.frameRate, deps.now);
  let session: Session | null = null;
  /** Frames of a socket are worked off one by one, so that two messages never overtake each other. */
  let tail: Promise<void> = Promise.resolve();
  let queued = 0;

  const end = () => {
    session?.close();
    if (session) deps.ended(session);
    session = null;
  };

  const inTurn = (answer: Answer, work: () => Promise<void>) => {
    const wait = frames.take('') || (queued >= deps.frameRate.burst ? RETRY_MS : 0);
    if (wait > 0) return answer.problem({ code: 'too-fast', retryAfterMs: wait });
    queued++;
    tail = tail
      .then(work)
      .catch((error: unknown) => {
        deps.onError(error);
        answer.problem({ code: 'unavailable', retryAfterMs: RETRY_MS });
      })
      .finally(() => {
        queued--;
      });
  };

  socket.on('hello', (frame: unknown) => {
    const answer = answerTo(socket, undefined);
    inTurn(answer, async () => {
      const hello = checked(helloSchema, frame, answer);
      if (!hello || !socket.connected) return;
      end();
      const token = isVisitorToken(hello.visitorToken) ? hello.visitorToken : newVisitorToken();
      const next = new Session(socket, visitorId(token), hello, deps);
      const { agent } = await next.open();
      if (!socket.connected) return;
      session = next;
      deps.opened(next);
      const disclosure = deps.clinic.disclosure[hello.language ?? 'en'];
      socket.emit('welcome', { visitorToken: token, clinic: deps.clinic.name, disclosure, agent });
      await next.pump();
    });
  });

  socket.on('message', (frame: unknown, ack: unknown) => {
    const answer = answerTo(socket, ack);
    inTurn(answer, async () => {
      const message = checked(messageSchema, frame, answer);
      if (!message) return;
      if (!session) return answer.problem({ code: 'no-hello' });
      const wait = deps.messages.take(session.visitor);
      if (wait > 0) return answer.problem({ code: 'too-fast', retryAfterMs: wait });
      await deps.accept(toInbound(session.visitor, message)).then(
        () => answer.done(),
        (error: unknown) => {
          deps.onError(error);
          answer.problem({ code: 'not-stored', retryAfterMs: RETRY_MS });
        },
      );
    });
  });

  socket.on('read', (frame: unknown, ack: unknown) => {
    const answer = answerTo(socket, ack);
    inTurn(answer, async () => {
      const read = checked(readSchema, frame, answer);
      if (!read) return;
      if (!session) return answer.problem({ code: 'no-hello' });
      await session.read(read.seq);
      answer.done();
    });
  });

  socket.on('earlier', (frame: unknown, ack: unknown) => {
    const answer = answerTo(socket, ack);
    inTurn(answer, async () => {
      const earlier = checked(earlierSchema, frame, answer);
      if (!earlier) return;
      if (!session) return answer.problem({ code: 'no-hello' });
      answer.done(await session.earlier(earlier.before));
    });
  });

  socket.on('typing', () => {
    // Of no use once it is late, so it neither waits for its turn nor is it worth an answer.
    if (session && frames.take('') === 0) deps.typing(session.visitor);
  });

  socket.onAny((event: string) => {
    if (KNOWN.has(event) || frames.take('') > 0) return;
    socket.emit('problem', { code: 'unknown-event', detail: `expected one of ${[...KNOWN].join(', ')}` });
  });

  socket.on('disconnect', end);
}

interface Answer {
  /** @param more what the answer says beside that it was done */
  done(more?: object): void;
  problem(problem: Problem): void;
}

/** Answers by the frame's acknowledgement where it asked for one, else by a `problem`. */
function answerTo(socket: ChatSocket, ack: unknown): Answer {
  const reply = typeof ack === 'function' ? (value: object) => void ack(value) : undefined;
  return {
    done: (more) => reply?.({ ok: true, ...more }),
    problem: (problem) => (reply ? reply({ ok: false, problem }) : void socket.emit('problem', problem)),
  };
}

function checked<T>(schema: z.ZodMiniType<T>, frame: unknown, answer: Answer): T | null {
  const parsed = schema.safeParse(frame);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'frame'}: ${message}`).join('; ');
  answer.problem({ code: 'malformed', detail });
  return null;
}
