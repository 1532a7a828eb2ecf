import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const PAGES = new URL('../../pages/', import.meta.url);
const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const FILES = [
  ['phones', 'phones.html', HTML],
  ['phones.css', 'phones.css', CSS],
  ...['phones.js', 'phone.js', 'calendar.js', 'formats.js', 'requests.js'].map((file) => [file, file, SCRIPT] as const),
] as const;

/** Nothing from elsewhere, and no script that is not a file of ours. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; frame-ancestors 'self'";

/** Serves the phones: `/sandbox/phones` and the files it is made of. */
export function phonesPage(fastify: FastifyInstance): void {
  for (const [path, file, type] of FILES) {
    fastify.get(`/sandbox/${path}`, async (_request, reply) =>
      reply
        .type(type)
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .send(await readFile(new URL(file, PAGES))),
    );
  }
}
