import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const PAGES = new URL('../../pages/', import.meta.url);
const FILES = {
  '/sandbox/phones': ['phones.html', 'text/html; charset=utf-8'],
  '/sandbox/phones.css': ['phones.css', 'text/css; charset=utf-8'],
  '/sandbox/phones.js': ['phones.js', 'text/javascript; charset=utf-8'],
  '/sandbox/calendar.js': ['calendar.js', 'text/javascript; charset=utf-8'],
} as const;

/** Nothing from elsewhere, and no script that is not a file of ours. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; frame-ancestors 'self'";

/** Serves the phones: `/sandbox/phones` and the two files it is made of. */
export function phonesPage(fastify: FastifyInstance): void {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    fastify.get(path, async (_request, reply) =>
      reply
        .type(type)
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .send(await readFile(new URL(file, PAGES))),
    );
  }
}
