import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const PAGES = new URL('../pages/', import.meta.url);
const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const;

/** Nothing from elsewhere, and no script that is not a file of ours. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; frame-ancestors 'self'";

/** Serves files of `pages/` below `/sandbox`: a page without its ".html", the rest under their names. */
export function servePage(fastify: FastifyInstance, files: readonly `${string}.${keyof typeof TYPES}`[]): void {
  for (const file of files) {
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1) as keyof typeof TYPES];
    fastify.get(`/sandbox/${file.replace(/\.html$/, '')}`, async (_request, reply) =>
      reply
        .type(type)
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .send(await readFile(new URL(file, PAGES))),
    );
  }
}
