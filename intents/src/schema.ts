import { HANDOFF_CAUSES } from '@carethread/conversation';
import { WEEKDAYS } from '@carethread/dialogue';
import { z } from 'zod';

/** The shapes of a policy's files. Messages say what to write, for somebody who is no programmer. */
const words = z.string().min(1, 'write some words here');
const perLanguage = z.strictObject({ en: words, es: words });

const template = z.union([
  words,
  z.strictObject({
    text: words,
    sms: words.optional(),
    web: words.optional(),
    voice: words.optional(),
    'bot-framework': words.optional(),
  }),
]);
const variants = z.array(template).min(1, 'write at least one way to say it');

/** What is said under one key: in each language, one way or more. */
export const wordingSchema = z.strictObject({ en: variants, es: variants });

const examples = z.array(words).default([]);

export const intentSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and "_", like "refill_status"'),
    handler: z.string().optional(),
    person: z.enum(HANDOFF_CAUSES, `one of: ${HANDOFF_CAUSES.join(', ')}`).optional(),
    slots: z.array(z.string()).default([]),
    answer: wordingSchema.optional(),
    wording: z.record(z.string().regex(/^[a-z][a-z-]*$/, 'a key is small letters and "-"'), wordingSchema).default({}),
    /** More of them stand in the lists beside the file. */
    examples: z.strictObject({ en: examples, es: examples }).default({ en: [], es: [] }),
  })
  .refine((it) => it.handler !== undefined || it.answer !== undefined, 'add an "answer", or a "handler" that makes one');

const hours = z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'write hours like "08:00-17:00"'));
const plan = z.strictObject({ name: words, also: z.array(z.string()) });
const ON = new RegExp(`^(\\d{2}-\\d{2}|([1-5]|last) (${WEEKDAYS.join('|')}) of \\d{2})$`);
const zone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name), 'a time zone like "America/Chicago"');

export const clinicSchema = z.strictObject({
  name: words,
  timeZone: zone,
  phone: words,
  fax: words,
  portalUrl: words,
  formsUrl: words,
  payUrl: words,
  hours: z.strictObject({
    ...{ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours },
  }),
  holidays: z.array(
    z.strictObject({
      name: perLanguage,
      also: z.array(z.string()),
      on: z.string().regex(ON, 'write "12-25" (month-day) or "4 thursday of 11"'),
      hours,
    }),
  ),
  locations: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+$/, 'small letters, like "main"'),
        name: words,
        address: words,
        ...{ directions: perLanguage, parking: perLanguage, transit: perLanguage, access: perLanguage },
      }),
    )
    .min(1, 'a clinic has at least one location'),
  insurance: z.strictObject({ accepted: z.array(plan), notAccepted: z.array(plan) }),
  practitioners: z.array(z.strictObject({ name: words, short: words, location: z.string(), does: perLanguage })),
  visitTypes: z
    .array(z.strictObject({ code: z.string(), name: perLanguage, also: z.array(z.string()), prepare: perLanguage.optional() }))
    .min(1, 'name at least one kind of visit'),
});
