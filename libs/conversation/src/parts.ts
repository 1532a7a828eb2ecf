import { z } from 'zod';

/** The channels a patient can use. Slack faces agents and is none of these. */
export const CHANNELS = ['sms', 'web', 'voice', 'bot-framework'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** Languages the assistant speaks itself. Others reach an interpreter queue. */
export const LANGUAGES = ['en', 'es'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** One of a few answers the patient can pick: as a button on the web, as a letter or number by text. */
export const choiceSchema = z.object({ key: z.string().min(1).max(64), label: z.string().min(1).max(200) });
export type Choice = z.infer<typeof choiceSchema>;

/**
 * What a message is made of. Attachments are named here and stored elsewhere: `ref` is the provider's address until the
 * file has been fetched, `state` says how far that is.
 */
export const partSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('attachment'),
    ref: z.string(),
    contentType: z.string(),
    bytes: z.number().int().nonnegative().optional(),
    name: z.string().optional(),
    state: z.enum(['remote', 'stored', 'refused']),
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('choices'), choices: z.array(choiceSchema).min(1).max(12) }),
]);
export type Part = z.infer<typeof partSchema>;

/** @returns the words of a message: its text parts, one a line. Empty for a picture with no caption. */
export function textOf(parts: readonly Part[]): string {
  return parts
    .filter((part) => part.kind === 'text')
    .map((part) => part.text)
    .join('\n');
}
