import { randomUUID } from 'node:crypto';
import type { Action, ConversationContext } from '@carethread/staff';

/** The account that a test's server starts with. */
export const ADMIN = { email: 'dana.reyes@clinic.example', password: 'a-long-password-of-a-test' };

/** Variables that give a server that account. */
export const adminEnv = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly type: string;
  readonly body: Body;
}

type TranscriptItem = ConversationContext['transcript']['items'][number];
type TranscriptMessage = Extract<TranscriptItem, { kind: 'message' }>;
export type Message = TranscriptMessage & { readonly text: string };

/** A member of staff who works by the API alone. */
export class Desk {
  private constructor(
    readonly url: string,
    readonly cookie: string,
  ) {}

  /** @throws Error where the account is not let in */
  static async signIn(url: string, { email, password } = ADMIN): Promise<Desk> {
    const response = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email, password }),
    });
    const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
    if (!response.ok || cookie.length === 0) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
    return new Desk(url, cookie.join('; '));
  }

  async call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: (text ? JSON.parse(text) : {}) as Body };
  }

  act(id: string, action: Action, body: unknown = {}, key: string = randomUUID()): Promise<Answer> {
    return this.call('POST', `/conversations/${id}/${action}`, body, key);
  }

  /** @throws Error where the context is refused */
  async context(id: string): Promise<ConversationContext> {
    const { status, body } = await this.call<ConversationContext>('GET', `/conversations/${id}`);
    if (status !== 200) throw new Error(`the context answered ${status}`);
    return body;
  }

  /** @returns the ids of the conversations in a status, newest first */
  async ids(status: string): Promise<string[]> {
    const { body } = await this.call<{ items: { id: string }[] }>('GET', `/conversations?status=${status}&limit=100`);
    return body.items.map(({ id }) => id);
  }

  /** @returns the conversation whose transcript holds a text, or null */
  async holding(text: string, statuses: readonly string[] = ['bot', 'queued', 'with_agent']): Promise<string | null> {
    for (const status of statuses) {
      for (const id of await this.ids(status)) {
        if ((await this.messages(id)).some((message) => message.text.includes(text))) return id;
      }
    }
    return null;
  }

  async messages(id: string): Promise<Message[]> {
    const { transcript } = await this.context(id);
    return transcript.items
      .filter((item): item is TranscriptMessage => item.kind === 'message')
      .map((item) => ({ ...item, text: item.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') }));
  }
}
