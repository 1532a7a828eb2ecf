import {
  badRequest,
  type Filter,
  getSearchParameter,
  OperationOutcomeError,
  type Operator,
  type SearchRequest,
  type SortRule,
  splitSearchOnComma,
} from '@medplum/core';
import type { SearchParameter } from '@medplum/fhirtypes';
import { spanOf } from './dates.js';
import { searchParametersOf } from './definitions.js';
import { folded } from './index-values.js';

export const DEFAULT_COUNT = 20;
/** Resources a page, at most. */
export const MAX_COUNT = 200;

export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * @param request a parsed search
 * @param zone the clinic's zone, for dates that say none
 * @returns SQL that yields one page, each row with `content` and the `total` of all pages; an empty page is one row without
 * @throws OperationOutcomeError where a parameter or an operator is not known: one that is left out would answer with
 * other people's records instead of none
 */
export function searchQuery(request: SearchRequest, zone: string): Query {
  const values: unknown[] = [request.resourceType];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = (request.filters ?? []).map((filter) => condition(request.resourceType, filter, zone, bind));
  const order = (request.sortRules ?? []).map((rule) => sortBy(request.resourceType, rule, bind));
  const text = `
    WITH found AS (
      SELECT r.id, row_number() OVER (ORDER BY ${[...order, 'r.id'].join(', ')}) AS place
      FROM sandbox_clinic.resource r
      WHERE ${['r.type = $1', 'NOT r.deleted', ...conditions].join(' AND ')}
    ), page AS (
      SELECT id, place FROM found ORDER BY place
      LIMIT ${bind(countOf(request))} OFFSET ${bind(Math.max(0, request.offset ?? 0))}
    )
    SELECT r.content, total FROM (SELECT count(*) AS total FROM found) AS counted
    LEFT JOIN page ON true LEFT JOIN sandbox_clinic.resource r ON r.type = $1 AND r.id = page.id
    ORDER BY place`;
  return { text, values };
}

/** @returns how many resources a page of this search holds. */
export function countOf(request: SearchRequest): number {
  const count = request.count ?? DEFAULT_COUNT;
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), MAX_COUNT) : DEFAULT_COUNT;
}

type Bind = (value: unknown) => string;

function condition(type: string, filter: Filter, zone: string, bind: Bind): string {
  const parameter = known(type, filter.code);
  const holds = (test: string) =>
    `r.id IN (SELECT v.id FROM sandbox_clinic.index_value v WHERE v.type = $1 AND v.code = ${bind(filter.code)} AND ${test})`;
  if (filter.operator === 'missing') return filter.value === 'true' ? `NOT ${holds('true')}` : holds('true');
  const negated = filter.operator === 'ne' || filter.operator === 'not';
  const tests = splitSearchOnComma(filter.value).map((value) => matches(parameter, filter.operator, value, zone, bind));
  const found = holds(`(${tests.join(' OR ')})`);
  return negated ? `NOT ${found}` : found;
}

function matches(parameter: SearchParameter, operator: Operator, value: string, zone: string, bind: Bind): string {
  switch (parameter.type) {
    case 'date':
      return dateTest(operator, value, zone, bind);
    case 'reference':
      return referenceTest(parameter, operator, value, bind);
    case 'token':
      return tokenTest(operator, value, bind);
    default:
      return wordsTest(operator, value, bind);
  }
}

/** The prefixes' meaning on spans: https://hl7.org/fhir/R4/search.html#prefix. An open end reaches to infinity. */
function dateTest(operator: Operator, value: string, zone: string, bind: Bind): string {
  const span = spanOf(value, zone);
  if (!span) throw new OperationOutcomeError(badRequest('A date is written YYYY, YYYY-MM, YYYY-MM-DD or as an instant'));
  const from = () => bind(span.from);
  const to = () => bind(span.to);
  const start = "coalesce(v.from_at, '-infinity')";
  const end = "coalesce(v.to_at, 'infinity')";
  const within = () => `(${start} >= ${from()} AND ${end} <= ${to()})`;
  switch (operator) {
    case 'eq':
    case 'ne':
    case 'not':
      return within();
    case 'lt':
      return `${start} < ${from()}`;
    case 'gt':
      return `${end} > ${to()}`;
    case 'le':
      return `(${start} < ${from()} OR ${within()})`;
    case 'ge':
      return `(${end} > ${to()} OR ${within()})`;
    case 'sa':
      return `${start} >= ${to()}`;
    case 'eb':
      return `${end} <= ${from()}`;
    case 'ap':
      return `(${start} < ${to()} AND ${end} > ${from()})`;
    default:
      throw unsupported(operator);
  }
}

function referenceTest(parameter: SearchParameter, operator: Operator, value: string, bind: Bind): string {
  if (operator !== 'eq' && operator !== 'ne' && operator !== 'not') throw unsupported(operator);
  const candidates = value.includes('/') ? [value] : (parameter.target ?? []).map((target) => `${target}/${value}`);
  return `v.value = ANY(${bind(candidates)})`;
}

function tokenTest(operator: Operator, value: string, bind: Bind): string {
  if (operator !== 'eq' && operator !== 'ne' && operator !== 'not' && operator !== 'exact') throw unsupported(operator);
  const bar = value.indexOf('|');
  if (bar < 0) return `v.value = ${bind(value.toLowerCase())}`;
  const system = value.slice(0, bar);
  const code = value.slice(bar + 1);
  const ofSystem = system === '' ? 'v.system IS NULL' : `v.system = ${bind(system)}`;
  return code === '' ? ofSystem : `(${ofSystem} AND v.value = ${bind(code.toLowerCase())})`;
}

function wordsTest(operator: Operator, value: string, bind: Bind): string {
  switch (operator) {
    case 'eq':
    case 'sw':
      return `starts_with(v.value, ${bind(folded(value))})`;
    case 'contains':
      return `position(${bind(folded(value))} in v.value) > 0`;
    case 'exact':
      return `v.exact = ${bind(value)}`;
    default:
      throw unsupported(operator);
  }
}

/** By the least value of each resource (the greatest, where the order descends). */
function sortBy(type: string, rule: SortRule, bind: Bind): string {
  const column = known(type, rule.code).type === 'date' ? 'v.from_at' : 'v.value';
  const key = `(SELECT ${rule.descending ? 'max' : 'min'}(${column}) FROM sandbox_clinic.index_value v
    WHERE v.type = $1 AND v.id = r.id AND v.code = ${bind(rule.code)})`;
  return `${key} ${rule.descending ? 'DESC' : 'ASC'} NULLS LAST`;
}

function known(type: string, code: string): SearchParameter {
  const parameter = getSearchParameter(type, code);
  if (!parameter || !searchParametersOf(type).includes(parameter)) {
    throw new OperationOutcomeError(badRequest(`Unknown search parameter of ${type}: ${code}`));
  }
  return parameter;
}

function unsupported(operator: string): OperationOutcomeError {
  return new OperationOutcomeError(badRequest(`This search operator is not supported here: ${operator}`));
}
