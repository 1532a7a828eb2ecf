import { TestServer } from '../support/server.ts';

const MINUTES = 60_000;

describe('the pages', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 3 * MINUTES);
  afterAll(() => server?.stop(), MINUTES);

  const get = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, cache: response.headers.get('cache-control'), body: await response.text() };
  };

  it('are asked for anew each time, so that a new release is there at once; their files are kept for good', async () => {
    for (const path of ['/', '/console', '/console/c/anything'])
      expect(await get(path)).toMatchObject({ status: 200, cache: 'no-cache' });
    const { body } = await get('/console');
    const files = [...body.matchAll(/"(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect(await get(file)).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' });
  });

  it('say that a file is not there rather than give a page for it', async () => {
    expect(await get('/console/assets/of-another-release.js')).toMatchObject({ status: 404 });
  });
});
