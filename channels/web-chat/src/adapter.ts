import type { Capabilities, ChannelAdapter, OutboundMessage, ProviderRequest, Received } from '@carethread/channel';
import { textOf } from '@carethread/conversation';
import * as z from 'zod/mini';
import { toInbound } from './inbound.js';
import type { LivePayload } from './live.js';
import { isAllowedOrigin, originSet } from './origin.js';
import { split } from './split.js';
import { isVisitorToken, visitorId } from './visitor.js';
import { FRAME_BYTES, MESSAGE_CHARACTERS, messageSchema } from './wire.js';

export const WEB_CAPABILITIES: Capabilities = {
  maxCharacters: MESSAGE_CHARACTERS,
  quickReplies: true,
  typing: true,
  readMarks: true,
  attachments: false,
  carrierHandlesOptOut: false,
};

export interface WebChatAdapterOptions {
  /** Pages that may use the chat, as origins. */
  readonly allowedOrigins: readonly string[];
  /** Tells the processes that may hold the visitor's sockets; each hands it to its `WebChat.deliver`. */
  publish(visitorId: string, payload: LivePayload): Promise<void> | void;
  /** A hint could not be published. The message is in the log and will be found; somebody should know all the same. */
  onError(error: unknown): void;
}

/**
 * The web chat as a channel: for any process that sends, with or without sockets of its own.
 *
 * What is sent is in the log before `send` is called, and the log is what the browser gets it from, at once or at its next
 * `hello`. So a send is only a hint, cannot fail, and a message in doubt was sent.
 */
export function createWebChatAdapter(options: WebChatAdapterOptions): ChannelAdapter {
  const origins = originSet(options.allowedOrigins);
  return {
    channel: 'web',
    capabilities: WEB_CAPABILITIES,
    receive: async (request) => receive(request, origins),
    render: (message) => {
      const bodies = split(textOf(message.parts), MESSAGE_CHARACTERS);
      return { bodies, segments: bodies.length };
    },
    send: async (message: OutboundMessage) => {
      try {
        await options.publish(message.to, { kind: 'news' });
      } catch (error) {
        options.onError(error);
      }
      return { outcome: 'sent', providerId: message.id, segments: 1 };
    },
    find: async (message) => ({ outcome: 'sent', providerId: message.id }),
  };
}

const requestSchema = z.object({ visitorToken: z.string(), message: messageSchema });

/** A patient's message as one HTTP request: `{visitorToken, message}`, under the same checks as over the socket. */
function receive(request: ProviderRequest, origins: ReadonlySet<string>): Received {
  if (!isAllowedOrigin(request.headers, origins)) return refused(403, 'the origin is not allowed to use the chat');
  if (request.body.length > FRAME_BYTES) return refused(413, `at most ${FRAME_BYTES} bytes are taken`);
  const type = request.headers['content-type'];
  if (typeof type !== 'string' || !/^application\/json\s*(;|$)/i.test(type)) return refused(415, 'expected application/json');
  const parsed = requestSchema.safeParse(json(request.body));
  if (!parsed.success) return refused(400, `expected {visitorToken, message: {id, text}}: ${z.prettifyError(parsed.error)}`);
  const { visitorToken, message } = parsed.data;
  if (!isVisitorToken(visitorToken)) return refused(400, 'visitorToken: expected a token that the chat gave out');
  return { ok: true, items: [toInbound(visitorId(visitorToken), message)] };
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // What is not JSON fits no schema; the answer to both is the same.
    return undefined;
  }
}

function refused(status: 400 | 403 | 413 | 415, problem: string): Received {
  return { ok: false, status, problem };
}
