import {
  type Ack,
  type Alert,
  type ClientEvents,
  type ConversationChanged,
  type ConversationLogEvent,
  conversationChangedSchema,
  LIVE_PATH,
  type PresenceChanged,
  type QueueRow,
  type ResumeAnswer,
  resumeAnswerSchema,
  type ServerEvents,
} from '@carethread/staff';
import { io, type Socket } from 'socket.io-client';
import type { TestClinic } from './clinic.js';

/** A console's live socket, bare: keeps what it is told, as it is told. */
export class TestConsole {
  readonly changes: ConversationChanged[] = [];
  readonly grown: ConversationLogEvent[] = [];
  readonly alerts: Alert[] = [];
  readonly queues: QueueRow[] = [];
  readonly presences: PresenceChanged[] = [];
  readonly signedOff: string[] = [];
  /** Conversations whose patient is typing, as it was told. */
  readonly typing: string[] = [];
  rev: string | null = null;

  private constructor(readonly socket: Socket<ServerEvents, ClientEvents>) {
    socket.on('conversation.changed', (change) => {
      this.rev = change.rev;
      this.changes.push(conversationChangedSchema.parse(change));
    });
    socket.on('conversation.event', (event) => this.grown.push(event));
    socket.on('alert', (alert) => this.alerts.push(alert));
    socket.on('queue.changed', ({ queue }) => this.queues.push(queue));
    socket.on('presence.changed', (presence) => this.presences.push(presence));
    socket.on('typing', ({ id }) => this.typing.push(id));
    socket.on('signed-off', ({ reason }) => this.signedOff.push(reason));
  }

  /** @throws the handshake's error where it is refused */
  static async connect(clinic: TestClinic, headers: Record<string, string>): Promise<TestConsole> {
    const socket: Socket<ServerEvents, ClientEvents> = io(clinic.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: headers,
    });
    const console = new TestConsole(socket);
    await new Promise<void>((connected, refused) => {
      socket.once('connect', connected);
      socket.once('connect_error', (error) => {
        // A refused namespace leaves the connection below it open.
        socket.disconnect();
        refused(error);
      });
    });
    return console;
  }

  async resume(rev: string | null = null): Promise<ResumeAnswer> {
    const answer = resumeAnswerSchema.parse(await this.socket.timeout(10_000).emitWithAck('resume', { rev }));
    this.rev = answer.rev;
    return answer;
  }

  watch(id: string, seq: number): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('watch', { id, seq });
  }

  end(): void {
    this.socket.disconnect();
  }

  /** The last row told of a conversation. */
  rowOf(id: string) {
    return this.changes.findLast((change) => change.id === id)?.row;
  }
}
