import { problemSchema } from '@carethread/staff';
import { z } from 'zod';
import type { Route } from './route.js';

/** The staff API as an OpenAPI 3.1 document, made from the same schemas that check every call. */
export function openApiOf(routes: readonly Route[], publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of routes) {
    const path = `/api${one.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Carethread staff API',
      version: '1',
      description:
        'For agents, supervisors and admins. Sign in at POST /api/auth/sign-in/email, or send a personal access token.',
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }, { token: [] }],
    paths: {
      '/api/auth/sign-in/email': { post: signIn() },
      ...paths,
      '/api/conversations/{id}/attachments/{attachment}': { get: attachment() },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieOf(publicUrl) },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(problemSchema) },
    },
  };
}

/** Browsers take a cookie of a name that begins so from a secure address alone. */
function cookieOf(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Secure-' : ''}carethread.session_token`;
}

function operation(one: Route): Record<string, unknown> {
  return {
    summary: one.summary,
    parameters: [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query'), ...(one.once ? [IDEMPOTENCY] : [])],
    ...(one.body ? { requestBody: { content: { 'application/json': { schema: schemaOf(one.body) } } } } : {}),
    responses: {
      [one.status ?? 200]: { description: 'Done', content: { 'application/json': { schema: schemaOf(one.answer) } } },
      default: PROBLEM,
    },
  };
}

const PROBLEM = {
  description: 'What was wrong',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'The same request under the same key is done once and answered alike; another one under it is refused (422)',
};

function signIn(): Record<string, unknown> {
  const body = z.object({ email: z.email(), password: z.string() });
  return {
    summary: 'Sign in; sets the session cookie',
    security: [],
    requestBody: { content: { 'application/json': { schema: schemaOf(body) } } },
    responses: {
      200: { description: 'Signed in' },
      401: { description: 'Wrong email or password' },
      429: { description: 'Too many tries' },
    },
  };
}

function attachment(): Record<string, unknown> {
  return {
    summary: 'A picture or document that the patient sent; the transcript names it by `ref` once its `state` is "stored"',
    parameters: parametersOf(z.object({ id: z.uuid(), attachment: z.uuid() }), 'path'),
    responses: {
      200: { description: 'The file', content: { 'image/*': { schema: {} }, 'application/pdf': { schema: {} } } },
      default: PROBLEM,
    },
  };
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
