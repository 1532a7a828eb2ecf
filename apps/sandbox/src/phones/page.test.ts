import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startDatabase } from '../clinic/testing/clinic-server.js';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { type Service, startService, until } from '../testing/service.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const found = existsSync(CHROMIUM);
if (!found && process.env.CI) throw new Error(`No browser at ${CHROMIUM}, and CI must have one`);
(found ? describe : describe.skip)('the phones in a browser', () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let service: Service;
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    database = await startDatabase();
    service = await startService();
    sandbox = await startSandbox({
      port: 0,
      databaseUrl: database.url,
      publicUrl: service.url,
      accountSid: `AC${'1'.repeat(32)}`,
      authToken: 'sandbox-token',
      from: '+15550100000',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    await service.close();
    await database.stop();
  }, 30_000);

  async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${sandbox.url}/sandbox/phones`);
    await page.locator('.slots').first().waitFor();
    return page;
  }

  it('belong to the clinic’s people, and a text typed on one reaches the service and shows', async () => {
    const page = await open(1280, 'light');
    const owner = await page.getByLabel('Belongs to').first().locator('option:checked').textContent();
    await page.getByLabel(`Text from ${owner}`).fill('What are <b>your</b> hours?');
    await page.getByLabel(`Text from ${owner}`).press('Enter');
    await page
      .getByRole('log', { name: `Texts of ${owner}` })
      .getByText('What are <b>your</b> hours?')
      .waitFor();
    await until(() => service.requests.some(({ body }) => body.includes('hours')));
    await page.context().close();
  }, 30_000);

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const)(
    'are accessible and fit at %i px, %s',
    async (width, scheme) => {
      const page = await open(width, scheme);
      await page.evaluate(AXE);
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((r) => r.violations.map((v) => v.id))`,
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await page.context().close();
    },
    30_000,
  );
});
