import type { Socket } from 'node:net';
import type { Logger } from '@carethread/telemetry';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An error answer: RFC 9457 problem details. `detail` says what was wrong and never repeats what a patient wrote. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail, status);
  }
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Not usable',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Something went wrong',
  503: 'Not available at the moment',
};

/** Answers every error of Nest's routes as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(this.logger, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), error);
  }
}

/** Answers an error as application/problem+json; what was not foreseen is logged and told as a 500 without details. */
export function sendProblem(logger: Logger, request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const { status, detail, extra } = read(error);
  if (status >= 500) logger.error({ err: error, method: request.method, route: request.routeOptions?.url }, 'a request failed');
  if (reply.sent) return;
  void reply
    .status(status)
    .header('content-type', 'application/problem+json')
    .send(documentOf(status, { ...(detail ? { detail } : {}), ...extra }));
}

/** Answers what is no HTTP request at all, and ends its connection. */
export function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const document = documentOf(status);
  socket.end(
    [
      `HTTP/1.1 ${status} ${TITLES[status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(document)}`,
      'Connection: close',
      '',
      document,
    ].join('\r\n'),
  );
}

function documentOf(status: number, more: Readonly<Record<string, unknown>> = {}): string {
  const code = CODES[status] ?? 'internal';
  return JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, ...more });
}

const CODES: Record<number, string> = {
  400: 'invalid-request',
  401: 'signed-out',
  403: 'no-permission',
  404: 'not-found',
  408: 'invalid-request',
  413: 'invalid-request',
  415: 'invalid-request',
  422: 'invalid-request',
  429: 'too-many-requests',
  431: 'invalid-request',
  503: 'unavailable',
};

function read(error: unknown): { status: number; detail?: string; extra?: Readonly<Record<string, unknown>> } {
  if (error instanceof Problem) return { status: error.getStatus(), detail: error.detail, extra: error.extra };
  if (error instanceof HttpException) return { status: error.getStatus(), detail: error.message };
  const status = statusOf(error);
  // Fastify's own refusals: a body too large, a content type nobody takes, JSON that is none.
  return status !== null && status < 500 ? { status } : { status: 500 };
}

function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}
