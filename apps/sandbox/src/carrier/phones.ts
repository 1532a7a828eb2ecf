import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FailureCode } from './failures.js';
import { FAILURES, isFailureCode } from './failures.js';
import { type InboundParts, takeText } from './inbound.js';
import type { CarrierMessage } from './store.js';

const number = z.string().regex(/^\+[1-9]\d{6,14}$/, 'expected a telephone number in E.164 shape');
const textSchema = z.object({
  from: number,
  body: z.string().max(1_600).default(''),
  media: z
    .array(z.object({ contentType: z.string().max(100), base64: z.base64() }))
    .max(10)
    .default([]),
});
const failureSchema = z.object({
  to: number,
  code: z.union([z.string(), z.number()]).transform(String).nullable().default(null),
});
/** A "+" that was not encoded arrives as a blank. */
const messagesQuery = z.object({
  to: z.preprocess((to) => (typeof to === 'string' ? to.replace(/^ /, '+') : to), number).optional(),
});
const threadsQuery = z.object({
  of: z
    .string()
    .transform((list) => list.split(',').slice(0, 12))
    .pipe(z.array(number)),
});

/** Newest messages that are shown of a phone, and listed. */
const THREAD_LENGTH = 100;
const LIST_LENGTH = 1_000;
/** Three pictures of 5 MB as base64. */
const MAX_TEXT_BYTES = 21 * 1024 * 1024;

/**
 * The phones' side of the carrier: what they got, what they send, and what goes wrong for them. A wrong request is answered with a
 * problem document (RFC 9457).
 */
export function phoneRoutes(scope: FastifyInstance, parts: InboundParts): void {
  const { store } = parts;
  scope.setErrorHandler((error, request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ title: z.prettifyError(error), status: 400 });
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) request.log.error({ err: error }, 'the sandbox carrier failed');
    return reply.code(status).send({ title: status < 500 && error instanceof Error ? error.message : 'Internal error', status });
  });

  scope.get('/messages', async (request) => {
    const { to } = messagesQuery.parse(request.query);
    const got = await store.list({ ...(to && { to }), limit: LIST_LENGTH });
    return got
      .filter((message) => message.direction !== 'inbound' && message.status !== 'undelivered')
      .reverse()
      .map(summaryOf);
  });

  scope.post('/texts', { bodyLimit: MAX_TEXT_BYTES }, async (request, reply) => {
    const { media, ...text } = textSchema.parse(request.body);
    const pictures = media.map(({ contentType, base64 }) => ({ contentType, content: Buffer.from(base64, 'base64') }));
    return reply.code(201).send(await takeText(parts, { ...text, media: pictures }));
  });

  scope.get('/threads', async (request) => {
    const { of } = threadsQuery.parse(request.query);
    return { phones: await Promise.all(of.map((one) => phoneOf(parts, one))) };
  });

  scope.get('/failures', async () => Object.entries(FAILURES).map(([code, { words }]) => ({ code, words })));

  scope.post('/failures', async (request, reply) => {
    const { to, code } = failureSchema.parse(request.body);
    if (code !== null && !isFailureCode(code)) {
      return reply.code(400).send({ title: `code: expected null or one of ${Object.keys(FAILURES).join(', ')}`, status: 400 });
    }
    await store.setFailure(to, code);
    return { to, code };
  });
}

async function phoneOf({ store }: InboundParts, phone: string): Promise<Phone> {
  const [messages, optedOut, failure] = await Promise.all([
    store.thread(phone, THREAD_LENGTH),
    store.hasOptedOut(phone),
    store.failure(phone),
  ]);
  return {
    phone,
    optedOut,
    failure,
    messages: messages.map((message) => ({ ...summaryOf(message), media: message.media.length })),
  };
}

interface Phone {
  readonly phone: string;
  readonly optedOut: boolean;
  readonly failure: FailureCode | null;
  readonly messages: readonly (ReturnType<typeof summaryOf> & { readonly media: number })[];
}

function summaryOf({ sid, direction, from, to, body, status, errorCode, createdAt }: CarrierMessage) {
  return { sid, direction, from, to, body, status, errorCode, at: createdAt.toISOString() };
}
