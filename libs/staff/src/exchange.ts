import type { Problem, ProblemCode } from './api/problem.js';
import type { BetterAuth } from './auth-context.js';
import { AUTH_PATH, CLIENT_ADDRESS } from './options.js';

/** A request to /api/auth/* as the gateway has it. */
export interface AuthRequest {
  readonly method: string;
  /** Path with query: "/api/auth/sign-in/email". */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came; undefined where there is none. */
  readonly body?: string | Buffer | undefined;
  /** The client's address, as far as the gateway trusts its proxies: what sign-in is rate limited by. */
  readonly ip: string;
}

export interface AuthAnswer {
  readonly status: number;
  /** Names may repeat: there is one set-cookie a cookie. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Hands a request to better-auth; what it refuses comes back as a problem document. */
export async function exchange(auth: BetterAuth, baseUrl: string, request: AuthRequest): Promise<AuthAnswer> {
  const bodyless = request.method === 'GET' || request.method === 'HEAD' || request.body === undefined;
  const response = await auth.handler(
    new Request(new URL(request.url, baseUrl), {
      method: request.method,
      headers: headersOf(request, baseUrl),
      ...(bodyless ? {} : { body: String(request.body) }),
    }),
  );
  const text = await response.text();
  if (response.status >= 400) return refusal(response, text);
  return { status: response.status, headers: kept(response), body: text };
}

function headersOf({ headers, ip }: AuthRequest, baseUrl: string): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP.has(name)) result.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  result.set(CLIENT_ADDRESS, ip);
  // A browser names its origin on every POST, so a request without any of these is a program's and cannot be forged by a page.
  if (!['origin', 'referer', 'sec-fetch-site'].some((name) => result.has(name))) result.set('origin', new URL(baseUrl).origin);
  return result;
}

const HOP = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'expect',
  CLIENT_ADDRESS,
]);

function kept(response: Response): [string, string][] {
  const cookies = response.headers.getSetCookie().map((value): [string, string] => ['set-cookie', value]);
  const type = response.headers.get('content-type');
  const location = response.headers.get('location');
  return [
    ['cache-control', 'no-store'],
    ...(type ? [['content-type', type] as [string, string]] : []),
    ...(location ? [['location', location] as [string, string]] : []),
    ...cookies,
  ];
}

function refusal(response: Response, text: string): AuthAnswer {
  const { status } = response;
  const wait = response.headers.get('x-retry-after');
  const problem: Problem = { type: 'about:blank', title: titleOf(status, text), status, code: codeOf(status) };
  return {
    status,
    headers: [
      ['content-type', 'application/problem+json'],
      ['cache-control', 'no-store'],
      ...(wait ? [['retry-after', wait] as const] : []),
      ...response.headers.getSetCookie().map((value) => ['set-cookie', value] as const),
    ],
    body: JSON.stringify(problem),
  };
}

/** better-auth's own sentence ("Invalid email or password"), which names no account. */
function titleOf(status: number, text: string): string {
  const fallback = status === 404 ? `Nothing is at this path under ${AUTH_PATH}` : 'The request was refused';
  try {
    const body: unknown = JSON.parse(text);
    const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
    return typeof message === 'string' && message ? message : fallback;
  } catch {
    return fallback;
  }
}

function codeOf(status: number): ProblemCode {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'no-permission';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'internal' : 'invalid-request';
}
