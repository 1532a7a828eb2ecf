import { channelSchema, emotionSchema, languageSchema, safetyLevelSchema, slotsSchema } from '@carethread/conversation';
import { z } from 'zod';
import { ACTIONS } from './actions.js';
import { rowSafetySchema, staffRefSchema, statusSchema } from './rows.js';
import { transcriptPageSchema } from './transcript.js';

/** A patient's address, never in full: "••• 4417". */
export const maskedAddressSchema = z.object({
  id: z.string(),
  channel: channelSchema,
  masked: z.string(),
  /** Consent to be written to there. `unknown`: never asked, they wrote first. */
  consent: z.object({
    state: z.enum(['granted', 'revoked', 'unknown']),
    since: z.iso.datetime().nullable(),
    /** How it was said: a carrier's word, free wording, an agent. */
    source: z.string().nullable(),
  }),
});
export type MaskedAddress = z.infer<typeof maskedAddressSchema>;

export const handoffSchema = z.object({
  queue: z.string(),
  priority: z.number().int().min(0).max(100),
  level: safetyLevelSchema,
  /** The sentences of the rules, as an admin wrote them. */
  because: z.array(z.string()),
  since: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  assignedTo: staffRefSchema.extend({ since: z.iso.datetime() }).nullable(),
  /** What was tried, what is to be done. */
  task: z.string().nullable(),
});
export type HandoffContext = z.infer<typeof handoffSchema>;

/** Who the patient proved to be, by what. */
export const identitySchema = z.object({
  name: z.string(),
  patientRef: z.string(),
  channel: channelSchema,
  /** "birth-date", "postal-code": what was asked, never what was answered. */
  factors: z.array(z.string()),
  verifiedAt: z.iso.datetime(),
});

export const appointmentSchema = z.object({
  ref: z.string(),
  status: z.enum(['proposed', 'booked', 'cancelled', 'noshow', 'fulfilled']),
  /** With offset, in the clinic's zone. */
  start: z.string(),
  end: z.string(),
  practitioner: z.string(),
  location: z.string(),
  visitType: z.string(),
});
export type AppointmentContext = z.infer<typeof appointmentSchema>;

export const medicationSchema = z.object({
  ref: z.string(),
  name: z.string(),
  dosage: z.string(),
  status: z.enum(['active', 'on-hold', 'stopped', 'completed', 'cancelled']),
  refillsLeft: z.number().int().nonnegative(),
  validUntil: z.string().nullable(),
  suppliedUntil: z.string().nullable(),
  controlled: z.boolean(),
  pharmacy: z.string().nullable(),
});
export type MedicationContext = z.infer<typeof medicationSchema>;

/** The clinic's record. It is read only once the patient is verified: before, there is nobody to read it of. */
export const clinicContextSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), appointments: z.array(appointmentSchema), medications: z.array(medicationSchema) }),
  z.object({ state: z.literal('unavailable'), why: z.string() }),
  z.object({ state: z.literal('not-verified') }),
]);
export type ClinicContext = z.infer<typeof clinicContextSchema>;

export const earlierSchema = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  channels: z.array(channelSchema),
  intent: z.string().nullable(),
  level: safetyLevelSchema,
  disposition: z.string().nullable(),
});

export const modelSummarySchema = z.object({ lines: z.array(z.string()).min(1), model: z.string(), at: z.iso.datetime() });
export type ModelSummary = z.infer<typeof modelSummarySchema>;

/** `GET /api/conversations/:id`: all that whoever takes over has to know. Each read is audited. */
export const conversationContextSchema = z.object({
  id: z.string(),
  seq: z.number().int().nonnegative(),
  status: statusSchema,
  patient: z.object({ id: z.string(), displayName: z.string(), addresses: z.array(maskedAddressSchema) }),
  /** Where an answer goes: the channel the patient used last. */
  channel: channelSchema.nullable(),
  /** Every channel used in this conversation, in the order of first use. */
  channels: z.array(channelSchema),
  handoff: handoffSchema.nullable(),
  /** At most two lines, of the log's own words: what it is about, and what of the patient's words weighs most. */
  summary: z.array(z.string()).max(2),
  /** Lines that a language model made when a person was asked for, where one is configured. To be shown as such: they may be wrong. */
  modelSummary: modelSummarySchema.nullable(),
  /** The words of the patient that weigh most, cut where they are many; they are the summary's second line. */
  quote: z.string().nullable(),
  intent: z.string().nullable(),
  /** What is known of the current request; what an earlier one was about is not in it. */
  slots: slotsSchema,
  safety: rowSafetySchema,
  emotion: emotionSchema,
  /** Oldest first, at most twelve. */
  mood: z.array(emotionSchema.extend({ at: z.iso.datetime() })),
  identity: identitySchema.nullable(),
  language: languageSchema.nullable(),
  waitingSince: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** The newest 200 items. */
  transcript: transcriptPageSchema,
  clinic: clinicContextSchema,
  earlier: z.array(earlierSchema),
  /** The version of the policy that decided last. */
  policy: z.string().nullable(),
  /** What the reader may do now: the server decides, the console only shows. */
  can: z.array(z.enum(ACTIONS)),
});
export type ConversationContext = z.infer<typeof conversationContextSchema>;
