import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildWidget } from './testing/build.js';
import { TestClinic } from './testing/clinic.js';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const found = existsSync(CHROMIUM);
if (!found && !process.env.CI) console.warn(`The widget's browser tests are skipped: no Chromium at ${CHROMIUM}.`);
const inBrowser = found || process.env.CI ? describe : describe.skip;

const WIDTHS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 }, zoomed: { width: 640, height: 400 } };

inBrowser('the chat in a browser', () => {
  let folder: string;
  let clinic: TestClinic;
  let browser: Browser;
  let axe: string;
  let page: Page;
  /** What the browser complained about; a refused script shows here. */
  let complaints: string[];

  beforeAll(async () => {
    folder = await buildWidget();
    clinic = new TestClinic(folder);
    await clinic.start();
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await clinic?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  afterEach(async () => {
    await page.context().close();
    expect(clinic.errors).toEqual([]);
  });

  const visit = async (size: keyof typeof WIDTHS, scheme: 'light' | 'dark' = 'light', path = '/', motion?: 'reduce') => {
    const context = await browser.newContext({
      viewport: WIDTHS[size],
      colorScheme: scheme,
      reducedMotion: motion ?? 'no-preference',
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(clinic.origin + path);
    await page.getByText(/automated assistant\. It|asistente automático\. No/).waitFor();
  };
  const box = (name = 'Message') => page.getByRole('textbox', { name });
  const log = () => page.getByRole('log');
  const write = async (text: string) => {
    await box().fill(text);
    await box().press('Enter');
  };
  const violations = async () => {
    // Evaluated by the test's hand, which the page's policy does not bind.
    await page.evaluate(axe);
    const found = await page.evaluate(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
    );
    const { violations: broken } = found as {
      violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[];
    };
    return broken.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${JSON.stringify(node.target)} ${node.failureSummary}`));
  };

  const looks = (['desktop', 'phone', 'zoomed'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => [size, scheme] as const),
  );
  it.each(looks)(
    'breaks no rule of WCAG 2.2 AA: %s, %s',
    async (size, scheme) => {
      await visit(size, scheme, size === 'phone' ? '/widget/es.html' : '/', 'reduce');
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: /Book an appointment|Hacer una cita/ }).click();
      await page.getByRole('button', { name: /9:20/ }).waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /Chat with us|Escríbanos/ }).waitFor();
      expect(await violations()).toEqual([]);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('answers, offers choices, and sends the one that is pressed', async () => {
    await visit('desktop');
    await write('I need an appointment');
    await page.getByRole('button', { name: /2:40 pm/ }).click();
    await log().getByText('You wrote: Tue, Dec 1, 2:40 pm with Dr. Luis Ortega').waitFor();
    expect(await page.getByRole('button', { name: /2:40 pm/ }).count()).toBe(0);
    expect(await log().getByText('Delivered').count()).toBe(1);
  }, 60_000);

  it('sends by Enter and begins a line by Shift+Enter', async () => {
    await visit('desktop');
    await box().fill('one');
    await box().press('Shift+Enter');
    await page.keyboard.type('two');
    await box().press('Enter');
    await log().getByText('You wrote: one two').waitFor();
    expect(await box().inputValue()).toBe('');
  }, 60_000);

  it('shows words as words, whatever they look like', async () => {
    await visit('desktop');
    const nasty = '<img src=x onerror=alert(1)> \u202Eabc 👩‍⚕️ {{7*7}}';
    await write(nasty);
    await log().getByText(`You wrote: ${nasty}`).waitFor();
    expect(await log().locator('img').count()).toBe(0);
  }, 60_000);

  it('has the whole conversation after a reload and in another tab, and the draft too', async () => {
    await visit('desktop');
    await write('Remember me');
    await log().getByText('You wrote: Remember me').waitFor();
    await box().fill('half a sen');
    await page.reload();
    await log().getByText('You wrote: Remember me').waitFor();
    expect(await box().inputValue()).toBe('half a sen');
    const other = await page.context().newPage();
    await other.goto(clinic.origin);
    await other.getByRole('log').getByText('You wrote: Remember me').waitFor();
    await write('And now here');
    // What was written, and what the assistant says of it: each once, in both tabs.
    for (const tab of [page, other]) {
      await tab.getByRole('log').getByText('And now here').nth(1).waitFor();
      expect(await tab.getByRole('log').getByText('And now here').count()).toBe(2);
    }
  }, 60_000);

  it('keeps what is written while the server is away, and sends it once', async () => {
    await visit('phone');
    await write('Before');
    await log().getByText('You wrote: Before').waitFor();
    await clinic.stop();
    await page.getByRole('status').getByText('No connection').waitFor();
    await write('While away');
    await log().getByText('Waiting to send').waitFor();
    await clinic.start();
    await log().getByText('You wrote: While away').waitFor();
    expect(await log().getByText('While away').count()).toBe(2);
    await page.getByRole('status').getByText('No connection').waitFor({ state: 'detached' });
  }, 60_000);

  it('says who took over, and tells of news while it is closed', async () => {
    await visit('desktop');
    const before = new Set(clinic.visitors);
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await log().getByText('A person from our team').waitFor();
    const visitor = [...clinic.visitors].find((one) => !before.has(one)) ?? '';
    clinic.assign(visitor, 'Maria Lopez');
    await page.getByRole('dialog').getByText('Maria · Care team').waitFor();
    await page.getByRole('button', { name: 'Close chat' }).click();
    clinic.say(visitor, 'Hello, I am here', 'agent');
    await page.getByRole('button', { name: 'Chat with us, 1 new message' }).click();
    await log().getByText('Hello, I am here').waitFor();
  }, 60_000);

  it('begins at the end of a thousand messages, and goes back without a jump', async () => {
    await visit('phone');
    const before = new Set(clinic.visitors);
    await write('Hello');
    await log().getByText('You wrote: Hello').waitFor();
    const visitor = [...clinic.visitors].find((one) => !before.has(one)) ?? '';
    for (let i = 1; i <= 1000; i++)
      clinic.log.append(visitor, { from: 'assistant', parts: [{ kind: 'text', text: `No. ${i}.` }] });
    await page.reload();
    await log().getByText('No. 1000.').waitFor();
    const bubbles = log().locator('.bubble');
    expect(await bubbles.count()).toBe(50);
    expect(await log().evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))).toBe(0);
    // What one reads stays where it is, to the pixel, while what was before is put in above it.
    for (let shown = 50; shown < 1000; shown += 50) {
      const [read, moved] = await log().evaluate(async (box) => {
        const first = box.querySelector('.bubble') as HTMLElement;
        box.scrollTop = 120;
        const top = first.getBoundingClientRect().top;
        const count = box.querySelectorAll('.bubble').length;
        while (box.querySelectorAll('.bubble').length === count) await new Promise((drawn) => requestAnimationFrame(drawn));
        return [count, Math.abs(first.getBoundingClientRect().top - top)];
      });
      expect(read).toBe(shown);
      expect(moved).toBeLessThan(1.5);
      await page.locator('[role=log][aria-live=polite]').waitFor();
    }
    await log().evaluate((box) => {
      box.scrollTop = 0;
    });
    await log().getByText('You wrote: Hello').waitFor();
    expect(await bubbles.count()).toBe(1002);
    expect(await page.getByRole('button', { name: 'Show earlier messages' }).count()).toBe(0);
    // It is still a chat.
    await write('And on');
    await log().getByText('You wrote: And on').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('shows that somebody is typing, and under which name', async () => {
    await visit('desktop');
    const before = new Set(clinic.visitors);
    await write('Hello');
    await log().getByText('You wrote: Hello').waitFor();
    const visitor = [...clinic.visitors].find((one) => !before.has(one)) ?? '';
    clinic.typing(visitor, 'Maria');
    await log().getByText('Maria is typing').waitFor();
    clinic.say(visitor, 'Here I am', 'agent');
    await log().getByText('Here I am').waitFor();
    expect(await log().getByText('Maria is typing').count()).toBe(0);
  }, 60_000);

  it('goes by keyboard alone: the focus is where one writes, and back where it was', async () => {
    await visit('phone');
    await box().focus();
    await page.keyboard.press('Escape');
    const launcher = page.getByRole('button', { name: 'Chat with us' });
    await launcher.waitFor();
    expect(await launcher.evaluate((node) => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await box().waitFor();
    expect(await box().evaluate((node) => node.matches(':focus'))).toBe(true);
    // On a phone the panel covers the page, so Tab goes round in it.
    for (let i = 0; i < 12; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('care-chat');
  }, 60_000);
});
