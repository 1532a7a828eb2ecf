import * as z from 'zod/mini';
import { stateSchema, typingSchema } from './wire.js';

/** What is told to the processes that hold a visitor's sockets. No words of anybody are in it: those are read from the log. */
export const livePayloadSchema = z.discriminatedUnion('kind', [
  /** Something changed in the visitor's transcript, or in who has the conversation. */
  z.object({ kind: z.literal('news') }),
  z.object({ kind: z.literal('typing'), typing: typingSchema }),
  z.object({ kind: z.literal('state'), state: stateSchema }),
]);
export type LivePayload = z.infer<typeof livePayloadSchema>;
