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
  /** Where an agent wrote: who, and the name that the patient saw. */
  staffId: z.string().nullable(),
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
  /**
   * Something the assistant did at the clinic, once: where it was asked for while it is under way, then where it ended. `what` is
   * the request's kind ("book"), `came` the result's ("booked", "slot-taken").
   */
  z.object({
    kind: z.literal('did'),
    ...placed,
    what: z.string(),
    outcome: z.enum(['under-way', 'done', 'failed']),
    came: z.string().nullable(),
    /** How many there were, of what was looked for. */
    found: z.number().int().nonnegative().nullable(),
    /** The medicine or the visit that it was about. */
    medicine: z.string().nullable(),
    visit: z.object({ start: z.string(), practitioner: z.string(), location: z.string(), visitType: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('handed-over'), ...placed, queue: z.string(), level: safetyLevelSchema, because }),
  z.object({ kind: z.literal('claimed'), ...placed, staffId: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('transferred'),
    ...placed,
    staffId: z.string(),
    name: z.string(),
    queue: z.string().nullable(),
    toStaffId: z.string().nullable(),
    to: z.string().nullable(),
    note: z.string(),
  }),
  z.object({ kind: z.literal('returned'), ...placed, staffId: z.string(), name: z.string(), task: z.string().nullable() }),
  z.object({
    kind: z.literal('resolved'),
    ...placed,
    staffId: z.string().nullable(),
    name: z.string().nullable(),
    disposition: z.string(),
  }),
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
  before: z.coerce
    .number()
    .int()
    .positive()
    .describe('The cursor: the seq of an item, as `before` of an earlier answer gave it. What comes back is older than that.'),
  limit: z.coerce.number().int().min(1).max(200).default(100).describe('Most items in the answer.'),
});

export const transcriptPageSchema = z.object({
  /** Oldest first. */
  items: z.array(transcriptItemSchema),
  /** Ask with this for what was before; null at the beginning. */
  before: z
    .number()
    .int()
    .positive()
    .nullable()
    .describe('The cursor of the part before these items; null where they are the beginning.'),
});
export type TranscriptPage = z.infer<typeof transcriptPageSchema>;
