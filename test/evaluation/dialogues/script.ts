import { z } from 'zod';

/** A word or words, anywhere and in any case; between slashes a regular expression. */
const pattern = z
  .string()
  .min(1)
  .refine((it) => patternOf(it) !== null, 'is no regular expression');
const patterns = z.union([pattern.transform((it) => [it]), z.array(pattern)]);

/** What an answer is held against. */
const heard = {
  /** All of these are in the answer. */
  hears: patterns.optional(),
  /** None of these is. */
  never: patterns.optional(),
  /** How many texts come, exactly. */
  messages: z.int().nonnegative().default(1),
};

const turnSchema = z.union([
  z.strictObject({ says: z.string(), ...heard }),
  /** Picks, of the choices that the last answer listed, the first one that fits; `saying` is how: {n} its number, {label} its words. */
  z.strictObject({ picks: pattern, saying: z.string().default('{n}'), ...heard }),
  /** Is asked who they are: gives the birth date like this, then the postal code. What is heard is heard after the second. */
  z.strictObject({ proves: z.string(), zip: z.string().default('{zip}'), ...heard }),
]);

const recordSchema = z.strictObject({
  /** A FHIR search, of this patient's: "Appointment?status=booked". */
  search: z.string().regex(/^[A-Z]\w+\??\S*$/, 'is a FHIR search, like "Appointment?status=booked"'),
  count: z.int().nonnegative().optional(),
  /** More than before the conversation; fewer where negative. */
  more: z.int().optional(),
  /** At least one that was found has each of these, by its path: "serviceType.0.coding.0.code". */
  where: z.record(z.string(), z.string()).optional(),
});

const scriptSchema = z.strictObject({
  name: z.string().min(5),
  language: z.enum(['en', 'es']).default('en'),
  /** Like whom of the sandbox clinic's people; nobody's: a number that the clinic does not know. */
  who: z.string().optional(),
  wants: z.string().min(5),
  turns: z.array(turnSchema).min(1),
  after: z
    .strictObject({
      record: z.array(recordSchema).default([]),
      status: z.enum(['bot', 'queued', 'with_agent', 'closed']).default('bot'),
      queue: z.string().nullable().optional(),
      safety: z.enum(['none', 'concern', 'urgent', 'crisis']).default('none'),
      intent: z.string().optional(),
      language: z.enum(['en', 'es']).optional(),
    })
    .prefault({}),
  /** Why it cannot succeed yet. */
  pending: z.string().min(5).optional(),
});

export type Turn = z.output<typeof turnSchema>;
export type RecordExpected = z.output<typeof recordSchema>;
export type Script = z.output<typeof scriptSchema>;

/** The shape of a file: one subject's scripts. */
export const scriptsSchema = z.array(scriptSchema).min(1);

/** @returns what finds a pattern in a text; null where it is no regular expression */
export function patternOf(pattern: string): RegExp | null {
  const written = /^\/(.*)\/$/s.exec(pattern)?.[1];
  try {
    return new RegExp(written ?? pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  } catch {
    return null;
  }
}
