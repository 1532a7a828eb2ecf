import 'reflect-metadata';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import helmet from '@fastify/helmet';
import proxy from '@fastify/http-proxy';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { startWebChat } from './channels/web-chat.js';
import { gatewayModule } from './gateway.module.js';
import { servePages } from './pages/static-pages.js';
import type { GatewayParts } from './parts.js';
import { ProblemFilter, refuseConnection, sendProblem } from './problem.js';
import { startLive } from './staff/live.js';
import { registerStaffApi } from './staff/register.js';

/** Largest request body: provider webhooks stay far below, and the adapters say 413 above 64 kB themselves. */
const BODY_LIMIT = 256 * 1024;

/** The port is taken or may not be used; `message` is one sentence for the person at the terminal. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

export interface Gateway {
  readonly server: Server;
  /** Takes no more requests and ends those under way. */
  close(): Promise<void>;
}

/**
 * Builds the gateway on Nest and Fastify and listens.
 * @throws CannotListen
 */
export async function startGateway(parts: GatewayParts): Promise<Gateway> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // What Fastify refuses before it knows the route, and Node before it knows the request.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(parts.logger, request, reply, error),
    clientErrorHandler: refuseConnection,
  });
  const app = await NestFactory.create<NestFastifyApplication>(gatewayModule(parts), adapter, {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(parts.logger));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readBodies(fastify);
  sparePrograms(fastify);
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Mantine and the phones page set styles from script; no script is ever inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: parts.config.publicUrl.startsWith('https:'),
    // The widget is embedded in other sites' pages.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await servePages(fastify);
  if (parts.sandboxUrl) await passOn(fastify, parts.sandboxUrl);
  const document = registerStaffApi(fastify, parts);
  SwaggerModule.setup('api/docs', app, document as unknown as OpenAPIObject, {
    raw: false,
    swaggerOptions: { persistAuthorization: false },
  });
  await app.init();
  const server = app.getHttpServer() as Server;
  const sockets = [startLive(server, parts), startWebChat(server, parts)];
  // Open sockets would keep the server from closing.
  const close = async () => {
    for (const running of sockets) await running.close();
    await app.close();
  };
  try {
    await app.listen(parts.config.port, parts.config.host);
  } catch (error) {
    await close();
    throw new CannotListen(listenSentence(error, parts.config), { cause: error });
  }
  return { server, close };
}

/**
 * Tries whether the gateway could listen, so that who starts it hears at once and not after everything else was started.
 * @throws CannotListen
 */
export async function tryAddress(address: { readonly host: string; readonly port: number }): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((done, failed) => probe.once('error', failed).listen(address.port, address.host, done));
  } catch (error) {
    throw new CannotListen(listenSentence(error, address), { cause: error });
  }
  await new Promise((done) => probe.close(done));
}

/** What is below /sandbox is another process's: bodies go there as they come. */
async function passOn(fastify: FastifyInstance, sandboxUrl: string): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(proxy, { upstream: sandboxUrl, prefix: '/sandbox', rewritePrefix: '/sandbox' });
  });
}

/** Helmet's headers speak to browsers, and cost a tenth of a webhook's time: a carrier does without them. */
function sparePrograms(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/channels/twilio/')) route.helmet = false;
  });
}

/** JSON is parsed; everything else stays the bytes that came, for signatures are over them. */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, fastify.getDefaultJsonParser('error', 'error'));
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function listenSentence(error: unknown, { host, port }: { host: string; port: number }): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use: stop what runs there, or choose another with PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account: choose one above 1023 with PORT.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is no address of this machine.`;
  return `The gateway cannot listen on ${host}:${port}: ${String(error)}`;
}
