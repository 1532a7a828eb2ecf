import * as z from 'zod/mini';

/**
 * What goes over the web chat's socket, both ways: the one source of truth for server and widget. Safe for browsers and kept
 * small for them, hence zod's mini build and no import of ours.
 */

/** Most characters (UTF-16 units) of a patient's message. */
export const MESSAGE_CHARACTERS = 4_000;

/** Most bytes of a frame; a longer one ends the connection before it is read. */
export const FRAME_BYTES = 64 * 1024;

/** A place in a visitor's transcript: rises from item to item, over all of the visitor's conversations, with gaps. 0 is before the first. */
const seqSchema = z.int().check(z.nonnegative());

// ---- client to server

export const helloSchema = z.object({
  /** As the last `welcome` gave it; a new visitor has none. */
  visitorToken: z.optional(z.string().check(z.maxLength(200))),
  /** The last item the client has. */
  lastSeq: seqSchema,
  /** The last item whose reading the server confirmed. */
  readSeq: z.optional(seqSchema),
  language: z.optional(z.enum(['en', 'es'])),
});
export type Hello = z.infer<typeof helloSchema>;

export const messageSchema = z.object({
  /** Made by the client, a UUID. The same message sent again has the same id and is stored once. */
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  text: z.string().check(z.minLength(1), z.maxLength(MESSAGE_CHARACTERS)),
  /** The quick reply that was pressed; `text` is then its label. */
  choiceKey: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
export type ChatMessage = z.infer<typeof messageSchema>;

export const readSchema = z.object({ seq: seqSchema });
export type Read = z.infer<typeof readSchema>;

/** Asks for the part of the transcript that ends before an item, as the last `events` or answer named it. */
export const earlierSchema = z.object({ before: seqSchema });
export type Earlier = z.infer<typeof earlierSchema>;

// ---- server to client

/** What may go wrong, as a code that the client words in the patient's language. */
export const PROBLEMS = ['malformed', 'unknown-event', 'no-hello', 'too-fast', 'not-stored', 'unavailable'] as const;
export const problemSchema = z.object({
  code: z.enum(PROBLEMS),
  /** What was expected, for developers. */
  detail: z.optional(z.string()),
  /** Trying again before this is no use. Without it, trying the same again is no use at all. */
  retryAfterMs: z.optional(z.int().check(z.nonnegative())),
});
export type Problem = z.infer<typeof problemSchema>;

/** The answer to `message` and `read`: done, which for a message means stored, or what is wrong. */
export const ackSchema = z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), problem: problemSchema })]);
export type Ack = z.infer<typeof ackSchema>;

export const welcomeSchema = z.object({
  visitorToken: z.string(),
  clinic: z.string(),
  /** That the assistant is automated, in words, in the language of the `hello`. */
  disclosure: z.string(),
  /** The person who has the conversation, as patients may call them; null while the assistant has it. */
  agent: z.nullable(z.string()),
});
export type Welcome = z.infer<typeof welcomeSchema>;

/** A part of a message as a patient sees it. An attachment's place in storage stays on the server. */
export const wirePartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('attachment'), contentType: z.string(), name: z.optional(z.string()) }),
  z.object({ kind: z.literal('choices'), choices: z.array(z.object({ key: z.string(), label: z.string() })) }),
]);
export type WirePart = z.infer<typeof wirePartSchema>;

/** How far the patient's own message got: stored; in the hands of the assistant or the team; seen. */
export const ITEM_STATES = ['sent', 'delivered', 'read'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const itemSchema = z.object({
  seq: seqSchema,
  /** ISO 8601 UTC. */
  at: z.string(),
  from: z.enum(['patient', 'assistant', 'agent', 'system']),
  /** The client's own id of a patient's message. */
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  parts: z.array(wirePartSchema),
  state: z.enum(ITEM_STATES),
});
export type Item = z.infer<typeof itemSchema>;

/** Where what is older than some items ends: `earlier` is asked with it. Null: nothing is older. */
const beforeSchema = z.nullable(seqSchema);

/**
 * Items in order of `seq`, each later than what the client had. A client that had nothing gets the newest part of the
 * transcript first, with `before`; all further frames leave it out.
 */
export const eventsSchema = z.object({ items: z.array(itemSchema), before: z.optional(beforeSchema) });
export type Events = z.infer<typeof eventsSchema>;

/** The answer to `earlier`: items in order of `seq`, the newest of those that are older. */
export const earlierAckSchema = z.union([
  z.object({ ok: z.literal(true), items: z.array(itemSchema), before: beforeSchema }),
  z.object({ ok: z.literal(false), problem: problemSchema }),
]);
export type EarlierAck = z.infer<typeof earlierAckSchema>;

/** All of the patient's messages up to `upTo` got at least as far as `state`. */
export const stateSchema = z.object({ upTo: seqSchema, state: z.enum(ITEM_STATES) });
export type State = z.infer<typeof stateSchema>;

export const agentSchema = z.object({ name: z.nullable(z.string()) });
export type Agent = z.infer<typeof agentSchema>;

export const typingSchema = z.object({ from: z.enum(['assistant', 'agent']), name: z.optional(z.string()) });
export type Typing = z.infer<typeof typingSchema>;

/** The events of the socket by name, as socket.io types them. */
export interface ClientToServer {
  hello(hello: Hello): void;
  message(message: ChatMessage, ack: (ack: Ack) => void): void;
  read(read: Read, ack: (ack: Ack) => void): void;
  earlier(earlier: Earlier, ack: (ack: EarlierAck) => void): void;
  typing(): void;
}
export interface ServerToClient {
  welcome(welcome: Welcome): void;
  /** The client calls `received` when it has them: that is what "delivered" means on this channel. */
  events(events: Events, received: () => void): void;
  state(state: State): void;
  agent(agent: Agent): void;
  typing(typing: Typing): void;
  problem(problem: Problem): void;
}
