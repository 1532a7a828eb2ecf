import { badRequest, type IncludeTarget, OperationOutcomeError, type SearchRequest, type WithId } from '@medplum/core';
import type { Resource, ResourceType } from '@medplum/fhirtypes';
import { isKept, searchParametersOf } from './definitions.js';
import { indexValuesOf } from './index-values.js';

/** How often `:iterate` goes on from what it found. */
const ROUNDS = 3;

export interface Lookup {
  read(references: string[]): Promise<WithId<Resource>[]>;
  /** All resources of a type that refer, by the search parameter `code`, to one of `references`. */
  referring(type: ResourceType, code: string, references: string[]): Promise<WithId<Resource>[]>;
}

/**
 * medplum's own include logic tells references by their structure definitions, which are not loaded here; this one tells
 * them by the search parameter.
 * @returns what `_include` and `_revinclude` bring along, each once, none that is a match itself
 */
export async function included(
  request: SearchRequest,
  matches: readonly WithId<Resource>[],
  lookup: Lookup,
): Promise<WithId<Resource>[]> {
  const seen = new Set(matches.map(referenceTo));
  const found: WithId<Resource>[] = [];
  let latest = matches;
  for (let round = 0; round < ROUNDS && latest.length > 0; round++) {
    const fresh = new Map<string, WithId<Resource>>();
    for (const resource of await related(request, latest, round, lookup)) {
      if (!seen.has(referenceTo(resource))) fresh.set(referenceTo(resource), resource);
    }
    for (const reference of fresh.keys()) seen.add(reference);
    latest = [...fresh.values()];
    found.push(...latest);
  }
  return found;
}

async function related(request: SearchRequest, from: readonly WithId<Resource>[], round: number, lookup: Lookup) {
  const due = ({ modifier }: IncludeTarget) => round === 0 || modifier === 'iterate';
  const forward = (request.include ?? []).filter(due).flatMap((target) => referencesIn(from, target));
  const found = forward.length > 0 ? await lookup.read([...new Set(forward)]) : [];
  for (const { resourceType, searchParam } of (request.revInclude ?? []).filter(due)) {
    known(resourceType, searchParam);
    found.push(...(await lookup.referring(resourceType as ResourceType, searchParam, from.map(referenceTo))));
  }
  return found;
}

function referencesIn(
  resources: readonly WithId<Resource>[],
  { resourceType, searchParam, targetType }: IncludeTarget,
): string[] {
  known(resourceType, searchParam);
  return resources
    .filter((resource) => resource.resourceType === resourceType)
    .flatMap((resource) => indexValuesOf(resource, 'UTC'))
    .filter(({ code }) => code === searchParam)
    .flatMap(({ exact }) => (exact !== null && (!targetType || exact.startsWith(`${targetType}/`)) ? [exact] : []));
}

function known(type: string, code: string): void {
  const parameter = searchParametersOf(type).find((it) => it.code === code);
  if (!isKept(type) || parameter?.type !== 'reference') {
    throw new OperationOutcomeError(badRequest(`This cannot be included: ${type}:${code}`));
  }
}

function referenceTo({ resourceType, id }: WithId<Resource>): string {
  return `${resourceType}/${id}`;
}
