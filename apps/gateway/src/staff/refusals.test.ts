import { randomUUID } from 'node:crypto';
import { ACTIONS, problemSchema } from '@carethread/staff';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { apiOf } from '../testing/api.js';
import { TestClinic } from '../testing/clinic.js';

let clinic: TestClinic;
let api: ReturnType<typeof apiOf>;
let agent: string;
let auditor: string;

beforeAll(async () => {
  clinic = await TestClinic.start();
  api = apiOf(clinic);
  agent = await clinic.member('Ada Lane');
  auditor = await clinic.member('Olu Grey', { roles: ['auditor'] });
}, 60_000);
afterAll(() => clinic.stop());

const NOBODY = randomUUID();

describe('refusals of the staff API', () => {
  it.each([
    ['/api/me', null, 401, 'signed-out'],
    ['/api/conversations', null, 401, 'signed-out'],
    ['/api/conversations', 'auditor', 403, 'no-permission'],
    [`/api/conversations/${NOBODY}`, 'auditor', 403, 'no-permission'],
    ['/api/audit', 'agent', 403, 'no-permission'],
    ['/api/staff', 'agent', 403, 'no-permission'],
    [`/api/conversations/${NOBODY}`, 'agent', 404, 'not-found'],
    ['/api/conversations/not-an-id', 'agent', 422, 'invalid-request'],
    ['/api/conversations?limit=9999', 'agent', 422, 'invalid-request'],
    ['/api/conversations?cursor=bm90IG9uZQ', 'agent', 400, 'invalid-request'],
    ['/api/nothing-here', 'agent', 404, 'not-found'],
  ])('GET %s by %s: %i %s', async (path, who, status, code) => {
    const answer = await api.get(path, who === 'agent' ? agent : who === 'auditor' ? auditor : null);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(problemSchema.parse(answer.body)).toMatchObject({ status, code });
  });

  it.each([
    ['JSON that is none', '{"text": ', 400],
    ['a body too large', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
    ['a text too long', JSON.stringify({ text: 'x'.repeat(1_601) }), 422],
  ])('refuses %s without repeating it', async (_what, body, status) => {
    const answer = await api.post(`/api/conversations/${NOBODY}/messages`, agent, body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(problemSchema.parse(answer.body).code).toBe('invalid-request');
    expect(JSON.stringify(answer.body)).not.toContain('xxx');
  });

  it('refuses sign-in with a wrong password', async () => {
    const answer = await api.post('/api/auth/sign-in/email', null, { email: 'ada@clinic.example', password: 'wrong password 1' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });
});

describe('the OpenAPI document', () => {
  interface Operation {
    parameters?: { name: string; in: string; description?: string; schema: object }[];
    requestBody?: { content: Record<string, { schema: object }> };
    responses: Record<string, { content?: Record<string, { schema: object }> }>;
  }
  const documentOf = async () =>
    (await api.get('/api/openapi.json', null)).body as unknown as {
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: object; securitySchemes: { session: { name: string } } };
    };

  it('names every route, and the cookie that sign-in sets', async () => {
    const { openapi, paths, components } = await documentOf();
    expect(openapi).toBe('3.1.0');
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.sort()).toEqual(
      [
        ...ACTIONS.map((action) => `post /api/conversations/{id}/${action}`),
        'get /api/audit',
        'get /api/conversations',
        'get /api/conversations/{id}',
        'get /api/conversations/{id}/attachments/{attachment}',
        'get /api/conversations/{id}/transcript',
        'get /api/me',
        'get /api/queues',
        'get /api/staff',
        'patch /api/staff/{id}',
        'post /api/auth/sign-in/email',
        'post /api/staff',
        'post /api/staff/{id}/reset',
        'put /api/me/presence',
      ].sort(),
    );
    expect(agent).toContain(`${components.securitySchemes.session.name}=`);
  });

  it('says how a long transcript is read, part by part', async () => {
    const { paths } = await documentOf();
    const { parameters, responses } = paths['/api/conversations/{id}/transcript']?.get ?? {};
    const cursor = parameters?.find(({ name }) => name === 'before');
    expect(cursor?.description).toContain('cursor');
    expect(parameters?.find(({ name }) => name === 'limit')?.schema).toMatchObject({ maximum: 200, default: 100 });
    const page = responses?.[200]?.content?.['application/json']?.schema as { properties: { before: { description: string } } };
    expect(page.properties.before.description).toContain('cursor');
  });

  it('declares what is in each path, and schemas that are schemas', async () => {
    const { paths, components } = await documentOf();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'openapi', components });
    for (const [path, methods] of Object.entries(paths)) {
      for (const operation of Object.values(methods)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const declared = operation.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? [];
        expect(declared).toEqual(named);
        const bodies = [operation.requestBody ?? {}, ...Object.values(operation.responses)].flatMap((one) =>
          'content' in one && one.content ? Object.values(one.content) : [],
        );
        for (const { schema } of [...bodies, ...(operation.parameters ?? [])]) {
          const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object;
          expect(() => ajv.compile(local)).not.toThrow();
        }
      }
    }
  });
});
