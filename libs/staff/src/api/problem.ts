import { z } from 'zod';

/** What went wrong, for programs. The sentence for people is `title`, with `detail` where there is more to say. */
export const PROBLEM_CODES = [
  'invalid-request',
  'signed-out',
  'no-permission',
  'not-found',
  /** Another agent has the conversation. */
  'already-claimed',
  /** The claimer holds as many conversations as their capacity allows. */
  'at-capacity',
  /** The conversation must be claimed first. */
  'not-claimed',
  /** The conversation is closed, or with the assistant. */
  'wrong-status',
  /** The patient opted out of the only channel there is: somebody has to phone. */
  'opted-out',
  /** The same Idempotency-Key came with another request. */
  'idempotency-key-reused',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;

/** RFC 9457 problem details, `application/problem+json`: the shape of every error of the staff API. */
export const problemSchema = z.object({
  /** "about:blank", or the address of a page about this kind of problem. */
  type: z.string().default('about:blank'),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.enum(PROBLEM_CODES),
  /** Where an input was wrong: the path in the body ("text"), and what was expected. Never the value. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = Problem['code'];
