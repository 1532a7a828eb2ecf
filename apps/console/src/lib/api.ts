import {
  type Action,
  type ActionBody,
  type ActionResult,
  actionResultSchema,
  BACKGROUND,
  type ConversationContext,
  type ConversationList,
  type ConversationRow,
  conversationContextSchema,
  conversationListSchema,
  IDEMPOTENCY_KEY,
  type Me,
  meSchema,
  type Presence,
  type PresenceChoice,
  type Problem,
  presenceSchema,
  problemSchema,
  type QueueList,
  queueListSchema,
  type TranscriptPage,
  transcriptPageSchema,
} from '@carethread/staff/api';

/** What the gateway refused, or that it could not be reached (`code` "offline"), or gave an answer that fits no schema. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: Problem['code'] | 'offline' | 'unexpected',
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  body?: object;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

async function call<T>(path: string, schema: Schema<T>, { method = 'GET', body, headers = {}, signal }: Call = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError('offline', 0, 'The server cannot be reached');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, answer);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new ApiError('unexpected', response.status, 'The server gave an answer of an unknown shape');
  return parsed.data;
}

function refusal(status: number, answer: unknown): ApiError {
  const problem = problemSchema.safeParse(answer);
  if (problem.success) return new ApiError(problem.data.code, status, problem.data.detail ?? problem.data.title);
  if (status === 401) return new ApiError('signed-out', status, 'Signed out');
  return new ApiError(status >= 500 ? 'unavailable' : 'unexpected', status, `The server answered ${status}`);
}

const background = (quiet: boolean): Record<string, string> => (quiet ? { [BACKGROUND]: '1' } : {});
const anything: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) };
const of = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

/** `quiet`: no hand caused it, so that it does not count as a sign of life. */
export const api = {
  signIn: (email: string, password: string) =>
    call('/api/auth/sign-in/email', anything, { method: 'POST', body: { email, password } }),
  signOut: () => call('/api/auth/sign-out', anything, { method: 'POST', body: {} }),
  setPassword: (token: string, newPassword: string) =>
    call('/api/auth/reset-password', anything, { method: 'POST', body: { token, newPassword } }),
  me: (quiet = false): Promise<Me> => call('/api/me', meSchema, { headers: background(quiet) }),
  setPresence: (state: PresenceChoice): Promise<Presence> =>
    call('/api/me/presence', presenceSchema, { method: 'PUT', body: { state } }),
  queues: (quiet = false): Promise<QueueList> => call('/api/queues', queueListSchema, { headers: background(quiet) }),
  list: (status: ConversationRow['status'], cursor: string | null, limit = 50, quiet = false): Promise<ConversationList> =>
    call(
      `/api/conversations?${new URLSearchParams({ status, limit: String(limit), ...(cursor ? { cursor } : {}) })}`,
      conversationListSchema,
      {
        headers: background(quiet),
      },
    ),
  conversation: (id: string, quiet: boolean, signal: AbortSignal): Promise<ConversationContext> =>
    call(of(id), conversationContextSchema, { headers: background(quiet), signal }).catch((error: unknown) => {
      // An address that names no conversation at all is one that is not there.
      if (!(error instanceof ApiError && error.code === 'invalid-request')) throw error;
      throw new ApiError('not-found', error.status, error.message);
    }),
  transcript: (id: string, before: number): Promise<TranscriptPage> =>
    call(`${of(id)}/transcript?before=${before}`, transcriptPageSchema),
  /** @param key names the intention: the same key for every try of it, a new one for the next */
  act: <A extends Action>(id: string, action: A, body: ActionBody<A>, key: string): Promise<ActionResult> =>
    call(`${of(id)}/${action}`, actionResultSchema, { method: 'POST', body, headers: { [IDEMPOTENCY_KEY]: key } }),
};
