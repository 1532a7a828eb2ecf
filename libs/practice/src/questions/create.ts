import type { z } from 'zod';
import { REQUEST_SYSTEM, requestIdentifier } from '../codes.js';
import { unexpected } from '../fhir/records.js';
import { Unavailable } from '../fhir/unavailable.js';
import type { SlotContext } from './slots.js';

/**
 * Creates a resource once, however often it is sent: on the condition that none with this request's id is there.
 * @param by the search parameter that the id is found by: types without `identifier` (AdverseEvent, R4) are found by a tag
 * @returns what was made, or what an earlier try made
 * @throws Unavailable where the server does not take it
 */
export async function createOnce<S extends z.ZodType>(
  { id, resource, by }: { id: string; resource: { resourceType: string }; by: 'identifier' | '_tag' },
  schema: S,
  { records }: SlotContext,
): Promise<z.infer<S>> {
  const { resourceType } = resource;
  const marked = by === '_tag' ? { ...resource, meta: { tag: [{ system: REQUEST_SYSTEM, code: id }] } } : resource;
  const { status, body } = await records.client.send({
    method: 'POST',
    path: resourceType,
    body: marked,
    headers: { 'if-none-exist': `${by}=${encodeURIComponent(requestIdentifier(id))}` },
    repeatable: true,
  });
  if (status !== 200 && status !== 201) throw unexpected(`creating ${resourceType}`, status);
  const made = schema.safeParse(body).data;
  if (made) return made;
  // Some servers answer a conditional create that found something with no body.
  const [own] = await records.all(resourceType, schema, { [by]: requestIdentifier(id) });
  if (own === undefined) throw new Unavailable(`creating ${resourceType}: the server took it, and does not have it`);
  return own;
}
