import { channelSchema, languageSchema, partSchema, safetyLevelSchema } from '@carethread/conversation';
import { z } from 'zod';

/** How far a message to the patient got, as a tick says it. */
export const deliverySchema = z.object({
  state: z.enum(['pending', 'sent', 'delivered', 'read', 'failed']),
  /** Why it failed, in words an agent understands. */
  words: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Danger in one message: where it stands, and what it is. */
export const dangerSchema = z.object({
  level: safetyLevelSchema.exclude(['none']),
  kind: z.string().nullable(),
  /** [start, end) in UTF-16 units of `textOf(parts)`. Empty where the whole message counts. */
  spans: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])),
});
export type Danger = z.infer<typeof dangerSchema>;

/** The event's number in the log, and when it was. */
const placed = { seq: z.number().int().positive(), at: z.iso.datetime() };
const because = z.array(z.string());

const messageSchema = z.object({
  kind: z.literal('message'),
  ...placed,
  from: z.enum(['patient', 'assistant', 'agent', 'system']),
  /** The agent's name, where an agent wrote. */
  name: z.string().nullable(),
  channel: channelSchema,
  parts: z.array(partSchema),
  /** Null for what the patient wrote. */
  delivery: deliverySchema.nullable(),
  danger: dangerSchema.nullable(),
});
export type TranscriptMessage = z.infer<typeof messageSchema>;

/**
 * One line of the transcript. Messages and notes are bubbles, everything else a thin line that the console words in the
 * reader's language from these fields. Kinds not shown to agents (a turn's inner state, say) are no items.
 */
export const transcriptItemSchema = z.discriminatedUnion('kind', [
  messageSchema,
  z.object({ kind: z.literal('note'), ...placed, staffId: z.string(), name: z.string(), text: z.string() }),
  /** Something the assistant did at the clinic: `what` is the request's kind ("book"), `words` what came of it. */
  z.object({
    kind: z.literal('did'),
    ...placed,
    what: z.string(),
    outcome: z.enum(['under-way', 'done', 'failed']),
    words: z.string(),
  }),
  z.object({ kind: z.literal('handed-over'), ...placed, queue: z.string(), level: safetyLevelSchema, because }),
  z.object({ kind: z.literal('claimed'), ...placed, name: z.string() }),
  z.object({
    kind: z.literal('transferred'),
    ...placed,
    name: z.string(),
    queue: z.string().nullable(),
    to: z.string().nullable(),
    note: z.string(),
  }),
  z.object({ kind: z.literal('returned'), ...placed, name: z.string(), task: z.string().nullable() }),
  z.object({ kind: z.literal('resolved'), ...placed, name: z.string().nullable(), disposition: z.string() }),
  z.object({ kind: z.literal('danger'), ...placed, level: safetyLevelSchema, danger: z.string().nullable(), because }),
  z.object({ kind: z.literal('verified'), ...placed, channel: channelSchema, name: z.string(), factors: z.array(z.string()) }),
  z.object({ kind: z.literal('not-verified'), ...placed, channel: channelSchema, tries: z.number().int() }),
  z.object({
    kind: z.literal('consent'),
    ...placed,
    channel: channelSchema,
    to: z.enum(['granted', 'revoked']),
    source: z.string(),
  }),
  z.object({ kind: z.literal('language'), ...placed, to: languageSchema }),
]);
export type TranscriptItem = z.infer<typeof transcriptItemSchema>;

/** The query of `GET /api/conversations/:id/transcript`: what was before an item, the newest of it. */
export const transcriptQuerySchema = z.object({
  before: z.coerce.number().int().positive(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const transcriptPageSchema = z.object({
  /** Oldest first. */
  items: z.array(transcriptItemSchema),
  /** Ask with this for what was before; null at the beginning. */
  before: z.number().int().positive().nullable(),
});
export type TranscriptPage = z.infer<typeof transcriptPageSchema>;
