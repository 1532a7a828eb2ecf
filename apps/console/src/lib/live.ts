import {
  type Alert,
  type ClientEvents,
  type ConversationChanged,
  type ConversationContext,
  type ConversationRow,
  HEARTBEAT_MS,
  LIVE_PATH,
  type Me,
  type QueueList,
  REFUSED,
  type ServerEvents,
} from '@carethread/staff/api';
import { io, type Socket } from 'socket.io-client';
import { withChange } from './inbox.js';
import { queryClient } from './queries.js';

export type LiveState = 'connecting' | 'live' | 'offline';

/** What the live socket tells the screen: how it stands, and dangers that nobody has looked at yet. */
export interface LiveView {
  readonly state: LiveState;
  readonly alerts: readonly Alert[];
  /** The server ended the session, and why. */
  readonly signedOff: 'idle' | 'signed-out' | 'account-inactive' | null;
  /** The conversation on screen whose patient is typing. */
  readonly typing: string | null;
}

const RETRY_MS = 3_000;
/** That one is typing is said this often, and holds this long. */
const TYPING_EVERY_MS = 3_000;
const TYPING_LASTS_MS = 6_000;
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * The live socket of one sign-in. What comes goes into the query cache, so that components know nothing of sockets. After
 * every connect it asks for what it missed, and watches the conversation on screen.
 */
export class Live {
  private readonly socket: Socket<ServerEvents, ClientEvents>;
  private readonly heartbeat: ReturnType<typeof setInterval>;
  private readonly listeners = new Set<() => void>();
  private view: LiveView = { state: 'connecting', alerts: [], signedOff: null, typing: null };
  private retry: ReturnType<typeof setTimeout> | undefined;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private typedAt = 0;
  private rev: string | null = null;
  private watched: string | null = null;
  private active = true;
  lastActivity = Date.now();

  constructor() {
    this.socket = io({ path: LIVE_PATH, transports: ['websocket', 'polling'], reconnectionDelayMax: 5_000 });
    this.socket.on('connect', () => this.resume());
    this.socket.on('disconnect', () => this.lost());
    this.socket.on('connect_error', (error) => {
      if (error.message === REFUSED) this.show({ signedOff: 'signed-out' });
      this.lost();
    });
    this.socket.on('conversation.changed', (change) => this.changed(change));
    // Also with a number that is held already: then a delivery state changed.
    this.socket.on('conversation.event', ({ id, seq }) => refresh(id, seq + 1));
    this.socket.on('queue.changed', ({ queue }) => {
      queryClient.setQueryData<QueueList>(
        ['queues'],
        (old) => old && { items: old.items.map((other) => (other.id === queue.id ? queue : other)) },
      );
    });
    this.socket.on('presence.changed', ({ staffId, state, since }) => {
      queryClient.setQueryData<Me>(['me'], (me) => (me?.id === staffId ? { ...me, presence: { state, since } } : me));
    });
    this.socket.on('alert', (alert) => {
      const others = this.view.alerts.filter((other) => other.conversationId !== alert.conversationId);
      if (alert.conversationId !== this.watched || document.hidden) this.show({ alerts: [alert, ...others] });
    });
    this.socket.on('typing', ({ id }) => {
      if (id === this.watched) this.patientTypes(id);
    });
    this.socket.on('signed-off', ({ reason }) => this.show({ signedOff: reason }));
    for (const event of ACTIVITY) window.addEventListener(event, this.touched, { passive: true });
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): LiveView => this.view;

  /** Tells the server which conversation is on screen; null for none. */
  watch(id: string | null): void {
    if (this.watched && this.watched !== id) this.socket.emit('unwatch', { id: this.watched });
    this.watched = id;
    this.patientTypes(null);
    if (id === null) return;
    this.dismiss(id);
    if (this.socket.connected) this.askToWatch(id);
  }

  /** One is writing an answer: the patient may see that, and nothing of the answer. */
  typing(id: string): void {
    const now = Date.now();
    if (!this.socket.connected || now - this.typedAt < TYPING_EVERY_MS) return;
    this.typedAt = now;
    this.socket.emit('typing', { id });
  }

  dismiss(conversationId: string): void {
    const alerts = this.view.alerts.filter((alert) => alert.conversationId !== conversationId);
    if (alerts.length < this.view.alerts.length) this.show({ alerts });
  }

  end(): void {
    clearTimeout(this.retry);
    clearTimeout(this.typingEnds);
    clearInterval(this.heartbeat);
    for (const event of ACTIVITY) window.removeEventListener(event, this.touched);
    this.socket.disconnect();
    this.listeners.clear();
  }

  private resume(): void {
    this.beat();
    this.socket.emit('resume', { rev: this.rev }, ({ rev, reload, changes }) => {
      // Also at the first time: something may have changed between the loading of the lists and this.
      if (reload) void queryClient.invalidateQueries();
      for (const change of changes) this.changed(change);
      this.rev = rev;
      this.show({ state: 'live' });
      if (this.watched) this.askToWatch(this.watched);
    });
  }

  private askToWatch(id: string): void {
    const seq = queryClient.getQueryData<ConversationContext>(['conversation', id])?.seq ?? 0;
    this.socket.emit('watch', { id, seq }, ({ ok }) => {
      if (!ok) void queryClient.invalidateQueries({ queryKey: ['conversation', id] });
    });
  }

  private changed({ id, rev, row }: ConversationChanged): void {
    this.rev = rev;
    // What they were typing has come, as far as one knows.
    if (id === this.view.typing) this.patientTypes(null);
    queryClient.setQueryData<ConversationRow[]>(['inbox'], (rows) => rows && withChange(rows, id, row));
    void queryClient.invalidateQueries({ queryKey: ['list'] });
    if (row) refresh(id, row.seq);
  }

  private patientTypes(id: string | null): void {
    clearTimeout(this.typingEnds);
    if (id !== this.view.typing) this.show({ typing: id });
    if (id !== null) this.typingEnds = setTimeout(() => this.show({ typing: null }), TYPING_LASTS_MS);
  }

  /** socket.io tries again by itself, but not where the server itself closed or refused the socket: a restart does that. */
  private lost(): void {
    this.show({ state: 'offline', typing: null });
    if (this.socket.active || this.view.signedOff) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.socket.connect(), RETRY_MS);
  }

  private beat(): void {
    if (this.socket.connected) this.socket.emit('heartbeat', { active: this.active });
    this.active = false;
  }

  private touched = (): void => {
    this.active = true;
    this.lastActivity = Date.now();
  };

  private show(change: Partial<LiveView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** What comes within this time is one refresh: an action is told of by several events. */
const GATHER_MS = 80;
const due = new Map<string, number>();

/** Reads a conversation on screen anew, shortly, where what is held is older than event `seq`. */
function refresh(id: string, seq: number): void {
  const waiting = due.get(id);
  due.set(id, Math.max(waiting ?? 0, seq));
  if (waiting !== undefined) return;
  setTimeout(() => {
    const newest = due.get(id) ?? 0;
    due.delete(id);
    const held = queryClient.getQueryData<ConversationContext>(['conversation', id]);
    if (held && held.seq < newest) void queryClient.invalidateQueries({ queryKey: ['conversation', id] });
  }, GATHER_MS);
}
