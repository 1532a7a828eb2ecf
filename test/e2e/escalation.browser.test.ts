import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { chromium } from '../support/programs.ts';
import { eventually, TestServer } from '../support/server.ts';
import { ADMIN, adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1440, height: 900 };
const executablePath = chromium();
const inBrowser = executablePath ? describe : describe.skip;

const HOURS = 'What are your hours on Saturday?';
const SCARED = '<b>I am so scared</b> about my biopsy result';
const INSURANCE = 'Do you take Aetna?';
const HELLO = 'This is Sam from the care team. We will call you today.';

inBrowser('a patient and an agent, each in a browser (skipped without Chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let axe: string;
  let clinic: string;
  let patient: Page;
  let agent: Page;
  /** What a page threw, and what its own security policy refused. */
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await TestServer.start({ env: adminEnv });
    const desk = await Desk.signIn(server.url);
    const { body: me } = await desk.call<{ id: string; clinic: { name: string } }>('GET', '/me');
    clinic = me.clinic.name;
    expect((await desk.call('PATCH', `/staff/${me.id}`, { name: 'Sam Rivera', capacity: 50 })).status).toBe(200);
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await playwright.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    patient = await newPage(PHONE);
    agent = await newPage(SCREEN);
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, MINUTES);

  /** A page in a context of its own: no cookie and no storage of another. */
  const newPage = async (viewport: { width: number; height: number }): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'en-US', colorScheme: 'light', reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /content security policy/i.test(message.text())) complaints.push(message.text());
    });
    return page;
  };
  const bubbles = (): Promise<string[]> => patient.getByRole('log').locator('.bubble').allInnerTexts();
  /** Writes in the chat and waits until the log holds `replies` messages more. @returns those */
  const say = async (text: string, replies: number): Promise<string[]> => {
    const before = (await bubbles()).length;
    const box = patient.getByRole('textbox', { name: 'Message' });
    await box.fill(text);
    await box.press('Enter');
    await eventually(`“${text}” and what answers it`, async () => (await bubbles()).length >= before + 1 + replies);
    const [mine, ...rest] = (await bubbles()).slice(before);
    expect(mine).toBe(text);
    expect(rest).toHaveLength(replies);
    return rest;
  };
  const thread = () => agent.getByRole('region', { name: 'Conversation', exact: true });
  /** @returns the serious and critical breaches of WCAG 2.2 A and AA on a page */
  const breaches = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe); // by the test's hand, which the page's policy does not bind
    const { violations } = (await page.evaluate(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })',
    )) as { violations: { id: string; impact: string; nodes: { target: unknown }[] }[] };
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`));
  };
  /** Keeps a picture of the page in the folder E2E_SHOTS, where one is named. */
  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.E2E_SHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  };

  const signInAndOpen = async (): Promise<void> => {
    await agent.goto(`${server.url}/console`);
    await agent.getByLabel('E-mail').fill(ADMIN.email);
    await agent.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
    await agent.getByRole('button', { name: 'Sign in' }).click();
    await agent.getByRole('navigation', { name: 'Queue' }).locator('[data-row]').first().click();
  };
  const readAndClaim = async (): Promise<void> => {
    const why = agent.getByRole('region', { name: 'Why', exact: true });
    await why.getByRole('listitem').first().waitFor();
    await thread().getByText(SCARED, { exact: true }).waitFor();
    expect(await thread().locator('b').filter({ hasText: 'I am so scared' }).count()).toBe(0);
    await thread().getByRole('button', { name: 'Claim' }).click();
    const box = thread().getByRole('textbox', { name: 'Message', exact: true });
    await box.fill(HELLO);
    await box.press('Enter');
    await thread().getByText(HELLO, { exact: true }).waitFor();
  };
  const resolve = async (): Promise<void> => {
    await thread().getByRole('button', { name: 'Resolve' }).click();
    const dialog = agent.getByRole('dialog', { name: 'How did it end?' });
    await dialog.getByRole('radio', { name: 'Care team will call' }).check();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await thread().getByText('This conversation is closed').waitFor();
  };

  it(
    'goes from the assistant over a person and back, each message seen once on both sides',
    async () => {
      await patient.goto(server.url);
      const [hours = ''] = await say(HOURS, 1);
      expect(hours).toMatch(/saturday/i);
      expect(hours).toMatch(/\d\s*(am|pm)|closed/i);
      const disclosed = await patient.getByRole('log').textContent();
      expect(disclosed).toMatch(/automated/i);
      expect(disclosed).toContain(clinic);
      const [promise = ''] = await say(SCARED, 1);
      expect(promise).toMatch(/person|care team|nurse|someone/i);
      expect(await patient.getByRole('log').locator('b').count()).toBe(0);

      await signInAndOpen();
      await readAndClaim();
      await patient.getByRole('log').getByText(HELLO, { exact: true }).waitFor();
      await patient.getByRole('dialog').getByText('Sam · Care team').waitFor();
      await thread()
        .locator('[data-from=agent]')
        .getByText(/^(Delivered|Read)$/)
        .waitFor({ state: 'attached' });
      await picture(patient, 'chat');
      await picture(agent, 'console');
      await say('thank you', 0);
      await thread().getByText('thank you', { exact: true }).waitFor();
      for (const text of [HOURS, SCARED, HELLO]) expect(await thread().getByText(text, { exact: true }).count()).toBe(1);

      const whole = [HOURS, hours, SCARED, promise, HELLO, 'thank you'];
      expect(await bubbles()).toEqual(whole);
      await patient.reload();
      await eventually('the whole log after a reload', async () => (await bubbles()).length >= whole.length);
      expect(await bubbles()).toEqual(whole);
      expect(await breaches(patient)).toEqual([]);
      expect(await breaches(agent)).toEqual([]);

      await resolve();
      const [insurance = ''] = await say(INSURANCE, 1);
      expect(insurance).toMatch(/aetna|insurance/i);
      expect(await bubbles()).toEqual([...whole, INSURANCE, insurance]);
      expect(complaints).toEqual([]);
    },
    2 * MINUTES,
  );
});
