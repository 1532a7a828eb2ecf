import { evalFhirPathTyped, LRUCache, toTypedValue } from '@medplum/core';
import type { Resource, SearchParameter } from '@medplum/fhirtypes';
import { spanOf } from './dates.js';
import { searchParametersOf } from './definitions.js';

/** One entry of the search index: what a resource holds under a search parameter. */
export interface IndexValue {
  readonly code: string;
  /** Code, reference or words, in the form that is compared: lower case, words without accents. */
  readonly value: string | null;
  /** As it was written, for `:exact`. */
  readonly exact: string | null;
  readonly system: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

type Extracted = Omit<IndexValue, 'code'>;

/** FHIRPath expressions are parsed once: parsing costs ten times what evaluating does. */
const parsed: Parameters<typeof evalFhirPathTyped>[3] = new LRUCache(500);

/**
 * @param resource as it is stored, with its id and meta
 * @param zone the clinic's zone, for dates that say none
 * @returns all that the search parameters of its type find in it
 */
export function indexValuesOf(resource: Resource, zone: string): IndexValue[] {
  return searchParametersOf(resource.resourceType).flatMap((parameter) =>
    valuesAt(resource, parameter.expression ?? '')
      .flatMap((value) => extract(parameter, value, zone))
      .map((extracted) => ({ code: parameter.code, ...extracted })),
  );
}

/** Most expressions are plain paths ("Slot.start"); walking them costs a twentieth of FHIRPath, over thousands of slots. */
const PLAIN_PATH = /^[A-Z]\w+(\.[a-z]\w*)+$/;

function valuesAt(resource: Resource, expression: string): unknown[] {
  if (!PLAIN_PATH.test(expression)) {
    return evalFhirPathTyped(expression, [toTypedValue(resource)], undefined, parsed).map(({ value }) => value as unknown);
  }
  let values: unknown[] = [resource];
  for (const name of expression.split('.').slice(1)) {
    values = values.flatMap((value) => (isObject(value) ? (value[name] ?? []) : []));
  }
  return values;
}

/** @returns words in the form that they are compared in: lower case, no accents, one blank between. */
export function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const NOTHING: Extracted = { value: null, exact: null, system: null, from: null, to: null };

function extract(parameter: SearchParameter, value: unknown, zone: string): Extracted[] {
  switch (parameter.type) {
    case 'date':
      return dates(value, zone);
    case 'reference':
      return references(value);
    case 'token':
      return tokens(value);
    default:
      return words(value);
  }
}

function dates(value: unknown, zone: string): Extracted[] {
  if (typeof value === 'string') {
    const span = spanOf(value, zone);
    return span ? [{ ...NOTHING, ...span }] : [];
  }
  if (!isObject(value)) return [];
  const start = typeof value.start === 'string' ? spanOf(value.start, zone) : null;
  const end = typeof value.end === 'string' ? spanOf(value.end, zone) : null;
  return start || end ? [{ ...NOTHING, from: start?.from ?? null, to: end?.to ?? null }] : [];
}

function references(value: unknown): Extracted[] {
  const reference = isObject(value) ? value.reference : value;
  return typeof reference === 'string' ? [{ ...NOTHING, value: reference, exact: reference }] : [];
}

function tokens(value: unknown): Extracted[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [token(String(value), null)];
  if (!isObject(value)) return [];
  if (Array.isArray(value.coding)) return value.coding.flatMap(tokens);
  const code = value.code ?? value.value;
  return typeof code === 'string' ? [token(code, typeof value.system === 'string' ? value.system : null)] : [];
}

function token(code: string, system: string | null): Extracted {
  return { ...NOTHING, value: code.toLowerCase(), exact: code, system };
}

/** A name or an address is found by any of its parts, as the standard asks. */
function words(value: unknown): Extracted[] {
  if (typeof value === 'string') return value === '' ? [] : [{ ...NOTHING, value: folded(value), exact: value }];
  if (Array.isArray(value)) return value.flatMap(words);
  if (!isObject(value)) return [];
  const parts = ['text', 'family', 'given', 'line', 'city', 'district', 'state', 'postalCode', 'country'];
  return parts.flatMap((part) => words(value[part]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
