import { timingSafeEqual } from 'node:crypto';
import { segmentation } from '@carethread/twilio-sms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account, Deliveries } from './deliveries.js';
import { FAILURES } from './failures.js';
import { problemOf, resourceOf } from './resource.js';
import type { CarrierStore } from './store.js';
import { newSid } from './webhook.js';

const E164 = /^\+[1-9]\d{6,14}$/;
const MAX_BODY = 1_600;
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;

type Query = Record<string, string | undefined>;

export interface RestParts {
  readonly store: CarrierStore;
  readonly deliveries: Deliveries;
  readonly account: Account;
  readonly now: () => Date;
}

/** Twilio's Messages resource, below `/2010-04-01/Accounts/{sid}`; everything asks for the account's credentials. */
export function restRoutes(scope: FastifyInstance, parts: RestParts): void {
  const { store, account } = parts;
  const base = `/2010-04-01/Accounts/${account.accountSid}`;
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  scope.addHook('onRequest', async (request, reply) => {
    if (isAuthorised(request.headers.authorization, account)) return undefined;
    return reply.code(401).send(problemOf(401, 20003, 'Authenticate'));
  });
  scope.setNotFoundHandler((request, reply) =>
    reply.code(404).send(problemOf(404, 20404, `The requested resource ${request.url} was not found`)),
  );
  scope.post(`${base}/Messages.json`, (request, reply) => create(parts, request, reply));
  scope.get<{ Querystring: Query }>(`${base}/Messages.json`, (request) => page(parts, base, request.query));
  scope.get<{ Params: { name: string } }>(`${base}/Messages/:name`, async (request, reply) => {
    const message = await store.get(request.params.name.replace(/\.json$/, ''));
    return message ? resourceOf(message, account.accountSid) : reply.callNotFound();
  });
  mediaRoutes(scope, parts, base);
}

async function create(
  { store, deliveries, account, now }: RestParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = (request.body ?? {}) as Query;
  const to = form.To ?? '';
  const body = form.Body ?? '';
  const failure = await store.failure(to);
  const refusal = refusalOf(form, account) ?? ((await store.hasOptedOut(to)) ? 21610 : null) ?? asked(failure);
  if (refusal !== null) {
    const [status, words] = refusal in FAILURES ? statusOf(refusal) : [400, WORDS[refusal] ?? 'Bad Request'];
    if (status === 429) reply.header('retry-after', '1');
    return reply.code(status).send(problemOf(status, refusal, words));
  }
  const sid = newSid('SM');
  await store.add({
    sid,
    direction: 'outbound-api',
    from: account.from,
    to,
    serviceSid: form.MessagingServiceSid ?? null,
    body,
    status: 'queued',
    segments: segmentation(body).segments,
    statusCallback: form.StatusCallback ?? null,
    createdAt: now(),
  });
  const message = await store.get(sid);
  if (!message) throw new Error('a message that was just kept is gone');
  deliveries.start(message);
  if (failure === 'no-answer') return reply.hijack().raw.destroy();
  return reply.code(201).send(resourceOf(message, account.accountSid));
}

const WORDS: Readonly<Record<number, string>> = {
  21602: 'Message body is required.',
  21604: "A 'To' phone number is required.",
  21603: "A 'From' phone number is required.",
  21606: "The 'From' phone number provided is not a valid, message-capable Twilio phone number.",
  21617: 'The concatenated message body exceeds the 1600 character limit.',
};

/** @returns the code by which Twilio refuses a request as such */
function refusalOf(form: Query, account: Account): number | null {
  if (!form.To) return 21604;
  if (!E164.test(form.To)) return 21211;
  if (!form.From && !form.MessagingServiceSid) return 21603;
  if (form.From && form.From !== account.from) return 21606;
  if (!form.Body) return 21602;
  return form.Body.length > MAX_BODY ? 21617 : null;
}

function asked(failure: keyof typeof FAILURES | `${keyof typeof FAILURES}` | null): number | null {
  return failure !== null && FAILURES[failure].at === 'request' ? Number(failure) : null;
}

function statusOf(code: number): [number, string] {
  const failure = FAILURES[code as keyof typeof FAILURES];
  return [failure.at === 'request' ? failure.status : 400, failure.words];
}

async function page({ store, account }: RestParts, base: string, query: Query): Promise<Record<string, unknown>> {
  const limit = Math.min(Math.max(Number(query.PageSize) || DEFAULT_PAGE_SIZE, 1), MAX_PAGE_SIZE);
  const since = Date.parse(query['DateSent>'] ?? '');
  const before = /^PA(\d{1,18})$/.exec(query.PageToken ?? '')?.[1];
  const found = await store.list({
    ...(query.To && { to: query.To }),
    ...(query.From && { from: query.From }),
    ...(!Number.isNaN(since) && { since: new Date(since) }),
    ...(before && { before }),
    limit: limit + 1,
  });
  const messages = found.slice(0, limit);
  const next = new URLSearchParams(query as Record<string, string>);
  const number = Number(query.Page) || 0;
  next.set('Page', String(number + 1));
  next.set('PageToken', `PA${messages.at(-1)?.seq ?? ''}`);
  return {
    messages: messages.map((message) => resourceOf(message, account.accountSid)),
    page: number,
    page_size: limit,
    next_page_uri: found.length > limit ? `${base}/Messages.json?${next}` : null,
  };
}

function mediaRoutes(scope: FastifyInstance, { store, account }: RestParts, base: string): void {
  scope.get<{ Params: { message: string } }>(`${base}/Messages/:message/Media.json`, async (request, reply) => {
    const message = await store.get(request.params.message);
    if (!message) return reply.callNotFound();
    const uri = `${base}/Messages/${message.sid}/Media`;
    return {
      media_list: message.media.map(({ sid, contentType }) => ({
        sid,
        parent_sid: message.sid,
        account_sid: account.accountSid,
        content_type: contentType,
        uri: `${uri}/${sid}.json`,
      })),
    };
  });
  scope.get<{ Params: { message: string; sid: string } }>(`${base}/Messages/:message/Media/:sid`, async (request, reply) => {
    const media = await store.media(request.params.message, request.params.sid);
    return media ? reply.type(media.contentType).send(media.content) : reply.callNotFound();
  });
}

function isAuthorised(header: string | undefined, { accountSid, authToken }: Account): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`);
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
