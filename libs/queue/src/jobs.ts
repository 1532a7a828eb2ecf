import { z } from 'zod';

/**
 * The jobs, by queue. Ids only: a job's data lies in the queue's own store in clear, so nothing of a patient may be in it.
 */
export const JOBS = {
  /** A conversation waits for a person: tell those who can take it. */
  handoff: z.strictObject({ conversationId: z.uuid() }),
  /** Nobody has answered in time. */
  'handoff-overdue': z.strictObject({ conversationId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = z.infer<(typeof JOBS)[N]>;
