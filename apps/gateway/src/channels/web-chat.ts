import type { IncomingMessage, Server } from 'node:http';
import type { ChannelAdapter, DeliveryUpdate, InboundMessage } from '@carethread/channel';
import { conversationsOfPatient, type LiveChange, patientsOf } from '@carethread/store';
import { createWebChat, createWebChatAdapter } from '@carethread/web-chat';
import { gathering } from '../gathering.js';
import { ownOrigins } from '../origins.js';
import type { GatewayParts } from '../parts.js';
import { typingHint, typistOf } from '../typing.js';
import { webTranscript } from './web-chat-log.js';
import { Visitors } from './web-chat-visitors.js';

const PATH = '/channels/web/';
/** How long strangers are gathered before it is looked up whether they have become patients. */
const GATHER_MS = 25;
const SWEEP_MS = 60_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface RunningWebChat {
  /** Ends all sockets; their browsers come back by themselves. */
  close(): Promise<void>;
}

/** The web chat on the gateway's server: what visitors write goes to the inbox, what they see comes from the log. */
export function startWebChat(server: Server, parts: GatewayParts): RunningWebChat {
  const { store, config, clinic, logger } = parts;
  const visitors = new Visitors(Date.now);
  const onError = (error: unknown) => logger.error({ err: error }, 'the web chat');
  const chat = createWebChat({
    server,
    path: PATH,
    allowedOrigins: originsOf(config),
    clinic: {
      name: clinic.name,
      disclosure: {
        en: `This is the automated assistant of ${clinic.name}. Ask for a person at any time. In an emergency, call 911.`,
        es: `Este es el asistente automático de ${clinic.name}. Puede pedir hablar con una persona en cualquier momento. En una emergencia, llame al 911.`,
      },
    },
    log: webTranscript(store, visitors),
    accept: (inbound) => accept(parts, inbound),
    status: (update) => report(parts, update),
    typing: (visitor) => {
      tellTyping(parts, visitors, visitor).catch(onError);
    },
    clientAddress: addressOf,
    onError,
  });

  const tell = (visitor: string) => chat.deliver(visitor, { kind: 'news' });
  const welcome = gathering(
    GATHER_MS,
    async () => {
      const strangers = visitors.strangers();
      for (const [visitor, patientId] of await patientsOf(store, 'web', strangers)) {
        visitors.seen(visitor, patientId);
        tell(visitor);
      }
    },
    onError,
  );
  let closed = false;
  store.live.onChanged((changes: readonly LiveChange[]) => {
    if (closed || visitors.empty) return;
    for (const change of changes) {
      const typist = typistOf(change);
      for (const visitor of visitors.of(change.patientId)) {
        if (typist === null) tell(visitor);
        else if (typist === 'agent') chat.deliver(visitor, { kind: 'typing', typing: { from: 'agent' } });
      }
    }
    if (visitors.strangers().length > 0) welcome();
  });
  store.live.onResync(() => {
    if (!closed) void chat.sweep();
  });
  const timer = setInterval(() => {
    visitors.sweep();
    parts.metrics.sockets.set({ kind: 'web' }, chat.sessions);
  }, SWEEP_MS).unref();

  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      await chat.close();
    },
  };
}

/**
 * The web chat as the channel a worker sends on. Sending is the commit itself: the log is what browsers read, and every commit
 * is announced by `store.live`, so there is nothing left to publish.
 */
export function webAdapter({ config, logger }: Pick<GatewayParts, 'config' | 'logger'>): ChannelAdapter {
  return createWebChatAdapter({
    allowedOrigins: originsOf(config),
    publish: () => undefined,
    onError: (error) => logger.error({ err: error }, 'the web chat'),
  });
}

/** Pages that may use the chat: the clinic's, and our own by every name that they have. */
function originsOf({ webChatOrigins, publicUrl }: GatewayParts['config']): string[] {
  return [...new Set([...webChatOrigins, ...ownOrigins(publicUrl)])];
}

async function accept({ store, metrics }: GatewayParts, message: InboundMessage): Promise<void> {
  const done = metrics.accept.startTimer({ channel: 'web' });
  try {
    const outcome = await store.inbox.store(message);
    metrics.inbound.inc({ channel: 'web', outcome });
    done();
  } catch (error) {
    metrics.inbound.inc({ channel: 'web', outcome: 'not-stored' });
    throw error;
  }
}

/** Tells the agents who look at a patient's conversation that the patient is typing. */
async function tellTyping({ store }: GatewayParts, visitors: Visitors, visitor: string): Promise<void> {
  // Somebody whose first message has just been answered may not have been looked up yet.
  const patientId = visitors.patientOf(visitor) ?? (await patientsOf(store, 'web', [visitor])).get(visitor);
  if (patientId === undefined || !visitors.typed(visitor)) return;
  const [latest] = await conversationsOfPatient(store, patientId, 1);
  if (latest && latest.state.status !== 'closed') store.live.changed([typingHint('patient', latest.id, patientId)]);
}

async function report({ store }: GatewayParts, update: DeliveryUpdate): Promise<void> {
  const changed = await store.outbox.report(update);
  if (changed.length === 0) return;
  store.live.changed(changed.map(({ conversationId }) => ({ conversationId, patientId: '', seq: 0, status: 'delivery' })));
}

/** Whose connections are counted together: behind a proxy on this machine, whom that proxy names last. */
function addressOf({ socket, headers }: IncomingMessage): string {
  const peer = socket.remoteAddress ?? '';
  const named = headers['x-forwarded-for'];
  const last = (Array.isArray(named) ? named.at(-1) : named)?.split(',').at(-1)?.trim();
  return LOOPBACK.has(peer) && last ? last : peer;
}
