import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import {
  type CreatedStaff,
  type CreateStaff,
  createStaffSchema,
  type PasswordLink,
  type PatchStaff,
  patchStaffSchema,
  type StaffMember,
} from './api/people.js';
import type { AuthContext } from './auth-context.js';
import { EmailTaken, LastAdmin } from './errors.js';
import { invitationLetter, resetLetter } from './mail/letters.js';
import type { Mailer } from './mail/mailer.js';
import { INVITATION_HOURS, linkOf, RESET_MINUTES } from './options.js';
import { memberOf, USER_COLUMNS, type UserRow } from './rows.js';

/** Held while admins are counted and changed, so that two changes at once cannot remove the last one. */
const ADMINS_LOCK = 7_261_002;

export interface Accounts {
  /** Makes an account; without a password it gets an invitation link. @throws EmailTaken, ZodError */
  create(account: CreateStaff): Promise<CreatedStaff>;
  /** Everybody, also the inactive, by name. */
  list(): Promise<StaffMember[]>;
  get(id: string): Promise<StaffMember | null>;
  /** Changes what is given; switching off or a new password ends the account's sessions. @returns null where there is none. @throws LastAdmin, EmailTaken, ZodError */
  patch(id: string, changes: PatchStaff): Promise<StaffMember | null>;
  /** Makes a link by which the account's owner sets a new password; the old one works until then. @returns null where there is no active account */
  reset(id: string): Promise<PasswordLink | null>;
}

/**
 * @param baseUrl where the console is, for links
 * @param mailer sends them too, where there is one
 */
export function createAccounts(pool: Pool, context: Promise<AuthContext>, baseUrl: string, mailer?: Mailer): Accounts {
  const get = (id: string) => findMember(pool, 'u.id = $1', [id]);
  return {
    get,
    async list() {
      const { rows } = await pool.query<UserRow>(`SELECT ${USER_COLUMNS} FROM staff."user" u ORDER BY lower(u.name), u.id`);
      return rows.map(memberOf);
    },
    async create(account) {
      const { password, ...profile } = createStaffSchema.parse(account);
      const { id } = await insert(pool, await context, profile, password);
      const member = await get(id);
      if (!member) throw new Error('an account just made is not there');
      if (password !== undefined) return member;
      const link = await makeLink(await context, id, INVITATION_HOURS * 60, baseUrl);
      mailer?.send(invitationLetter(member, link));
      return { ...member, invitation: { ...link, mailed: mailer !== undefined } };
    },
    async reset(id) {
      const member = await get(id);
      if (!member?.active) return null;
      const link = await makeLink(await context, id, RESET_MINUTES, baseUrl);
      mailer?.send(resetLetter(member, link));
      return { ...link, mailed: mailer !== undefined };
    },
    async patch(id, changes) {
      const { password, ...profile } = patchStaffSchema.parse(changes);
      if (!(await get(id))) return null;
      const hash = password === undefined ? undefined : await (await context).password.hash(password);
      await locked(pool, async (client) => {
        await update(client, id, profile);
        if (!(await hasAdmin(client))) throw new LastAdmin();
      });
      const { internalAdapter } = await context;
      if (hash !== undefined) await setPassword(await context, id, hash);
      if (hash !== undefined || profile.active === false) await internalAdapter.deleteUserSessions(id);
      return get(id);
    },
  };
}

/** @returns the account that fits `condition` (over `u`), or null */
export async function findMember(pool: Pool, condition: string, values: unknown[]): Promise<StaffMember | null> {
  const { rows } = await pool.query<UserRow>(`SELECT ${USER_COLUMNS} FROM staff."user" u WHERE ${condition} LIMIT 1`, values);
  return rows[0] ? memberOf(rows[0]) : null;
}

export async function insert(
  pool: Pool,
  { internalAdapter, password: passwords }: AuthContext,
  profile: Omit<CreateStaff, 'password'>,
  password: string | undefined,
): Promise<{ id: string }> {
  if (await findMember(pool, 'u.email = $1', [profile.email])) throw new EmailTaken();
  const user = await internalAdapter
    .createUser({ ...profile, active: true, emailVerified: true }, { method: 'admin' })
    .catch(refused);
  if (password !== undefined) {
    const credential = { userId: user.id, providerId: 'credential', accountId: user.id };
    await internalAdapter.linkAccount({ ...credential, password: await passwords.hash(password) });
  }
  return { id: user.id };
}

async function setPassword({ internalAdapter }: AuthContext, userId: string, hash: string): Promise<void> {
  if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
  else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
}

/** The link works once, as a password reset of better-auth's. */
async function makeLink({ internalAdapter }: AuthContext, userId: string, minutes: number, baseUrl: string) {
  const token = randomBytes(24).toString('base64url');
  const link = linkOf(token, minutes, baseUrl);
  const expiresAt = new Date(link.expiresAt);
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt });
  return link;
}

const LISTS = ['roles', 'skills', 'languages', 'queues'] as const;
const PLAIN = ['email', 'name', 'capacity', 'active'] as const;

async function update(client: PoolClient, id: string, profile: PatchStaff): Promise<void> {
  const values: unknown[] = [id];
  const sets = [
    ...PLAIN.filter((key) => profile[key] !== undefined).map((key) => `${key} = $${values.push(profile[key])}`),
    ...LISTS.filter((key) => profile[key]).map((key) => `${key} = $${values.push(JSON.stringify(profile[key]))}::jsonb`),
  ];
  await client
    .query(`UPDATE staff."user" SET ${[...sets, '"updatedAt" = now()'].join(', ')} WHERE id = $1`, values)
    .catch(refused);
}

/** @returns whether an active account holds the role admin */
export async function hasAdmin(client: Pool | PoolClient): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM staff."user" WHERE active AND roles @> '["admin"]'::jsonb LIMIT 1`);
  return rowCount === 1;
}

/** One transaction under the lock on admins. */
export async function locked<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADMINS_LOCK]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** PostgreSQL's unique_violation, however deep better-auth has wrapped it. */
function refused(error: unknown): never {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === '23505') throw new EmailTaken();
  }
  throw error;
}
