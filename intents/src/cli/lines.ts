import { type Channel, channelSchema, emptyState, type Router, type Understanding } from '@carethread/conversation';
import type { Policy } from '@carethread/dialogue';
import { z } from 'zod';

const lineSchema = z.union([
  z.string().transform((text) => ({ text, channel: undefined })),
  z.object({ text: z.string(), channel: channelSchema.optional() }),
]);

export interface Asked {
  readonly text: string;
  readonly channel: Channel;
}

/** A line is an object with `text`, a JSON string, or (where it is neither) the text itself. */
export function readLine(line: string): Asked {
  let data: unknown = line;
  try {
    data = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { text, channel } = lineSchema.safeParse(data).data ?? { text: line, channel: undefined };
  return { text, channel: channel ?? 'sms' };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** @returns what is printed of a text: how it was understood, and where it would go in a conversation that begins with it. */
export function answer(text: string, understanding: Understanding, policy: Policy, route: Router): object {
  const { language, intent, confidence, also, slots, safety, emotion } = understanding;
  const cause = intent === null ? null : (policy.intents.get(intent)?.person ?? null);
  const { to, queue, priority, because } = route({ understanding, state: emptyState(), cause });
  return {
    text,
    language,
    intent,
    confidence: rounded(confidence),
    ...(also === undefined ? {} : { also: also.map((one) => ({ ...one, confidence: rounded(one.confidence) })) }),
    slots,
    safety,
    emotion: { label: emotion.label, score: rounded(emotion.score) },
    route: { to, queue, priority, because },
  };
}
