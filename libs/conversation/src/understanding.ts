import { z } from 'zod';
import { languageSchema } from './parts.js';

/** How dangerous what the patient wrote is, mildest first. The order is the meaning: see `atLeast`. */
export const SAFETY_LEVELS = ['none', 'concern', 'urgent', 'crisis'] as const;
export const safetyLevelSchema = z.enum(SAFETY_LEVELS);
export type SafetyLevel = z.infer<typeof safetyLevelSchema>;

/** @returns whether `level` is as grave as `than`, or graver. */
export function atLeast(level: SafetyLevel, than: SafetyLevel): boolean {
  return SAFETY_LEVELS.indexOf(level) >= SAFETY_LEVELS.indexOf(than);
}

/** @returns the graver of two levels: when in doubt, the higher one wins. */
export function graver(a: SafetyLevel, b: SafetyLevel): SafetyLevel {
  return atLeast(a, b) ? a : b;
}

export const EMOTIONS = ['neutral', 'distress', 'anger', 'grief', 'fear', 'confusion', 'gratitude'] as const;
export const emotionLabelSchema = z.enum(EMOTIONS);
export type EmotionLabel = z.infer<typeof emotionLabelSchema>;

export const safetySchema = z.object({
  level: safetyLevelSchema,
  /** What kind of danger: "suicide", "chest-pain", "adverse-event", "complaint" …; null where the level is none. */
  kind: z.string().nullable(),
  /** Passages that raised it, as [start, end) in UTF-16 units of the text as it was written. */
  spans: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
});
export type Safety = z.infer<typeof safetySchema>;

export const emotionSchema = z.object({ label: emotionLabelSchema, score: z.number().min(0).max(1) });
export type Emotion = z.infer<typeof emotionSchema>;

/** Slot values by name, each in one normal form (dates and times as ISO 8601 in the clinic's zone, intervals with "/"). */
export const slotsSchema = z.record(z.string(), z.string());
export type Slots = z.infer<typeof slotsSchema>;

/** A language that the assistant does not speak: its code (ISO 639-1, with the script where there are several) and its name in English. */
export const otherLanguageSchema = z.object({ code: z.string(), name: z.string() });
export type OtherLanguage = z.infer<typeof otherLanguageSchema>;

/** What was understood of one message. The one type between `libs/understanding` and everything after it. */
export const understandingSchema = z.object({
  language: languageSchema,
  /** The language it is written in, where that is none the assistant speaks and it is clear which. */
  otherLanguage: otherLanguageSchema.optional(),
  /** The best fitting intent's name, null where nothing fits (out of scope). */
  intent: z.string().nullable(),
  /** Calibrated, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** Further intents found in the same message, most certain first. */
  also: z.array(z.object({ intent: z.string(), confidence: z.number() })).optional(),
  slots: slotsSchema,
  safety: safetySchema,
  emotion: emotionSchema,
});
export type Understanding = z.infer<typeof understandingSchema>;
