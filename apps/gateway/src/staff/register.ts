import { IDEMPOTENCY_KEY } from '@carethread/staff';
import { audit, readAttachment } from '@carethread/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { GatewayParts } from '../parts.js';
import { Problem, sendProblem } from '../problem.js';
import { actionRoutes } from './actions.js';
import { conversationRoutes } from './conversations.js';
import { openApiOf } from './openapi.js';
import { peopleRoutes } from './people.js';
import { queueRoutes } from './queues.js';
import { refuse } from './refuse.js';
import { CARING, type Route } from './route.js';

const LONGEST_KEY = 200;

/** Puts the staff API on the server: sign-in, every route with its checks, the OpenAPI document. @returns the document */
export function registerStaffApi(fastify: FastifyInstance, parts: GatewayParts): Record<string, unknown> {
  const routes = [...conversationRoutes(parts), ...actionRoutes(parts), ...queueRoutes(parts), ...peopleRoutes(parts)];
  fastify.all('/api/auth/*', (request, reply) => signIn(parts, request, reply));
  for (const one of routes) {
    fastify.route({
      method: one.method,
      url: `/api${one.path}`,
      handler: (request, reply) => answer(parts, one, request, reply),
    });
  }
  fastify.get('/api/conversations/:id/attachments/:attachment', (request, reply) => attachment(parts, request, reply));
  const document = openApiOf(routes, parts.config.publicUrl);
  fastify.get('/api/openapi.json', (_request, reply) => reply.send(document));
  return document;
}

async function signIn({ staff }: GatewayParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { method, url, headers, body, ip } = request;
  const text = body === undefined || body === null ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const result = await staff.handle({ method, url, headers, body: text, ip });
  reply.status(result.status);
  for (const [name, value] of result.headers) reply.header(name, value);
  await reply.send(result.body);
}

async function answer(parts: GatewayParts, one: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store');
  try {
    const member = await parts.staff.authenticate(request.headers);
    if (!member) throw refuse(401, 'signed-out', 'Sign in first');
    if (one.roles && !one.roles.some((role) => member.roles.includes(role)))
      throw refuse(403, 'no-permission', 'Your roles do not allow this');
    const result = await one.handle({
      member,
      params: checked(one.params, request.params, 'address'),
      query: checked(one.query, request.query, 'query'),
      body: checked(one.body, request.body ?? {}, 'body'),
      key: keyOf(request),
    });
    await reply.status(one.status ?? 200).send(result);
  } catch (error) {
    sendProblem(parts.logger, request, reply, error);
  }
}

const attachmentParams = z.object({ id: z.uuid(), attachment: z.uuid() });

/**
 * A file that the patient sent. Its type was read from its bytes, and a browser is not to guess another. Pictures are shown, all
 * else is saved, and neither runs anything.
 */
async function attachment(parts: GatewayParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  try {
    const member = await parts.staff.authenticate(request.headers);
    if (!member) throw refuse(401, 'signed-out', 'Sign in first');
    if (!CARING.some((role) => member.roles.includes(role))) throw refuse(403, 'no-permission', 'Your roles do not allow this');
    const { id, attachment: file } = checked(attachmentParams, request.params, 'address') as z.infer<typeof attachmentParams>;
    const found = await readAttachment(parts.store, id, file);
    if (!found) throw refuse(404, 'not-found', 'There is no such attachment in this conversation');
    const entry = {
      actor: `staff:${member.id}`,
      action: 'attachment.read',
      subject: `conversation:${id}`,
      detail: { attachment: file },
    };
    await audit(parts.store.database, [entry], new Date().toISOString());
    reply.headers({
      'content-type': found.contentType,
      // Without a name: the link that leads here has one.
      'content-disposition': found.contentType.startsWith('image/') ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await reply.send(found.bytes);
  } catch (error) {
    sendProblem(parts.logger, request, reply, error);
  }
}

function checked(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw refuse(
    422,
    'invalid-request',
    `The ${where} is not as expected: ${errors.map((e) => `${e.path || where}: ${e.message}`).join('; ')}`,
    { errors },
  );
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers[IDEMPOTENCY_KEY];
  if (key === undefined) return null;
  if (typeof key !== 'string' || key.length > LONGEST_KEY)
    throw new Problem(400, `Idempotency-Key: expected at most ${LONGEST_KEY} characters`, { code: 'invalid-request' });
  return key;
}
