import { z } from 'zod';

/** What we read of Twilio's message resource (https://www.twilio.com/docs/messaging/api/message-resource). */
export const messageSchema = z.object({
  sid: z.string().min(2).max(64),
  from: z.string().nullable(),
  to: z.string().nullable(),
  body: z.string().nullable(),
  direction: z.string(),
  date_created: z.string().nullable().optional(),
  date_sent: z.string().nullable().optional(),
  num_media: z.string().nullable().optional(),
});
export type TwilioMessage = z.infer<typeof messageSchema>;

export const messagePageSchema = z.object({
  messages: z.array(messageSchema),
  next_page_uri: z.string().nullable().optional(),
});

export const createdSchema = z.object({ sid: z.string().min(2).max(64) });

export const refusalSchema = z.object({ code: z.number().int() });

export const mediaPageSchema = z.object({
  media_list: z.array(z.object({ sid: z.string(), content_type: z.string(), uri: z.string() })),
});
