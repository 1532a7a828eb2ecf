import type { TestClinic } from './clinic.js';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The staff API as a program calls it. */
export function apiOf(clinic: TestClinic) {
  const call = async (method: string, path: string, cookie: string | null, body?: unknown, key?: string): Promise<Answer> => {
    const response = await fetch(`${clinic.url}${path}`, {
      method,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), body: text ? JSON.parse(text) : {} };
  };
  return {
    get: (path: string, cookie: string | null) => call('GET', path, cookie),
    post: (path: string, cookie: string | null, body: unknown = {}, key?: string) => call('POST', path, cookie, body, key),
    put: (path: string, cookie: string | null, body: unknown) => call('PUT', path, cookie, body),
  };
}
