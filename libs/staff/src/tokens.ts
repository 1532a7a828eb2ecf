import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { StaffMember } from './api/people.js';
import { memberOf, USER_COLUMNS, type UserRow } from './rows.js';

/** Marks a token as ours, for people and for scanners that look for leaked secrets. */
const PREFIX = 'ct_';

export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

export interface Tokens {
  /** @returns the token, in clear this once: only its digest is kept */
  create(staffId: string, token: { name: string; expiresAt: Date }): Promise<AccessToken & { secret: string }>;
  /** Those that still work, newest first. */
  list(staffId: string): Promise<AccessToken[]>;
  /** @returns whether there was one to revoke */
  revoke(staffId: string, id: string): Promise<boolean>;
  /** @returns whose token this is, null where it is unknown, revoked, run out, or its owner inactive */
  owner(secret: string): Promise<StaffMember | null>;
}

/**
 * Personal access tokens: what a script sends as `Authorization: Bearer ct_…`, with the rights of whoever made it. 256 bits
 * of randomness, so a plain SHA-256 is enough to keep and to find them by: there is nothing to guess.
 */
export function createTokens(pool: Pool): Tokens {
  return {
    async create(staffId, { name, expiresAt }) {
      const secret = PREFIX + randomBytes(32).toString('base64url');
      const { rows } = await pool.query<TokenRow>(
        `INSERT INTO staff.access_token (id, staff_id, name, digest, created_at, expires_at)
         VALUES ($1, $2, $3, $4, now(), $5) RETURNING id, name, created_at, expires_at, last_used_at`,
        [randomUUID(), staffId, name, digest(secret), expiresAt],
      );
      return { ...tokenOf(first(rows)), secret };
    },
    async list(staffId) {
      const { rows } = await pool.query<TokenRow>(
        `SELECT id, name, created_at, expires_at, last_used_at FROM staff.access_token
         WHERE staff_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at DESC`,
        [staffId],
      );
      return rows.map(tokenOf);
    },
    async revoke(staffId, id) {
      const { rowCount } = await pool.query(
        'UPDATE staff.access_token SET revoked_at = now() WHERE staff_id = $1 AND id::text = $2 AND revoked_at IS NULL',
        [staffId, id],
      );
      return rowCount === 1;
    },
    async owner(secret) {
      if (!secret.startsWith(PREFIX)) return null;
      const { rows } = await pool.query<UserRow & { stale: boolean }>(
        `SELECT ${USER_COLUMNS}, coalesce(t.last_used_at < now() - interval '1 minute', true) AS stale
         FROM staff.access_token t JOIN staff."user" u ON u.id = t.staff_id
         WHERE t.digest = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND u.active`,
        [digest(secret)],
      );
      if (rows[0]?.stale)
        await pool.query('UPDATE staff.access_token SET last_used_at = now() WHERE digest = $1', [digest(secret)]);
      return rows[0] ? memberOf(rows[0]) : null;
    },
  };
}

interface TokenRow {
  id: string;
  name: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

function tokenOf(row: TokenRow): AccessToken {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

function first<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('an INSERT … RETURNING returned nothing');
  return row;
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
