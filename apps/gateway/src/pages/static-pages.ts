import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const APPS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const CONSOLE = join(APPS, 'console', 'dist');
const WIDGET = join(APPS, 'widget', 'dist');

/** Serves the two browser apps as they were built: the patient page with the widget on `/`, the console on `/console`. */
export async function servePages(fastify: FastifyInstance): Promise<void> {
  if (existsSync(WIDGET)) {
    await fastify.register(fastifyStatic, { root: WIDGET, prefix: '/widget/', decorateReply: true, index: false, maxAge: '5m' });
    fastify.get('/', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', WIDGET));
  }
  if (existsSync(CONSOLE)) {
    await fastify.register(fastifyStatic, {
      root: CONSOLE,
      prefix: '/console/',
      decorateReply: !existsSync(WIDGET),
      index: false,
      wildcard: false,
      maxAge: '5m',
    });
    const page = (
      _request: unknown,
      reply: { header(name: string, value: string): { sendFile(file: string, root: string): unknown } },
    ) => reply.header('cache-control', 'no-cache').sendFile('index.html', CONSOLE);
    // The console routes in the browser: any address below it is its one page.
    fastify.get('/console', page as never);
    fastify.get('/console/*', page as never);
  }
}
