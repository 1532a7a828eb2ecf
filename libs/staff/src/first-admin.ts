import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { findMember, hasAdmin, insert, locked } from './accounts.js';
import { ROLES } from './api/people.js';
import type { StaffAuth } from './staff-auth.js';

export const FIRST_ADMIN_EMAIL = 'admin@carethread.example';

export interface FirstAdmin {
  readonly email: string;
  /** Only where this call made the account and no password was given: shown once, kept nowhere. */
  readonly oneTimePassword?: string;
}

/**
 * Makes the first admin where there is none yet: it holds every role. Two processes that start at once make one.
 * @throws ZodError where `email` is none
 */
export async function ensureFirstAdmin(
  pool: Pool,
  staff: StaffAuth,
  { email, password }: { email?: string | undefined; password?: string | undefined } = {},
): Promise<FirstAdmin> {
  const address = z
    .email()
    .toLowerCase()
    .parse(email ?? FIRST_ADMIN_EMAIL);
  const context = await staff.betterAuth.$context;
  return locked(pool, async (client) => {
    if (await hasAdmin(client)) {
      const oldest = `u.active AND u.roles @> '["admin"]'::jsonb ORDER BY u."createdAt"`;
      return { email: (await findMember(pool, oldest, []))?.email ?? address };
    }
    const chosen = password ?? randomBytes(12).toString('base64url');
    const profile = { email: address, name: 'Admin', roles: [...ROLES], skills: [], languages: ['en'], queues: [], capacity: 5 };
    await insert(pool, context, profile, chosen);
    return password === undefined ? { email: address, oneTimePassword: chosen } : { email: address };
  });
}
