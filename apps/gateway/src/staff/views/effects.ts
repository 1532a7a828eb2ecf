import type { ConversationEvent } from '@carethread/conversation';
import type { TranscriptItem } from '@carethread/staff';
import { z } from 'zod';

/** What the assistant asked of the clinic, and whether it has come. */
export interface Effects {
  /** What was asked for, by the effect's id. */
  readonly requested: ReadonlyMap<string, string>;
  readonly finished: ReadonlySet<string>;
}

export function effectsOf(events: readonly ConversationEvent[]): Effects {
  return {
    requested: new Map(
      events.flatMap((event) =>
        event.kind === 'effect.requested' ? [[event.body.effectId, kindOf(event.body.request)] as const] : [],
      ),
    ),
    finished: new Set(events.flatMap((event) => (event.kind === 'effect.finished' ? [event.body.effectId] : []))),
  };
}

const visitSchema = z.object({ start: z.string(), practitioner: z.string(), location: z.string(), visitType: z.string() });
/** What of a result is worth a line; everything else of it is for the dialogue. */
const resultSchema = z.object({
  kind: z.string(),
  slots: z.array(z.unknown()).optional(),
  appointments: z.array(z.unknown()).optional(),
  medications: z.array(z.unknown()).optional(),
  refills: z.array(z.unknown()).optional(),
  reminders: z.array(z.unknown()).optional(),
  medication: z.string().optional(),
  appointment: visitSchema.nullable().optional(),
});

type Did = Extract<TranscriptItem, { kind: 'did' }>;

/** @returns what came of a request, as a line of the transcript has it */
export function cameOf(result: unknown): Pick<Did, 'came' | 'found' | 'medicine' | 'visit'> {
  const read = resultSchema.safeParse(result);
  if (!read.success) return { came: null, found: null, medicine: null, visit: null };
  const { kind, slots, appointments, medications, refills, reminders, medication, appointment } = read.data;
  const list = slots ?? appointments ?? medications ?? refills ?? reminders;
  return { came: kind, found: list?.length ?? null, medicine: medication ?? null, visit: appointment ?? null };
}

/** @returns the kind of a request or a result */
export function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
    ? value.kind
    : 'look-up';
}
