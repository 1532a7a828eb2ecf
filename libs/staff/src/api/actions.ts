import { z } from 'zod';
import { statusSchema } from './rows.js';

/** What an agent can do with a conversation: `POST /api/conversations/:id/<action>`, each idempotent by `Idempotency-Key`. */
export const ACTIONS = ['claim', 'messages', 'notes', 'transfer', 'return-to-bot', 'resolve'] as const;
export type Action = (typeof ACTIONS)[number];

/** A provider takes no more characters in one SMS (Twilio). */
export const MESSAGE_MAX = 1600;
export const NOTE_MAX = 4000;

/** How a conversation ended, offered by the console; any other short word is taken too. */
export const DISPOSITIONS = [
  'answered',
  'appointment-arranged',
  'refill-arranged',
  'care-team-will-call',
  'emergency-services',
  'complaint-recorded',
  'patient-left',
  'wrong-number',
] as const;

const note = z.string().trim().max(NOTE_MAX).default('');

/** The body of each action. An action without a body takes `{}` or nothing at all. */
export const actionBodies = {
  claim: z.object({}),
  messages: z.object({ text: z.string().trim().min(1).max(MESSAGE_MAX) }),
  notes: z.object({ text: z.string().trim().min(1).max(NOTE_MAX) }),
  transfer: z.union([z.object({ queue: z.string().min(1), note }), z.object({ agent: z.string().min(1), note })]),
  'return-to-bot': z.object({ task: z.string().trim().max(NOTE_MAX).optional() }),
  resolve: z.object({ disposition: z.string().trim().min(1).max(64) }),
} as const satisfies Record<Action, z.ZodType>;

export type ActionBody<A extends Action> = z.input<(typeof actionBodies)[A]>;

/** What every action answers: 200, `messages` 202 (stored for delivery). The rest comes by the live socket. */
export const actionResultSchema = z.object({
  id: z.string(),
  status: statusSchema,
  seq: z.number().int().nonnegative(),
  /** Of `messages`. */
  outboundId: z.string().optional(),
});
export type ActionResult = z.infer<typeof actionResultSchema>;

/** The header by which an action happens once: any opaque string of up to 200 characters, new for each intention. */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/**
 * The header (value "1") of a request that no hand caused: a refresh after a live event, say. It does not prolong the
 * session, so that a screen left alone is signed off though conversations go on.
 */
export const BACKGROUND = 'x-background';
