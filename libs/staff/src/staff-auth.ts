import { betterAuth } from 'better-auth';
import { type Accounts, createAccounts, findMember } from './accounts.js';
import { BACKGROUND } from './api/actions.js';
import type { StaffMember } from './api/people.js';
import type { BetterAuth } from './auth-context.js';
import { type AuthAnswer, type AuthRequest, exchange } from './exchange.js';
import { type AuthSettings, authOptions, IDLE_MINUTES, SHIFT_HOURS } from './options.js';
import { createTokens, type Tokens } from './tokens.js';

export type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface StaffAuth {
  /** Answers everything under /api/auth: sign-in, sign-out, password reset. */
  handle(request: AuthRequest): Promise<AuthAnswer>;
  /**
   * @param headers of an HTTP request or of a socket's handshake: `cookie` or `authorization: Bearer ct_…`
   * @param background no hand caused the request, so it does not prolong the session; default: the header `x-background`
   * @returns who it is, or null: no session, run out, idle for too long, signed out, account inactive
   */
  authenticate(headers: IncomingHeaders, background?: boolean): Promise<StaffMember | null>;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  /** better-auth itself, for what is not wrapped here. */
  readonly betterAuth: BetterAuth;
}

/** Sign-in and accounts on PostgreSQL. `migrateStaff(pool)` must have run. */
export function createStaffAuth(settings: AuthSettings): StaffAuth {
  const { pool, baseUrl } = settings;
  const auth = betterAuth(authOptions(settings));
  const tokens = createTokens(pool);

  /** A sign of life, written at most once a minute; a shift's end is never moved. */
  const touch = (sessionToken: string) =>
    pool.query(
      `UPDATE staff.session SET "updatedAt" = now(),
         "expiresAt" = least(now() + make_interval(mins => $2), "createdAt" + make_interval(hours => $3))
       WHERE token = $1 AND "expiresAt" > now() AND "expiresAt" < now() + make_interval(mins => $2) - interval '1 minute'`,
      [sessionToken, IDLE_MINUTES, SHIFT_HOURS],
    );

  async function bySession(cookie: string, background: boolean): Promise<StaffMember | null> {
    const headers = new Headers({ cookie });
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } });
    if (!found) return null;
    const member = await findMember(pool, 'u.id = $1 AND u.active', [found.user.id]);
    if (member && !background) await touch(found.session.token);
    return member;
  }

  return {
    handle: (request) => exchange(auth, baseUrl, request),
    async authenticate(headers, background = one(headers[BACKGROUND]) === '1') {
      const bearer = /^Bearer\s+(\S+)$/i.exec(one(headers.authorization) ?? '')?.[1];
      if (bearer !== undefined) return tokens.owner(bearer);
      const cookie = one(headers.cookie);
      return cookie === undefined ? null : bySession(cookie, background);
    },
    accounts: createAccounts(pool, auth.$context, baseUrl, settings.mailer),
    tokens,
    betterAuth: auth,
  };
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
