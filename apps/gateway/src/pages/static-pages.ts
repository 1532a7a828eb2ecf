import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const APPS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const CONSOLE = join(APPS, 'console', 'dist');
const WIDGET = join(APPS, 'widget', 'dist');

/** The page names the files of its release: it is asked for anew each time, whatever holds for the files. */
const AS_SAID = { cacheControl: false };

/** Serves the two browser apps as they were built: the patient page with the widget on `/`, the console on `/console`. */
export async function servePages(fastify: FastifyInstance): Promise<void> {
  if (existsSync(WIDGET)) {
    await fastify.register(fastifyStatic, { root: WIDGET, prefix: '/widget/', decorateReply: true, index: false, maxAge: '5m' });
    fastify.get('/', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', WIDGET, AS_SAID));
  }
  if (existsSync(CONSOLE)) {
    // Looked for when they are asked for, so that a build beside a running server is served too; named by what is in them.
    await fastify.register(fastifyStatic, {
      root: join(CONSOLE, 'assets'),
      prefix: '/console/assets/',
      decorateReply: !existsSync(WIDGET),
      index: false,
      maxAge: '1y',
      immutable: true,
    });
    const page = (
      _request: unknown,
      reply: { header(name: string, value: string): { sendFile(file: string, root: string, options: object): unknown } },
    ) => reply.header('cache-control', 'no-cache').sendFile('index.html', CONSOLE, AS_SAID);
    // The console routes in the browser: any address below it is its one page.
    fastify.get('/console/favicon.svg', (_request, reply) => reply.sendFile('favicon.svg', CONSOLE));
    fastify.get('/console', page as never);
    fastify.get('/console/*', page as never);
  }
}
