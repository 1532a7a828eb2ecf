import type { Language } from '@carethread/conversation';
import type { Policy } from './policy.js';
import type { Say } from './wording.js';

/** Lines of a passage that are sent together at most. */
const MOST_LINES = 2;

/** An answer in the clinic's own words, and where they stand. */
export interface FromPage {
  readonly title: string;
  readonly say: Say;
}

/**
 * @param chosen what a model chose of the clinic's pages; whatever is no page, passage and lines of this policy is nothing
 * @param language the one that is answered in: a page in another one is none
 */
export function fromPage({ pages }: Policy, chosen: unknown, language: Language): FromPage | null {
  const { page: id, passage: place, lines: places } = (chosen ?? {}) as { page?: unknown; passage?: unknown; lines?: unknown };
  const page = pages.find((it) => it.id === id && it.language === language);
  const passage = typeof place === 'number' ? page?.passages[place] : undefined;
  if (!page || !passage || !Array.isArray(places) || places.length === 0 || places.length > MOST_LINES) return null;
  const lines = places.map((it: unknown) => (typeof it === 'number' ? passage.lines[it] : undefined));
  if (lines.includes(undefined)) return null;
  return { title: page.title, say: { key: 'from-page', params: { passage: lines.join(' '), address: page.address } } };
}
