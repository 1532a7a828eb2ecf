import { badRequest, getStatus, type OperationOutcomeError, serverError } from '@medplum/core';
import { type FhirResponse, FhirRouter, type HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { capabilityStatement } from './capability.js';
import { PgRepository } from './repository.js';

export const FHIR_PATH = '/sandbox/fhir/R4';
const JSON_TYPES = ['application/fhir+json', 'application/json-patch+json'];
const FHIR_JSON = 'application/fhir+json; charset=utf-8';

export interface FhirOptions {
  readonly pool: Pool;
  readonly timeZone: string;
  readonly now: () => Date;
}

/** Puts the FHIR server on `fastify`, which must be a scope of its own: its body parsers and errors are FHIR's. */
export async function fhirRoutes(fastify: FastifyInstance, options: FhirOptions): Promise<void> {
  const router = new FhirRouter();
  router.addEventListener('error', (event: unknown) => fastify.log.error(event));
  readBodies(fastify);

  fastify.get(`${FHIR_PATH}/metadata`, async (request, reply) => {
    const statement = capabilityStatement(baseUrlOf(request), options.now().toISOString());
    return reply.type(FHIR_JSON).send(JSON.stringify(statement));
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const baseUrl = baseUrlOf(request);
    const url = request.url.slice(FHIR_PATH.length) || '/';
    if (url.includes('/$')) return send(reply, baseUrl, [badRequest('This server has no operations')]);
    const repository = new PgRepository({ ...options, baseUrl });
    const response = await router.handleRequest(
      {
        method: request.method as HttpMethod,
        url,
        pathname: '',
        params: {},
        query: {},
        body: request.body,
        headers: request.headers,
        config: { transactions: true },
      },
      repository,
    );
    return send(reply, baseUrl, withoutInternals(fastify, response));
  };
  fastify.route({ method: ['GET', 'POST'], url: FHIR_PATH, handler: answer });
  fastify.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: `${FHIR_PATH}/*`, handler: answer });

  fastify.setErrorHandler((error: OperationOutcomeError | (Error & { statusCode?: number }), _request, reply) => {
    const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
    if (status >= 500) fastify.log.error(error);
    const outcome = status >= 500 ? serverError(new Error('see the log')) : badRequest(error.message);
    return reply.code(status).type(FHIR_JSON).send(JSON.stringify(outcome));
  });
}

/** Bodies of FHIR's content types, and the form that `_search` is posted in. */
function readBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(JSON_TYPES, { parseAs: 'string' }, fastify.getDefaultJsonParser('error', 'error'));
  if (fastify.hasContentTypeParser('application/x-www-form-urlencoded')) {
    fastify.removeContentTypeParser('application/x-www-form-urlencoded');
  }
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const fields: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(body.toString())) fields[name] = [...(fields[name] ?? []), value];
    done(null, fields);
  });
}

function send(reply: FastifyReply, baseUrl: string, [outcome, resource]: FhirResponse): FastifyReply {
  const status = getStatus(outcome);
  const body: Resource | OperationOutcome = resource ?? outcome;
  if (resource?.id && resource.meta?.versionId) {
    reply.header('etag', `W/"${resource.meta.versionId}"`);
    if (resource.meta.lastUpdated) reply.header('last-modified', new Date(resource.meta.lastUpdated).toUTCString());
    const address = `${baseUrl}/${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
    if (status === 201) reply.header('location', address);
  }
  return reply.code(status).type(FHIR_JSON).send(JSON.stringify(body));
}

/** What went wrong inside is for the log, not for a client. */
function withoutInternals(fastify: FastifyInstance, response: FhirResponse): FhirResponse {
  if (getStatus(response[0]) < 500) return response;
  fastify.log.error({ issue: response[0].issue }, 'the sandbox clinic failed');
  return [serverError(new Error('see the log'))];
}

function baseUrlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}${FHIR_PATH}`;
}
