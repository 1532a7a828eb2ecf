import type { FastifyInstance } from 'fastify';
import { servePage } from '../pages.js';

/** Serves the phones: `/sandbox/phones` and the files it is made of. */
export function phonesPage(fastify: FastifyInstance): void {
  servePage(fastify, ['phones.html', 'phones.css', 'phones.js', 'phone.js', 'calendar.js', 'formats.js', 'requests.js']);
}
