import type { z } from 'zod';
import type { FhirAnswer, FhirClient } from './client.js';
import { bundleSchema } from './resources.js';
import { Unavailable } from './unavailable.js';

/** Pages of a search that are followed, at most. */
const MAX_PAGES = 20;
const PAGE = 100;

/** FHIR search parameters; one that is named several times must hold each time. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** Reading records of one FHIR server, each checked before it is believed. */
export class Records {
  constructor(readonly client: FhirClient) {}

  /** @returns one resource, or null where it is not there (404), not any more (410) or not what it should be */
  async read<S extends z.ZodType>(schema: S, reference: string): Promise<z.infer<S> | null> {
    if (!isLocalReference(reference)) return null;
    const { status, body } = await this.client.send({ method: 'GET', path: reference, repeatable: true });
    if (status === 404 || status === 410) return null;
    if (status !== 200) throw unexpected(`GET ${typeOf(reference)}`, status);
    return schema.safeParse(body).data ?? null;
  }

  /**
   * Yields what a search finds, page by page, so that who has enough stops asking.
   * @param query FHIR search parameters; a page's size is added
   * @param count how many a page; fewer where few are wanted
   */
  async *search<S extends z.ZodType>(type: string, schema: S, query: Query, count = PAGE): AsyncGenerator<z.infer<S>> {
    const fields = new URLSearchParams({ _count: String(count) });
    for (const [name, value] of Object.entries(query)) {
      for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one);
    }
    let page = await this.client.send({ method: 'POST', path: `${type}/_search`, form: fields, repeatable: true });
    for (let pages = 1; ; pages++) {
      if (page.status !== 200) throw unexpected(`search ${type}`, page.status);
      const bundle = bundleSchema.safeParse(page.body);
      if (!bundle.success) throw new Unavailable(`search ${type}: the answer is no FHIR Bundle`);
      for (const { resource } of bundle.data.entry ?? []) {
        const parsed = schema.safeParse(resource);
        if (parsed.success) yield parsed.data;
      }
      const next = bundle.data.link?.find(({ relation }) => relation === 'next')?.url;
      if (next === undefined || pages === MAX_PAGES) return;
      page = await this.follow(type, next);
    }
  }

  /** @returns all that a search finds, up to the bound on pages */
  async all<S extends z.ZodType>(type: string, schema: S, query: Query): Promise<z.infer<S>[]> {
    return Array.fromAsync(this.search(type, schema, query));
  }

  /** Whatever host a link names (a proxy's, say), the next page is asked of our base address: our token goes nowhere else. */
  private follow(type: string, next: string): Promise<FhirAnswer> {
    const root = new URL(this.client.baseUrl).pathname.replace(/\/+$/, '');
    const url = URL.parse(next, `${this.client.baseUrl}/`);
    if (!url || !`${url.pathname}/`.startsWith(`${root}/`)) throw new Unavailable(`search ${type}: the next page is elsewhere`);
    const path = url.pathname.slice(root.length + 1);
    return this.client.send({ method: 'GET', path, query: url.searchParams, repeatable: true });
  }
}

/** @returns an error that names what was asked and the status, and none of the answer's words */
export function unexpected(what: string, status: number): Unavailable {
  return new Unavailable(`${what}: answered ${status}`);
}

function isLocalReference(reference: string): boolean {
  return /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(reference);
}

function typeOf(reference: string): string {
  return reference.split('/')[0] ?? '';
}
