import { channelSchema, emotionSchema, languageSchema, STATUSES, safetyLevelSchema } from '@carethread/conversation';
import { z } from 'zod';
import { presenceStateSchema } from './people.js';

export const statusSchema = z.enum(STATUSES);

/** A member of staff as others see them. */
export const staffRefSchema = z.object({ staffId: z.string(), name: z.string() });
export type StaffRef = z.infer<typeof staffRefSchema>;

/** The level, and what kind of danger; where it was written is in the transcript. */
export const rowSafetySchema = z.object({ level: safetyLevelSchema, kind: z.string().nullable() });

/** A conversation in a list. Minimum necessary: no word of the patient's, no full number. */
export const conversationRowSchema = z.object({
  id: z.string(),
  status: statusSchema,
  /** Where the patient wrote last. */
  channel: channelSchema.nullable(),
  /** `displayName`: the verified name, or the masked address: "••• 4417". */
  patient: z.object({ id: z.string(), displayName: z.string() }),
  /** Queue id; null while with the assistant. */
  queue: z.string().nullable(),
  /** 0 routine … 100 crisis. */
  priority: z.number().int().min(0).max(100),
  safety: rowSafetySchema,
  emotion: emotionSchema,
  intent: z.string().nullable(),
  language: languageSchema.nullable(),
  /** Since when a person is wanted; null while with the assistant. */
  waitingSince: z.iso.datetime().nullable(),
  /** When somebody must have answered; null once somebody did. */
  dueAt: z.iso.datetime().nullable(),
  assignedTo: staffRefSchema.nullable(),
  lastMessageAt: z.iso.datetime().nullable(),
  /** The sentence of the rule that weighed most, as an admin wrote it. */
  why: z.string().nullable(),
  /** Messages of the patient that no person has answered. */
  unanswered: z.number().int().nonnegative(),
  /** The last event's number: a row with a lower one is older. */
  seq: z.number().int().nonnegative(),
});
export type ConversationRow = z.infer<typeof conversationRowSchema>;

/** The query of `GET /api/conversations`. Newest first. */
export const listQuerySchema = z.object({
  status: statusSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const conversationListSchema = z.object({
  items: z.array(conversationRowSchema),
  nextCursor: z.string().nullable(),
});
export type ConversationList = z.infer<typeof conversationListSchema>;

/** Whether the queue's clocks are kept: at-risk is less than a quarter of the time left. */
export const slaStateSchema = z.enum(['ok', 'at-risk', 'breached']);

export const queueRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Conversations that wait and nobody has. */
  depth: z.number().int().nonnegative(),
  oldestWaitingSince: z.iso.datetime().nullable(),
  sla: z.object({
    state: slaStateSchema,
    /** The next clock to run out. */
    nextDueAt: z.iso.datetime().nullable(),
    /** How many have run out. */
    breached: z.number().int().nonnegative(),
  }),
  agents: z.array(
    staffRefSchema.extend({
      presence: presenceStateSchema,
      load: z.number().int().nonnegative(),
      capacity: z.number().int().positive(),
    }),
  ),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

/** `GET /api/queues`. */
export const queueListSchema = z.object({ items: z.array(queueRowSchema) });
export type QueueList = z.infer<typeof queueListSchema>;
