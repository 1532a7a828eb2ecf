import { safetyLevelSchema } from '@carethread/conversation';
import { z } from 'zod';
import { presenceStateSchema } from './api/people.js';
import { conversationRowSchema, queueRowSchema } from './api/rows.js';

/**
 * The live socket: socket.io at this path, on the default namespace, let in by the session cookie and by origin. It says
 * that something changed, and rows as the list gives them; whatever a patient wrote is read by REST, where it is audited.
 */
export const LIVE_PATH = '/api/live';

/** The message of the `connect_error` for a handshake without a session: `next(new Error(REFUSED))` in a middleware. */
export const REFUSED = 'signed-out';

/** How often a console says that it is there, and after how long without it one is offline. */
export const HEARTBEAT_MS = 20_000;
export const OFFLINE_AFTER_MS = 60_000;

/**
 * A place in the stream of changes, opaque to the client. It is remembered as it came and handed in at `resume`; what
 * comes then may repeat what was had before, and leaves out nothing.
 */
export const revSchema = z.string().max(200);
export type Rev = z.infer<typeof revSchema>;

export const conversationChangedSchema = z.object({
  id: z.string(),
  rev: revSchema,
  /** Null: no longer for the reader to see. */
  row: conversationRowSchema.nullable(),
});
export type ConversationChanged = z.infer<typeof conversationChangedSchema>;

/** The log of a watched conversation grew, or a delivery state in it changed. `seq` is the last event's number. */
export const conversationEventSchema = z.object({ id: z.string(), seq: z.number().int().nonnegative() });
export type ConversationLogEvent = z.infer<typeof conversationEventSchema>;

/** Danger that somebody has to see now, also while the conversation is with another agent. */
export const alertSchema = z.object({
  conversationId: z.string(),
  level: safetyLevelSchema.exclude(['none']),
  kind: z.string().nullable(),
  queue: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Alert = z.infer<typeof alertSchema>;

export const presenceChangedSchema = z.object({ staffId: z.string(), state: presenceStateSchema, since: z.iso.datetime() });
export type PresenceChanged = z.infer<typeof presenceChangedSchema>;

/** Server to client. */
export const liveEvents = {
  'conversation.changed': conversationChangedSchema,
  'conversation.event': conversationEventSchema,
  'queue.changed': z.object({ queue: queueRowSchema }),
  alert: alertSchema,
  'presence.changed': presenceChangedSchema,
  /** The patient of a watched conversation is typing. What, nobody is told before it is sent. Holds for some seconds. */
  typing: z.object({ id: z.string() }),
  /** The session ended (idle, signed out elsewhere, switched off): the socket closes after it. */
  'signed-off': z.object({ reason: z.enum(['idle', 'signed-out', 'account-inactive']) }),
} as const;

export const resumeSchema = z.object({ rev: revSchema.nullable() });
export const resumeAnswerSchema = z.object({
  rev: revSchema,
  /** The place is too long ago, or none was named: load the lists anew. */
  reload: z.boolean(),
  /** What changed since, in order. Empty where `reload`. */
  changes: z.array(conversationChangedSchema),
});
export type ResumeAnswer = z.infer<typeof resumeAnswerSchema>;

export const watchSchema = z.object({
  id: z.string(),
  /** The last event the client has; a newer log is told of at once. */
  seq: z.number().int().nonnegative(),
});

/** `active`: a key or the pointer was touched since the last heartbeat. Only then is the session prolonged. */
export const heartbeatSchema = z.object({ active: z.boolean() });

/** Whoever has the conversation writes an answer to the patient: said every few seconds while it is so. */
export const typingSchema = z.object({ id: z.string() });

/** An acknowledgement of something that can be refused. */
export const ackSchema = z.object({
  ok: z.boolean(),
  code: z.enum(['no-permission', 'not-found', 'invalid-request']).optional(),
});
export type Ack = z.infer<typeof ackSchema>;

type Payload<S extends z.ZodType> = z.infer<S>;

/** For `Server<ClientEvents, ServerEvents>` and `Socket<ServerEvents, ClientEvents>`. */
export type ServerEvents = { [E in keyof typeof liveEvents]: (payload: Payload<(typeof liveEvents)[E]>) => void };

/** Client to server. After every connect: `resume` first, then `watch` for the conversation on screen. */
export interface ClientEvents {
  resume: (request: z.infer<typeof resumeSchema>, ack: (answer: ResumeAnswer) => void) => void;
  watch: (request: z.infer<typeof watchSchema>, ack: (answer: Ack) => void) => void;
  unwatch: (request: { id: string }) => void;
  heartbeat: (request: z.infer<typeof heartbeatSchema>) => void;
  typing: (request: z.infer<typeof typingSchema>) => void;
}
