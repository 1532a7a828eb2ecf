import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CREATED } from '../fixtures/rest.js';

/** How the next requests are answered; `lost`: taken, and the connection broken; `silent`: never. */
export type Answer =
  | { readonly kind: 'takes' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'says'; readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

/** A server that speaks as much of Twilio's REST API as a test needs: a list of messages and one answer at a time. */
export interface TestCarrier {
  readonly url: string;
  /** Forms that were posted, decoded. */
  readonly posted: Record<string, string>[];
  /** What GET lists, newest first. */
  readonly messages: Record<string, unknown>[];
  /** Paths with queries that were asked for, and with which credentials. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  /** Further paths and what they answer. */
  readonly files: Map<string, { status?: number; headers?: Record<string, string>; body?: Buffer }>;
  answer: Answer;
  /** Messages a page. */
  pageSize: number;
  close(): Promise<void>;
}

export async function startCarrier(): Promise<TestCarrier> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => respond(carrier, request, response, Buffer.concat(chunks)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const carrier: TestCarrier = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted: [],
    messages: [],
    asked: [],
    files: new Map(),
    answer: { kind: 'takes' },
    pageSize: 50,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return carrier;
}

function respond(carrier: TestCarrier, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const path = request.url ?? '';
  carrier.asked.push({ path, authorization: request.headers.authorization });
  const file = carrier.files.get(path);
  if (file) {
    response.writeHead(file.status ?? 200, file.headers).end(file.body);
    return;
  }
  if (request.method === 'POST') take(carrier, response, Object.fromEntries(new URLSearchParams(body.toString())));
  else list(carrier, response, new URL(path, carrier.url));
}

function take(carrier: TestCarrier, response: ServerResponse, form: Record<string, string>): void {
  const { answer } = carrier;
  if (answer.kind === 'says') {
    json(response, answer.status, answer.body, answer.headers);
    return;
  }
  carrier.posted.push(form);
  const sid = `SM${String(carrier.posted.length).padStart(32, '0')}`;
  const message = { ...CREATED, sid, body: form.Body, to: form.To, from: form.From ?? null };
  carrier.messages.unshift(message);
  if (answer.kind === 'lost') response.destroy();
  if (answer.kind === 'takes') json(response, 201, message);
}

function list(carrier: TestCarrier, response: ServerResponse, url: URL): void {
  if (carrier.answer.kind === 'says') {
    json(response, carrier.answer.status, carrier.answer.body);
    return;
  }
  const to = url.searchParams.get('To');
  const at = Number(url.searchParams.get('Page'));
  const all = carrier.messages.filter((message) => to === null || message.to === to);
  const end = (at + 1) * carrier.pageSize;
  url.searchParams.set('Page', String(at + 1));
  json(response, 200, {
    messages: all.slice(at * carrier.pageSize, end),
    next_page_uri: end < all.length ? url.pathname + url.search : null,
  });
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
