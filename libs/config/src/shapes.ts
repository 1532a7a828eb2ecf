import { resolve } from 'node:path';
import { z } from 'zod';
import { parseEncryptionKeys } from './keys.js';

/** A variable: how its text is read, and how the right text is described to whoever wrote the wrong one. */
export interface Variable<T> {
  readonly schema: z.ZodType<T, string>;
  readonly expected: string;
  readonly example: string;
}

const variable = <T>(schema: z.ZodType<T, string>, expected: string, example: string): Variable<T> => ({
  schema,
  expected,
  example,
});

export const text = (expected: string, example: string, shape = /\S/): Variable<string> =>
  variable(z.string().regex(shape), expected, example);

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T): Variable<T[number]> =>
  variable(z.enum(values) as z.ZodType<T[number], string>, `one of ${values.join(', ')}`, values[0]);

export const port = variable(
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((value) => value <= 65_535),
  'a whole number from 0 to 65535',
  '3000',
);

/** An address of a service, without a trailing slash. */
export function url(protocols: readonly string[], example: string): Variable<string> {
  const isSuch = (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  const schema = z.string().refine(isSuch);
  return variable(
    schema.transform((value) => value.replace(/\/+$/, '')),
    `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    example,
  );
}

const HTTP = ['https:', 'http:'] as const;
export const httpUrl = (example: string): Variable<string> => url(HTTP, example);

/** A web origin: an address with nothing after host and port. */
const isOrigin = (value: string) =>
  URL.canParse(value) && HTTP.some((protocol) => protocol === new URL(value).protocol) && new URL(value).origin === value;

export const origins = variable(
  z
    .string()
    .transform((value) => value.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
    .refine((list) => list.every(isOrigin)),
  'web origins, separated by commas',
  'https://www.clinic.example,https://clinic.example',
);

export const path = variable(
  z
    .string()
    .min(1)
    .transform((value) => resolve(value)),
  'a path',
  '.data',
);

export const e164 = text('a telephone number in E.164 shape', '+15550100000', /^\+[1-9]\d{6,14}$/);
export const email = text('an e-mail address', 'admin@clinic.example', /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/);
export const mailbox = text(
  'an e-mail address, with or without a name',
  'Clinic <no-reply@clinic.example>',
  /^([^<>@]+<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/,
);
export const password = text('a password of 12 to 128 characters', 'a-long-phrase-of-your-own', /^.{12,128}$/);

export const encryptionKeys = variable(
  z.string().transform((value, context) => {
    const keys = parseEncryptionKeys(value);
    if (keys) return keys;
    context.addIssue({ code: 'custom', message: 'not a list of keys' });
    return z.NEVER;
  }),
  '32 random bytes in base64 or hex, or several as version:key separated by commas',
  '1:$(openssl rand -base64 32)',
);
