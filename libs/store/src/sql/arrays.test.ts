import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { startDatabase } from '../../../../test/support/store.ts';
import { bigints, byteas, instants, integers, smallints, texts, uuids } from './arrays.js';

describe('arrays as parameters', () => {
  let server: Awaited<ReturnType<typeof startDatabase>>;
  let client: pg.Client;

  beforeAll(async () => {
    server = await startDatabase();
    client = new pg.Client(server.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  const readBack = async (type: string, parameter: Buffer) =>
    (await client.query<{ values: unknown[] }>(`SELECT $1::${type}[] AS values`, [parameter])).rows[0]?.values;

  it('arrive at the server as they were given, nulls among them', async () => {
    const [a, b] = [randomUUID(), randomUUID().toUpperCase()];
    expect(await readBack('uuid', uuids([a, null, b]))).toEqual([a, null, b.toLowerCase()]);
    expect(await readBack('text', texts(['', 'ñ🙂 "{,}\\', null]))).toEqual(['', 'ñ🙂 "{,}\\', null]);
    const bytes = [randomBytes(300), Buffer.alloc(0), null];
    expect(await readBack('bytea', byteas(bytes))).toEqual(bytes);
    expect(await readBack('int2', smallints([-1, 0, 32_767, null]))).toEqual([-1, 0, 32_767, null]);
    expect(await readBack('int4', integers([-2_147_483_648, 2_147_483_647]))).toEqual([-2_147_483_648, 2_147_483_647]);
    expect(await readBack('int8', bigints(['9007199254740993', 7]))).toEqual(['9007199254740993', '7']);
    const instant = '2026-11-24T15:04:05.678Z';
    expect(await readBack('timestamptz', instants([instant, null]))).toEqual([new Date(instant), null]);
  });

  it('may be empty', async () => {
    expect(await readBack('uuid', uuids([]))).toEqual([]);
    expect(await readBack('text', texts([]))).toEqual([]);
  });

  it('refuse what is no UUID', () => {
    expect(() => uuids(['12'])).toThrow('not a UUID');
  });
});
