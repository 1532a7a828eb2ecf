import { z } from 'zod';
import { channelSchema, languageSchema, partSchema } from './parts.js';
import { otherLanguageSchema, safetyLevelSchema, understandingSchema } from './understanding.js';

/**
 * The event kinds of a conversation's log, one zod schema each. What happened is all here; everything else (the agent's
 * context, the inbox, the figures) is a view over it. A body is stored encrypted; what the views need in clear is `metaOf`.
 */
const because = z.array(z.string());

/** A question that is open, a task under way: what the dialogue must remember until the next turn. Plain data. */
export const frameSchema = z.object({
  /** The handler that owns the frame, as named in the intent's file. */
  handler: z.string(),
  /** Where in the handler the conversation stands. */
  step: z.string(),
  /** What was gathered so far; only the handler reads it. */
  data: z.record(z.string(), z.unknown()),
  /** The effect whose result is awaited, if one is. */
  awaiting: z.string().optional(),
});
export type Frame = z.infer<typeof frameSchema>;

/** Frames under way, the innermost last: a question asked while booking comes to lie on top of the booking. */
export const dialogueStateSchema = z.object({
  frames: z.array(frameSchema).max(4),
  /** Messages in a row that were not understood. */
  failures: z.number().int().nonnegative(),
  /** Digests of the sentences last said, so that none is said twice in a row. */
  lastSaid: z.string().optional(),
  /** The patient's last message as a digest, how often in a row it came, and since when: how a machine is told from a person. */
  repeated: z
    .object({ digest: z.string(), times: z.number().int().positive(), at: z.string(), automatic: z.number().int() })
    .optional(),
  /** When the patient was last told, without having asked, that the clinic is being asked: once for what they wrote. */
  toldToWaitAt: z.string().optional(),
  /**
   * A message that the assistant is unsure of, while a language model is asked about it: nothing has been said to it yet. The turn
   * that the answer causes decides it, or the first one that finds there is none.
   */
  unsure: z.object({ effectId: z.string(), text: z.string(), understanding: understandingSchema }).optional(),
  /**
   * An answer that is ready and not yet said, while a language model words it: what is said before it, and its own words. `into`: the
   * language it is put into, where it is that and not a wording.
   */
  rewording: z
    .object({ effectId: z.string(), before: z.string(), words: z.string(), into: otherLanguageSchema.optional() })
    .optional(),
  /** When a verified identity was last in use: after half an hour without a word it has to be proved again. */
  identityUsedAt: z.string().optional(),
});
export type DialogueState = z.infer<typeof dialogueStateSchema>;

export const bodySchemas = {
  /** The patient wrote. */
  'message.received': z.object({
    inboundId: z.string(),
    channel: channelSchema,
    addressId: z.string(),
    parts: z.array(partSchema),
    /** The carrier acted on an opt-out word itself and told us so. */
    optOutType: z.enum(['STOP', 'START', 'HELP']).optional(),
  }),
  /** One turn: what was understood, which rules fired in their own words, and where the dialogue stands now. */
  'turn.decided': z.object({
    understanding: understandingSchema.nullable(),
    because,
    policy: z.string(),
    dialogue: dialogueStateSchema,
    disclosed: z.boolean(),
    /** Intents and slots gathered so far, for the agent's screen. */
    slots: z.record(z.string(), z.string()),
  }),
  /** Something goes out to the patient. `outboundId` is its row in the outbound table. */
  'message.queued': z.object({
    outboundId: z.string(),
    channel: channelSchema,
    addressId: z.string(),
    parts: z.array(partSchema),
    from: z.enum(['assistant', 'agent', 'system']),
    /** The agent's name as the patient sees it. */
    name: z.string().optional(),
    because: because.optional(),
  }),
  /** A message ended without arriving. */
  'message.failed': z.object({ outboundId: z.string(), error: z.string(), words: z.string() }),
  'handoff.requested': z.object({
    queue: z.string(),
    /** 0 routine … 100 crisis. */
    priority: z.number().int().min(0).max(100),
    level: safetyLevelSchema,
    because,
    /** When somebody must have answered. */
    dueAt: z.string(),
    /** What the person who takes over should know: what was tried, what is to be done. No patient's words. */
    task: z.string().optional(),
  }),
  'handoff.claimed': z.object({ staffId: z.string(), name: z.string() }),
  'handoff.transferred': z.object({
    staffId: z.string(),
    queue: z.string().optional(),
    to: z.string().optional(),
    note: z.string(),
  }),
  /** Danger showed while a person was already on: they are alerted. */
  'safety.alerted': z.object({ level: safetyLevelSchema, kind: z.string().nullable(), because }),
  'note.added': z.object({ staffId: z.string(), name: z.string(), text: z.string() }),
  'conversation.returned': z.object({ staffId: z.string(), task: z.string().optional() }),
  'conversation.resolved': z.object({ staffId: z.string().nullable(), disposition: z.string() }),
  'identity.verified': z.object({
    patientRef: z.string(),
    name: z.string(),
    channel: channelSchema,
    factors: z.array(z.string()),
  }),
  'identity.failed': z.object({ channel: channelSchema, tries: z.number().int() }),
  'consent.changed': z.object({
    addressId: z.string(),
    channel: channelSchema,
    to: z.enum(['granted', 'revoked']),
    /** How it was said: a carrier's word, free wording, an agent. */
    source: z.string(),
  }),
  /** Something outside is to be done (a look-up at the clinic, say); its result causes another turn. */
  'effect.requested': z.object({ effectId: z.string(), kind: z.string(), request: z.unknown() }),
  'effect.finished': z.object({
    effectId: z.string(),
    kind: z.string(),
    outcome: z.enum(['done', 'failed']),
    result: z.unknown(),
  }),
  'language.changed': z.object({ to: languageSchema }),
} as const;

export type EventKind = keyof typeof bodySchemas;
export type EventBody<K extends EventKind = EventKind> = z.infer<(typeof bodySchemas)[K]>;

/** What is done, not yet numbered: a turn yields these, the store gives them their place. */
export type NewEvent = { [K in EventKind]: { kind: K; actor: Actor; body: EventBody<K> } }[EventKind];

/** Who did it: "patient", "assistant", "system", or "staff:<id>". */
export type Actor = 'patient' | 'assistant' | 'system' | `staff:${string}`;

/** An event in its place in the log. */
export type ConversationEvent = NewEvent & {
  /** 1, 2, 3 … in a conversation, with no gap. */
  seq: number;
  /** What led to it: an inbound's, job's or command's id. */
  cause: string;
  /** Which of the events of one cause: 0, 1, 2 … (cause, part) is unique in a conversation. */
  part: number;
  /** When, ISO 8601 UTC. */
  at: string;
};

/** @returns the body, checked against its kind's schema. Throws ZodError where a stored body does not fit. */
export function parseBody<K extends EventKind>(kind: K, body: unknown): EventBody<K> {
  return bodySchemas[kind].parse(body) as EventBody<K>;
}
