import type { Server as HttpServer, IncomingMessage } from 'node:http';
import {
  type Ack,
  type ClientEvents,
  heartbeatSchema,
  IDLE_MINUTES,
  LIVE_PATH,
  REFUSED,
  resumeSchema,
  type ServerEvents,
  type StaffMember,
  typingSchema,
  watchSchema,
} from '@carethread/staff';
import { readConversations } from '@carethread/store';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { ownOrigins } from '../origins.js';
import type { GatewayParts } from '../parts.js';
import { TYPING_EVERY_MS, typingHint, typistOf } from '../typing.js';
import { type Listeners, LiveFeed } from './live-feed.js';
import { CARING } from './route.js';

const SWEEP_MS = 5_000;
/** A socket whose console sent no heartbeat for so long has its session looked at all the same. */
const UNSEEN_MS = 45_000;
const FRAME_BYTES = 4_096;
/** Everybody who works with patients and has caught up. */
const CARERS = 'carers';
/** Conversations one console may watch: it has one on screen, and is between two at most. */
const WATCHED = 10;

interface SocketData {
  member: StaffMember;
  /** When the session was last looked at, and when a hand was last there: milliseconds since 1970. */
  seenAt: number;
  activeAt: number;
  /** When it last said that its agent is typing. */
  typedAt: number;
}
type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

export interface RunningLive {
  close(): Promise<void>;
}

/** The consoles' live socket on the gateway's server, as `@carethread/staff` (live.ts) contracts it. */
export function startLive(server: HttpServer, parts: GatewayParts): RunningLive {
  const origins = ownOrigins(parts.config.publicUrl);
  const io: LiveServer = new Server(server, {
    path: LIVE_PATH,
    serveClient: false,
    maxHttpBufferSize: FRAME_BYTES,
    allowRequest: (request, done) => done(null, isOurs(request, origins)),
  });
  const sockets = io.of('/').sockets;
  const onError = (error: unknown) => parts.logger.error({ err: error }, 'the live socket');
  const feed = new LiveFeed(parts, listenersOf(io), Date.now, onError);
  let closed = false;

  io.use((socket, next) => {
    parts.staff.authenticate(socket.handshake.headers, true).then(
      (member) => {
        if (!member) return next(new Error(REFUSED));
        socket.data = { member, seenAt: Date.now(), activeAt: Date.now(), typedAt: 0 };
        next();
      },
      (error: unknown) => {
        onError(error);
        next(new Error('unavailable'));
      },
    );
  });
  io.on('connection', (socket) => serve(socket, parts, feed, onError));

  parts.store.live.onChanged((changes) => {
    if (closed) return;
    feed.hint(changes.filter((change) => typistOf(change) === null));
    for (const change of changes)
      if (typistOf(change) === 'patient') io.to(roomOf(change.conversationId)).emit('typing', { id: change.conversationId });
  });
  const sweep = async () => {
    const before = Date.now() - UNSEEN_MS;
    for (const socket of sockets.values()) if (socket.data.seenAt < before) await stillSignedIn(socket, parts, false);
    await feed.sweep();
    parts.metrics.sockets.set({ kind: 'live' }, sockets.size);
  };
  parts.store.live.onResync(() => {
    if (!closed) feed.sweep().catch(onError);
  });
  const timer = setInterval(() => void sweep().catch(onError), SWEEP_MS).unref();

  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      // Without saying goodbye: a console then comes back by itself.
      io.engine.close();
    },
  };
}

function listenersOf(io: LiveServer): Listeners {
  const carers = io.to(CARERS);
  return {
    any: () => io.of('/').sockets.size > 0,
    watched: (id) => io.of('/').adapter.rooms.has(roomOf(id)),
    changed: (change) => carers.emit('conversation.changed', change),
    grew: (id, seq) => io.to(roomOf(id)).emit('conversation.event', { id, seq }),
    alert: (alert) => carers.emit('alert', alert),
    queue: (queue) => carers.emit('queue.changed', { queue }),
    presence: (presence) => carers.emit('presence.changed', presence),
  };
}

/** What one console's frames do. What is malformed is answered where there is an answer to give, and has no effect. */
function serve(socket: LiveSocket, parts: GatewayParts, feed: LiveFeed, onError: (error: unknown) => void): void {
  // Who waits for an answer that cannot be given comes back and asks again.
  const failed = (error: unknown) => {
    onError(error);
    socket.disconnect();
  };
  const cares = () => CARING.some((role) => socket.data.member.roles.includes(role));

  socket.on('resume', (frame: unknown, ack: unknown) => {
    const read = resumeSchema.safeParse(frame);
    if (typeof ack !== 'function') return;
    const rev = read.success ? read.data.rev : null;
    const join = () => void (cares() && socket.join(CARERS));
    feed.since(rev, join).then(({ rev: now, changes }) => {
      if (!cares()) return ack({ rev: now, reload: false, changes: [] });
      ack({ rev: now, reload: changes === null, changes: changes ?? [] });
    }, failed);
  });

  socket.on('watch', (frame: unknown, ack: unknown) => {
    const answer = (value: Ack) => void (typeof ack === 'function' && ack(value));
    const read = watchSchema.extend({ id: z.uuid() }).safeParse(frame);
    if (!read.success || socket.rooms.size > WATCHED) return answer({ ok: false, code: 'invalid-request' });
    if (!cares()) return answer({ ok: false, code: 'no-permission' });
    watch(socket, parts, read.data).then(answer, failed);
  });

  socket.on('unwatch', (frame: unknown) => {
    const read = watchSchema.pick({ id: true }).safeParse(frame);
    if (read.success) void socket.leave(roomOf(read.data.id));
  });

  socket.on('typing', (frame: unknown) => {
    const read = typingSchema.extend({ id: z.uuid() }).safeParse(frame);
    const now = Date.now();
    if (!read.success || now - socket.data.typedAt < TYPING_EVERY_MS) return;
    socket.data.typedAt = now;
    tellTyping(parts, socket.data.member.id, read.data.id).catch(onError);
  });

  socket.on('heartbeat', (frame: unknown) => {
    const read = heartbeatSchema.safeParse(frame);
    if (!read.success) return;
    const beat = async () => {
      if (!(await stillSignedIn(socket, parts, read.data.active))) return;
      const { id } = socket.data.member;
      const { state, since } = await parts.presence.heartbeat(id, new Date());
      feed.presence({ staffId: id, state, since });
    };
    beat().catch(onError);
  });
}

/** Joins first and reads then, so that no growth falls in between. */
async function watch(socket: LiveSocket, parts: GatewayParts, { id, seq }: z.infer<typeof watchSchema>): Promise<Ack> {
  await socket.join(roomOf(id));
  const [record] = await readConversations(parts.store, [id]);
  if (!record) {
    await socket.leave(roomOf(id));
    return { ok: false, code: 'not-found' };
  }
  if (record.state.seq > seq) socket.emit('conversation.event', { id, seq: record.state.seq });
  return { ok: true };
}

/** Tells the patient's browser that an agent is typing, where the agent has the conversation and it is on the web. */
async function tellTyping({ store }: GatewayParts, staffId: string, id: string): Promise<void> {
  const [record] = await readConversations(store, [id]);
  if (record?.state.channel !== 'web' || record.state.handoff?.assignedTo?.staffId !== staffId) return;
  store.live.changed([typingHint('agent', id, record.patientId)]);
}

/** Looks at the session anew, and ends the socket where it is over. @param active a hand was there: the session goes on */
async function stillSignedIn(socket: LiveSocket, { staff }: GatewayParts, active: boolean): Promise<boolean> {
  const member = await staff.authenticate(socket.handshake.headers, !active);
  const now = Date.now();
  if (member) {
    socket.data = { ...socket.data, member, seenAt: now, activeAt: active ? now : socket.data.activeAt };
    return true;
  }
  const account = (await staff.accounts.list()).find(({ id }) => id === socket.data.member.id);
  const idle = now - socket.data.activeAt >= IDLE_MINUTES * 60_000;
  socket.emit('signed-off', { reason: account?.active === false ? 'account-inactive' : idle ? 'idle' : 'signed-out' });
  socket.disconnect();
  return false;
}

/**
 * Whether a handshake comes from our own pages. A browser names the origin of every WebSocket and of every request across
 * origins; what names none is a program, which holds a token or a cookie of its own.
 */
function isOurs({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  if (headers.origin === undefined) return headers['sec-fetch-site'] !== 'cross-site';
  return origins.includes(headers.origin);
}

function roomOf(conversationId: string): string {
  return `conversation ${conversationId}`;
}
