import type { BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { resetLetter } from './mail/letters.js';
import type { Mailer } from './mail/mailer.js';
import { memberOf, USER_COLUMNS, type UserRow } from './rows.js';

/** Signed off after this long without a sign of life (HIPAA 45 CFR 164.312(a)(2)(iii), automatic logoff). */
export const IDLE_MINUTES = 15;
/** Nobody stays signed in for longer than a shift, however busy. */
export const SHIFT_HOURS = 12;
/** How long the link of an invitation works: over a weekend. */
export const INVITATION_HOURS = 48;
/** The same of a reset, which whoever asked for it waits for. */
export const RESET_MINUTES = 60;

/** The header in which `exchange` names the client's address to better-auth, after throwing away whatever came under that name. */
export const CLIENT_ADDRESS = 'x-carethread-client';
export const AUTH_PATH = '/api/auth';
/** Resets that one address may ask for: more would fill somebody's mailbox. */
const RESETS_PER_MINUTE = 3;
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

export interface AuthSettings {
  readonly pool: Pool;
  /** At least 32 characters; signs the session cookie. */
  readonly secret: string;
  /** PUBLIC_URL: where browsers find us. */
  readonly baseUrl: string;
  /** Further origins that may sign in, beside that of `baseUrl`. */
  readonly trustedOrigins?: readonly string[];
  /** Sign-in attempts a minute from one address, right or wrong. */
  readonly signInsPerMinute?: number;
  /** Absent: no mail is sent, links are shown to admins alone. */
  readonly mailer?: Mailer | undefined;
}

/** @returns better-auth's options; its tables lie in the schema `staff`, reached through the pool that everybody uses. */
export function authOptions({ pool, secret, baseUrl, trustedOrigins = [], signInsPerMinute = 20, mailer }: AuthSettings) {
  return {
    appName: 'Carethread',
    secret,
    baseURL: baseUrl,
    basePath: AUTH_PATH,
    trustedOrigins: [...new Set([...loopbackTwins(baseUrl), ...trustedOrigins])],
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'staff', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      ...(mailer
        ? {
            sendResetPassword: ({ user, token }: ResetAsked) =>
              mailReset(pool, mailer, user.id, linkOf(token, RESET_MINUTES, baseUrl)),
          }
        : {}),
    },
    user: {
      additionalFields: {
        roles: { type: 'string[]', required: true, input: false, defaultValue: ['agent'] },
        skills: { type: 'string[]', required: true, input: false, defaultValue: [] },
        languages: { type: 'string[]', required: true, input: false, defaultValue: ['en'] },
        queues: { type: 'string[]', required: true, input: false, defaultValue: [] },
        capacity: { type: 'number', required: true, input: false, defaultValue: 5 },
        active: { type: 'boolean', required: true, input: false, defaultValue: true },
      },
    },
    // The cookie lives for a shift; the session row lives for IDLE_MINUTES from the last sign of life (see session.ts), which
    // binds better-auth's own endpoints too and needs no cookie set anew by every answer.
    session: { expiresIn: SHIFT_HOURS * 3600, disableSessionRefresh: true },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            await refuseInactive(pool, session.userId);
            return { data: { ...session, expiresAt: minutesFromNow(IDLE_MINUTES) } };
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: signInsPerMinute },
        '/request-password-reset': { window: 60, max: RESETS_PER_MINUTE },
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'carethread',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      // Without this better-auth turns its origin check off wherever NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    // Accounts are an admin's to change, by /api/staff, where it is audited.
    disabledPaths: ['/sign-up/email', '/update-user', '/change-email', '/delete-user', '/delete-user/callback'],
    telemetry: { enabled: false },
    logger: { disabled: true },
  } satisfies BetterAuthOptions;
}

interface ResetAsked {
  readonly user: { readonly id: string };
  readonly token: string;
}

/** @returns where a token of better-auth's is taken for a new password: the console's page posts it to /api/auth/reset-password */
export function linkOf(token: string, minutes: number, baseUrl: string): { url: string; expiresAt: string } {
  return { url: new URL(`/console/welcome?token=${token}`, baseUrl).href, expiresAt: minutesFromNow(minutes).toISOString() };
}

/** Whose account is switched off gets no mail; whoever asked is told the same. */
async function mailReset(pool: Pool, mailer: Mailer, id: string, link: ReturnType<typeof linkOf>): Promise<void> {
  const { rows } = await pool.query<UserRow>(`SELECT ${USER_COLUMNS} FROM staff."user" u WHERE u.id = $1 AND u.active`, [id]);
  if (rows[0]) mailer.send(resetLetter(memberOf(rows[0]), link));
}

/** The same words as for a wrong password: who is not let in learns nothing about accounts. */
async function refuseInactive(pool: Pool, userId: string): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM staff."user" WHERE id = $1 AND active', [userId]);
  if (rowCount !== 1) throw new APIError('UNAUTHORIZED', { message: 'Invalid email or password' });
}

/** A browser on the same machine may say localhost or 127.0.0.1; both mean us where the address is a loopback one. */
function loopbackTwins(baseUrl: string): string[] {
  const url = new URL(baseUrl);
  if (!['localhost', '127.0.0.1'].includes(url.hostname)) return [url.origin];
  const port = url.port ? `:${url.port}` : '';
  return ['localhost', '127.0.0.1'].map((host) => `${url.protocol}//${host}${port}`);
}

function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
