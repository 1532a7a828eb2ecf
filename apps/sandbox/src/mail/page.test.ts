import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pg from 'pg';
import { type Browser, chromium } from 'playwright-core';
import { startDatabase } from '../clinic/testing/clinic-server.js';
import { type Sandbox, startSandbox } from '../sandbox.js';
import { MailStore } from './store.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const found = existsSync(CHROMIUM);
if (!found && process.env.CI) throw new Error(`No browser at ${CHROMIUM}, and CI must have one`);
(found ? describe : describe.skip)('the mail page in a browser', () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let pool: pg.Pool;
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    database = await startDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    // The server may end a connection that the pool has just let go.
    pool.on('connect', (client) => client.on('error', () => undefined));
    const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'sandbox-token', from: '+15550100000' };
    sandbox = await startSandbox({
      ...{ port: 0, databaseUrl: database.url, publicUrl: 'http://127.0.0.1:1', ...account },
      ...{ carrier: false, clinic: false, smtpPort: 0 },
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    await pool.end();
    await database.stop();
  }, 30_000);

  it.each(['light', 'dark'] as const)(
    'shows a mail as it is written, its link as a link, and is accessible (%s)',
    async (scheme) => {
      const store = await MailStore.open(pool);
      const text = 'Sam,\n\n<b>choose</b> here:\n\nhttp://127.0.0.1:3000/console/welcome?token=abc\n\nbye';
      await store.add({
        at: '2031-01-02T03:04:05.000Z',
        from: 'a@b.example',
        to: `${scheme}@clinic.example`,
        subject: 'Hello',
        text,
      });
      const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: scheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${sandbox.url}/sandbox/mail`);
      const mail = page.getByRole('article').filter({ hasText: `To ${scheme}@clinic.example` });
      await mail.waitFor();
      expect(await mail.locator('.text').textContent()).toBe(text);
      expect(await mail.getByRole('link').getAttribute('href')).toBe('http://127.0.0.1:3000/console/welcome?token=abc');
      await page.evaluate(AXE);
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((r) => r.violations.map((v) => v.id))`,
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await context.close();
    },
  );
});
