import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { chromium } from './programs.ts';

export const executablePath = chromium();
/** For tests that need a browser: skipped where there is none. */
export const inBrowser = executablePath ? describe : describe.skip;

export const PHONE = { width: 390, height: 844 };
export const SCREEN = { width: 1440, height: 900 };
/** A window of 1280 by 1024 at a zoom of 200 % (WCAG 2.2, 1.4.4). */
export const ZOOMED = { width: 640, height: 512 };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A browser for tests, and what all of its pages complained about. */
export class TestBrowser {
  /** What a page threw, and what its own security policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly axe: string,
  ) {}

  static async launch(): Promise<TestBrowser> {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    return new TestBrowser(await playwright.launch({ executablePath: executablePath ?? '', args }), axe);
  }

  /** @returns a page in a context of its own: no cookie and no storage of another */
  async page(viewport: { width: number; height: number }, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport,
      locale: 'en-US',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /content security policy/i.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /** @returns every breach of WCAG 2.2 A and AA on a page */
  async breaches(page: Page): Promise<string[]> {
    await page.evaluate(this.axe); // by the test's hand, which the page's policy does not bind
    const { violations } = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(WCAG)} })`)) as {
      violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[];
    };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Signs in at the console by its form. */
export async function signIn(page: Page, url: string, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Queue' }).waitFor();
}
