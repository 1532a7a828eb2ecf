import {
  applyPatch,
  badRequest,
  conflict,
  fhirpathPatchTypedValue,
  formatSearchQuery,
  generateId,
  gone,
  notFound,
  type Operation,
  OperationOutcomeError,
  parseFhirPathPatchParameters,
  preconditionFailed,
  type SearchRequest,
  toTypedValue,
  type WithId,
} from '@medplum/core';
import {
  type CreateResourceOptions,
  type DeleteResourceOptions,
  FhirRepository,
  type ReadHistoryOptions,
  type TransactionOptions,
  type UpdateResourceOptions,
} from '@medplum/fhir-router';
import type { Bundle, BundleEntry, Parameters, Reference, Resource } from '@medplum/fhirtypes';
import type { Pool, PoolClient } from 'pg';
import { isKept } from './definitions.js';
import { included, type Lookup } from './includes.js';
import { indexValuesOf } from './index-values.js';
import {
  type Connection,
  insertRow,
  type Row,
  readRow,
  readRows,
  readVersionRow,
  readVersions,
  searchRows,
  updateRow,
} from './rows.js';
import { countOf, MAX_COUNT, searchQuery } from './search-sql.js';
import { inTransaction } from './transaction.js';
import { validate } from './validate.js';

export interface RepositoryOptions {
  readonly pool: Pool;
  /** The server's address as clients write it, for links: "http://127.0.0.1:3000/sandbox/fhir/R4". */
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly now: () => Date;
}

const MAX_HISTORY = 100;

/**
 * FHIR resources in PostgreSQL, for medplum's router. A write is one statement (resource, history and index together), a
 * transaction bundle one transaction; an answer is given only after the commit.
 */
export class PgRepository extends FhirRepository {
  constructor(
    private readonly options: RepositoryOptions,
    private readonly transaction: PoolClient | null = null,
  ) {
    super();
  }

  setMode(): void {
    // There are no read replicas to choose between.
  }

  generateId(): string {
    return generateId();
  }

  async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions): Promise<WithId<T>> {
    mustBeKept(resource.resourceType);
    const id = options?.assignedId && resource.id ? resource.id : this.generateId();
    const version = this.stamped({ ...resource, id }, 1);
    if (!(await this.write(insertRow, version, 1))) throw new OperationOutcomeError(conflict('This id is in use'));
    return version;
  }

  async updateResource<T extends Resource>(resource: T, options?: UpdateResourceOptions): Promise<WithId<T>> {
    const { resourceType, id } = resource;
    if (!id) throw new OperationOutcomeError(badRequest('An update names the id', `${resourceType}.id`));
    const version = await this.nextVersion(resourceType, id, options?.ifMatch);
    const next = this.stamped({ ...resource, id }, version);
    if (!(await this.write(updateRow, next, version))) throw new OperationOutcomeError(overtaken(options?.ifMatch));
    return next;
  }

  async patchResource<T extends Resource>(
    resourceType: T['resourceType'],
    id: string,
    patch: Operation[] | Parameters,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    const resource = await this.readResource<T>(resourceType, id);
    const read = options?.ifMatch ?? resource.meta?.versionId;
    if (Array.isArray(patch)) {
      const failed = applyPatch(resource, patch).filter((error) => error !== null);
      if (failed.length > 0) throw new OperationOutcomeError(badRequest(failed.map(String).join('; ')));
    } else {
      fhirpathPatchTypedValue(toTypedValue(resource), parseFhirPathPatchParameters(patch));
    }
    return this.updateResource(resource, read === undefined ? {} : { ifMatch: read });
  }

  async deleteResource(resourceType: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    const version = await this.nextVersion(resourceType, id, options?.ifMatch);
    const { content } = await this.row(resourceType, id);
    const write = { resource: content, version, at: this.options.now(), deleted: true, index: [] };
    if (!(await updateRow(this.db, write))) throw new OperationOutcomeError(overtaken(options?.ifMatch));
  }

  async readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    return (await this.row(resourceType, id)).content as WithId<T>;
  }

  async readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type, id, ...rest] = reference.reference?.split('/') ?? [];
    if (!type || !id || rest.length > 0) throw new OperationOutcomeError(badRequest('A reference is written Type/id'));
    return this.readResource<T>(type, id);
  }

  async readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    const keys = references.map(({ reference = '' }) => ({
      type: reference.split('/')[0] ?? '',
      id: reference.split('/')[1] ?? '',
    }));
    const rows = (await readRows(this.db, keys)).filter((row) => !row.deleted);
    const found = new Map(rows.map(({ content }) => [`${content.resourceType}/${content.id}`, content]));
    return references.map(({ reference = '' }) => (found.get(reference) as T | undefined) ?? new OperationOutcomeError(notFound));
  }

  async readHistory<T extends Resource>(type: string, id: string, options?: ReadHistoryOptions): Promise<Bundle<WithId<T>>> {
    mustBeKept(type);
    const limit = Math.min(options?.limit ?? MAX_HISTORY, MAX_HISTORY);
    const rows = await readVersions(this.db, type, id, limit, options?.offset ?? 0);
    if (rows.length === 0) throw new OperationOutcomeError(notFound);
    const entry = rows.map((row) => historyEntry(row, `${this.options.baseUrl}/${type}/${id}`));
    return { resourceType: 'Bundle', type: 'history', entry: entry as BundleEntry<WithId<T>>[] };
  }

  async readVersion<T extends Resource>(resourceType: string, id: string, versionId: string): Promise<WithId<T>> {
    const version = /^\d{1,9}$/.test(versionId) ? Number(versionId) : 0;
    const row = await readVersionRow(this.db, resourceType, id, version);
    if (!row) throw new OperationOutcomeError(notFound);
    if (row.deleted) throw new OperationOutcomeError(gone);
    return row.content as WithId<T>;
  }

  async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    mustBeKept(request.resourceType);
    const { resources, total } = await searchRows(this.db, searchQuery(request, this.options.timeZone)).catch(refused);
    const fullUrl = (type: string, id: string) => `${this.options.baseUrl}/${type}/${id}`;
    const entry: BundleEntry[] = resources.map((resource) => ({
      fullUrl: fullUrl(resource.resourceType, resource.id),
      search: { mode: 'match' },
      resource,
    }));
    for (const resource of await included(request as SearchRequest, resources, this.lookup())) {
      entry.push({ fullUrl: fullUrl(resource.resourceType, resource.id), search: { mode: 'include' }, resource });
    }
    const page = { resourceType: 'Bundle', type: 'searchset', total, link: this.links(request, total) } as const;
    return { ...page, ...(entry.length > 0 ? { entry: entry as BundleEntry<WithId<T>>[] } : {}) };
  }

  async searchByReference<T extends Resource>(
    request: SearchRequest<T>,
    code: string,
    references: string[],
  ): Promise<Record<string, WithId<T>[]>> {
    const found: Record<string, WithId<T>[]> = {};
    for (const value of references) {
      const filters = [...(request.filters ?? []), { code, operator: 'eq' as const, value }];
      found[value] = await this.searchResources({ ...request, filters });
    }
    return found;
  }

  async withTransaction<R>(callback: (repository: this) => Promise<R>, options: TransactionOptions): Promise<R> {
    const oneByOne = options.serializable === true;
    return inTransaction({ pool: this.options.pool, current: this.transaction, oneByOne }, (client) =>
      callback(new PgRepository(this.options, client) as this),
    );
  }

  private lookup(): Lookup {
    return {
      read: async (references) => {
        const found = await this.readReferences(references.map((reference) => ({ reference })));
        return found.filter((it): it is WithId<Resource> => !(it instanceof Error));
      },
      referring: (resourceType, code, references) =>
        this.searchResources({
          resourceType,
          filters: [{ code, operator: 'eq', value: references.join(',') }],
          count: MAX_COUNT,
        }),
    };
  }

  private get db(): Connection {
    return this.transaction ?? this.options.pool;
  }

  private async row(type: string, id: string): Promise<Row> {
    mustBeKept(type);
    const row = await readRow(this.db, type, id);
    if (!row) throw new OperationOutcomeError(notFound);
    if (row.deleted) throw new OperationOutcomeError(gone);
    return row;
  }

  private async nextVersion(type: string, id: string, ifMatch: string | undefined): Promise<number> {
    const { version } = await this.row(type, id);
    if (ifMatch !== undefined && ifMatch !== String(version)) throw new OperationOutcomeError(preconditionFailed);
    return version + 1;
  }

  private stamped<T extends Resource>(resource: WithId<T>, version: number): WithId<T> {
    const meta = { ...resource.meta, versionId: String(version), lastUpdated: this.options.now().toISOString() };
    return { ...resource, meta } as WithId<T>;
  }

  private async write(statement: typeof insertRow, resource: WithId<Resource>, version: number): Promise<boolean> {
    validate(resource);
    const index = indexValuesOf(resource, this.options.timeZone);
    return statement(this.db, { resource, version, at: this.options.now(), index }).catch(refused);
  }

  private links(request: SearchRequest, total: number): { relation: string; url: string }[] {
    const at = (offset: number) => `${this.options.baseUrl}/${request.resourceType}${formatSearchQuery({ ...request, offset })}`;
    const offset = Math.max(0, request.offset ?? 0);
    const next = offset + countOf(request);
    const more = next < total && next > offset;
    return [{ relation: 'self', url: at(offset) }, ...(more ? [{ relation: 'next', url: at(next) }] : [])];
  }
}

function historyEntry(row: Row, fullUrl: string): BundleEntry {
  if (row.deleted) return { fullUrl, request: { method: 'DELETE', url: fullUrl } };
  return { fullUrl, resource: row.content, request: { method: row.version === 1 ? 'POST' : 'PUT', url: fullUrl } };
}

function mustBeKept(type: string): void {
  if (!isKept(type)) throw new OperationOutcomeError(notFound);
}

/** Another write came between reading the version and writing the next. */
function overtaken(ifMatch: string | undefined) {
  return ifMatch === undefined ? conflict('This resource was changed at the same time') : preconditionFailed;
}

/** What PostgreSQL refuses and the client can mend. */
const UNSTORABLE = new Set(['22021', '22P02', '22P05']);

/** @throws OperationOutcomeError where the client is to blame (a slot that is taken, NUL in a text), else the error as it was */
function refused(error: unknown): never {
  if (error instanceof Error && 'constraint' in error && error.constraint === 'one_appointment_a_slot') {
    throw new OperationOutcomeError(conflict('This slot has an appointment already'));
  }
  if (error instanceof Error && 'code' in error && UNSTORABLE.has(String(error.code))) {
    throw new OperationOutcomeError(badRequest('A text holds NUL or half a character'));
  }
  throw error;
}
