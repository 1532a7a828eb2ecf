import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPractice, type PracticeConfig } from '../practice.js';

interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}
type Handler = (request: IncomingMessage, body: string, place: number) => Reply;

const EMPTY = { resourceType: 'Bundle', type: 'searchset' };
let server: Server;
let baseUrl: string;
let handler: Handler;
let asked: { url: string; method: string; authorization: string | undefined; body: string }[];
const waits: number[] = [];

beforeEach(async () => {
  asked = [];
  waits.length = 0;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { url = '', method = '', headers } = request;
    asked.push({ url, method, authorization: headers.authorization, body });
    const reply = handler(request, body, asked.length);
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/fhir+json', ...reply.headers });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? EMPTY));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function practice(config: Partial<PracticeConfig> = {}, now = () => new Date('2026-11-30T15:00:00Z')) {
  const sleep = async (ms: number) => waits.push(ms);
  return createPractice({ baseUrl, timeZone: 'America/Chicago', ...config }, { now, random: () => 0.5, sleep });
}

const question = { kind: 'reminders', patientRef: 'Patient/p' } as const;
const one = (id: string) => ({
  resource: {
    ...{ resourceType: 'CommunicationRequest', id, meta: { versionId: '1' }, status: 'active' },
    ...{ subject: { reference: 'Patient/p' }, occurrenceDateTime: '2026-12-01T12:00:00Z' },
    category: [{ coding: [{ system: 'https://carethread.example/fhir/CodeSystem/reminder', code: 'appointment-reminder' }] }],
  },
});

describe('a FHIR server that misbehaves', () => {
  it('is asked three times, longer apart each time', async () => {
    handler = (_request, _body, place) => (place < 3 ? { status: 503 } : {});
    expect(await practice().perform(question)).toEqual({ kind: 'reminders', reminders: [] });
    expect(waits).toEqual([75, 150]);
  });

  it('may say how long to wait, within reason', async () => {
    handler = (_request, _body, place) => (place < 2 ? { status: 429, headers: { 'retry-after': '600' } } : {});
    await practice().perform(question);
    expect(waits).toEqual([2_000]);
  });

  it.each<[string, Reply]>([
    ['a page of HTML', { body: '<html>Patient Ana Torres</html>' }],
    ['another resource', { body: { resourceType: 'Patient', name: [{ family: 'Torres' }] } }],
    [
      'an error that names the patient',
      { status: 400, body: { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Torres' }] } },
    ],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/Torres' } }],
    ['more than anybody reads', { body: `"${'Torres'.repeat(1_000_000)}"` }],
    ['no permission', { status: 403, body: { diagnostics: 'Torres' } }],
  ])('answering %s is unavailable, and none of its words come out', async (_what, reply) => {
    handler = () => reply;
    const result = await practice().perform(question);
    expect(result).toMatchObject({ kind: 'unavailable' });
    expect(JSON.stringify(result)).not.toContain('Torres');
  });

  it('that lists resources we cannot read, or other patients’, has these left out', async () => {
    const others = { resource: { ...one('other').resource, subject: { reference: 'Patient/q' } } };
    handler = () => ({ body: { ...EMPTY, entry: [{ resource: { resourceType: 'Task' } }, {}, others, one('1')] } });
    expect(await practice().perform(question)).toMatchObject({
      kind: 'reminders',
      reminders: [{ ref: 'CommunicationRequest/1' }],
    });
  });
});

describe('pages', () => {
  it('are followed, up to a bound', async () => {
    handler = (_request, _body, place) => ({
      body: { ...EMPTY, link: [{ relation: 'next', url: `${baseUrl}?page=${place}` }], entry: [one(`t${place}`)] },
    });
    const result = await practice().perform(question);
    expect(result).toMatchObject({ kind: 'reminders' });
    expect(asked).toHaveLength(20);
    expect(asked[1]?.url).toBe('/fhir?page=1');
  });

  it('are never fetched from elsewhere', async () => {
    handler = () => ({ body: { ...EMPTY, link: [{ relation: 'next', url: 'http://elsewhere.example/steal' }] } });
    expect(await practice().perform(question)).toEqual({
      kind: 'unavailable',
      why: 'search CommunicationRequest: the next page is elsewhere',
    });
    expect(asked).toHaveLength(1);
  });
});

describe('who is asked about', () => {
  it('stands in no address', async () => {
    handler = () => ({});
    const factor = { kind: 'postal-code', value: '60608' } as const;
    await practice().perform({ kind: 'identify', birthDate: '1984-03-03', factor });
    expect(asked.map(({ url, method }) => `${method} ${url}`)).toEqual(['POST /fhir/Patient/_search']);
    expect(asked[0]?.body).toContain('birthdate=1984-03-03');
  });
});

describe('SMART Backend Services', () => {
  let folder: string;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carethread-key-'));
    await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const secured = (now?: () => Date) => practice({ clientId: 'carethread', privateKeyFile: join(folder, 'key.pem') }, now);
  const tokenServer: Handler = ({ url, headers }) => {
    if (url === '/fhir/.well-known/smart-configuration') return { body: { token_endpoint: `${baseUrl}/token` } };
    if (url === '/fhir/token') return { body: { access_token: `token-${asked.length}`, expires_in: 300 } };
    return headers.authorization ? {} : { status: 401 };
  };
  const tokensAsked = () => asked.filter(({ url }) => url === '/fhir/token');

  it('asks for a token with an assertion that our key signed, and once for many requests', async () => {
    handler = tokenServer;
    const clinic = secured();
    await Promise.all([clinic.perform(question), clinic.perform(question)]);
    await clinic.perform(question);
    expect(tokensAsked()).toHaveLength(1);

    const form = new URLSearchParams(tokensAsked()[0]?.body);
    expect(form.get('grant_type')).toBe('client_credentials');
    const [header = '', claims = '', signature = ''] = (form.get('client_assertion') ?? '').split('.');
    const key = { key: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha384', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      ...{ iss: 'carethread', sub: 'carethread', aud: `${baseUrl}/token` },
      exp: Date.parse('2026-11-30T15:04:00Z') / 1_000,
    });
  });

  it('renews a token before it ends, and one that the server no longer takes', async () => {
    let now = new Date('2026-11-30T15:00:00Z');
    let revoked = '';
    handler = (request, body, place) =>
      revoked !== '' && request.headers.authorization === revoked ? { status: 401 } : tokenServer(request, body, place);
    const clinic = secured(() => now);
    await clinic.perform(question);
    now = new Date('2026-11-30T15:04:01Z');
    await clinic.perform(question);
    expect(tokensAsked()).toHaveLength(2);
    revoked = asked.at(-1)?.authorization ?? '';
    expect(await clinic.perform(question)).toMatchObject({ kind: 'reminders' });
    expect(tokensAsked()).toHaveLength(3);
  });

  it('without a readable key is unavailable, and says what is wrong', async () => {
    handler = tokenServer;
    const clinic = practice({ clientId: 'carethread', privateKeyFile: join(folder, 'none.pem') });
    expect(await clinic.perform(question)).toEqual({
      kind: 'unavailable',
      why: 'POST CommunicationRequest: FHIR_PRIVATE_KEY_FILE holds no private key in PEM',
    });
  });
});
