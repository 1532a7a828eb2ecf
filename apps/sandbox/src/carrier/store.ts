import type { Pool, QueryResultRow } from 'pg';
import type { FailureCode } from './failures.js';

export type Direction = 'inbound' | 'outbound-api' | 'outbound-reply';
export type Status = 'received' | 'queued' | 'sent' | 'delivered' | 'undelivered';

/** A message as the carrier holds it. */
export interface CarrierMessage {
  readonly seq: string;
  readonly sid: string;
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly serviceSid: string | null;
  readonly body: string;
  readonly status: Status;
  readonly errorCode: number | null;
  readonly segments: number;
  readonly statusCallback: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly media: readonly { readonly sid: string; readonly contentType: string }[];
}

export type NewMessage = Omit<CarrierMessage, 'seq' | 'updatedAt' | 'media' | 'errorCode'>;

export interface NewMedia {
  readonly sid: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface Filter {
  readonly to?: string;
  readonly from?: string;
  readonly since?: Date;
  /** Only messages that the carrier took before this one. */
  readonly before?: string;
  readonly limit: number;
}

const COLUMNS = `
  m.seq, m.sid, m.direction, m.from_number AS "from", m.to_number AS "to", m.service_sid AS "serviceSid", m.body, m.status,
  m.error_code AS "errorCode", m.segments, m.status_callback AS "statusCallback", m.created_at AS "createdAt", m.updated_at AS "updatedAt",
  coalesce((SELECT json_agg(json_build_object('sid', d.sid, 'contentType', d.content_type) ORDER BY d.position)
            FROM sandbox_carrier.media d WHERE d.message_sid = m.sid), '[]') AS media`;
const SELECT = `SELECT ${COLUMNS} FROM sandbox_carrier.message m`;

/** A message and its pictures, both or neither. */
const INSERT = `
  WITH message AS (
    INSERT INTO sandbox_carrier.message
      (sid, direction, from_number, to_number, service_sid, body, status, segments, status_callback, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING sid)
  INSERT INTO sandbox_carrier.media (sid, message_sid, position, content_type, content)
  SELECT media.sid, message.sid, media.position, media.type, media.content
  FROM message, unnest($11::text[], $12::text[], $13::bytea[]) WITH ORDINALITY AS media (sid, type, content, position)`;
const LIST = `${SELECT}
  WHERE ($1::text IS NULL OR m.to_number = $1) AND ($2::text IS NULL OR m.from_number = $2)
    AND ($3::timestamptz IS NULL OR m.created_at >= $3) AND ($4::bigint IS NULL OR m.seq < $4)
  ORDER BY m.seq DESC LIMIT $5`;
const THREAD = `${SELECT} WHERE m.from_number = $1 OR m.to_number = $1 ORDER BY m.seq DESC LIMIT $2`;
const UNFINISHED = `${SELECT} WHERE m.status IN ('queued', 'sent') AND m.direction <> 'inbound' ORDER BY m.seq`;

/** What the carrier keeps: messages, pictures, opt-outs and the failures that were asked for. */
export class CarrierStore {
  constructor(private readonly pool: Pool) {}

  async add(message: NewMessage, media: readonly NewMedia[] = []): Promise<void> {
    // PostgreSQL's text has no NUL; a phone shows none either.
    const body = message.body.replaceAll('\0', '').toWellFormed();
    const { sid, direction, from, to, serviceSid, status, segments, statusCallback, createdAt } = message;
    const row = [sid, direction, from, to, serviceSid, body, status, segments, statusCallback, createdAt];
    const pictures = [media.map((one) => one.sid), media.map((one) => one.contentType), media.map((one) => one.content)];
    await this.pool.query(INSERT, [...row, ...pictures]);
  }

  /** @returns newest first */
  list({ to, from, since, before, limit }: Filter): Promise<CarrierMessage[]> {
    return this.#rows(LIST, [to ?? null, from ?? null, since ?? null, before ?? null, limit]);
  }

  /** @returns what a phone wrote and what was sent to it, oldest first, the last `limit` of it */
  async thread(number: string, limit: number): Promise<CarrierMessage[]> {
    return (await this.#rows<CarrierMessage>(THREAD, [number, limit])).reverse();
  }

  /** @returns messages on their way when the carrier was stopped */
  unfinished(): Promise<CarrierMessage[]> {
    return this.#rows(UNFINISHED, []);
  }

  async get(sid: string): Promise<CarrierMessage | undefined> {
    return (await this.#rows<CarrierMessage>(`${SELECT} WHERE m.sid = $1`, [sid]))[0];
  }

  async setStatus(sid: string, status: Status, errorCode: number | null, at: Date): Promise<void> {
    const text = 'UPDATE sandbox_carrier.message SET status = $2, error_code = $3, updated_at = $4 WHERE sid = $1';
    await this.pool.query(text, [sid, status, errorCode, at]);
  }

  async media(messageSid: string, sid: string): Promise<{ contentType: string; content: Buffer } | undefined> {
    const text = 'SELECT content_type AS "contentType", content FROM sandbox_carrier.media WHERE message_sid = $1 AND sid = $2';
    return (await this.#rows<{ contentType: string; content: Buffer }>(text, [messageSid, sid]))[0];
  }

  async hasOptedOut(number: string): Promise<boolean> {
    return (await this.#rows('SELECT 1 FROM sandbox_carrier.opt_out WHERE number = $1', [number])).length > 0;
  }

  /** @returns whether that changed anything */
  async setOptedOut(number: string, optedOut: boolean): Promise<boolean> {
    const text = optedOut
      ? 'INSERT INTO sandbox_carrier.opt_out (number) VALUES ($1) ON CONFLICT DO NOTHING'
      : 'DELETE FROM sandbox_carrier.opt_out WHERE number = $1';
    return (await this.pool.query(text, [number])).rowCount === 1;
  }

  async failure(number: string): Promise<FailureCode | null> {
    const text = 'SELECT code FROM sandbox_carrier.failure WHERE number = $1';
    return (await this.#rows<{ code: FailureCode }>(text, [number]))[0]?.code ?? null;
  }

  async setFailure(number: string, code: FailureCode | null): Promise<void> {
    const text =
      code === null
        ? 'DELETE FROM sandbox_carrier.failure WHERE number = $1'
        : 'INSERT INTO sandbox_carrier.failure (number, code) VALUES ($1, $2) ON CONFLICT (number) DO UPDATE SET code = $2';
    await this.pool.query(text, code === null ? [number] : [number, code]);
  }

  async #rows<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(text, values)).rows;
  }
}
