import type { Page } from 'playwright-core';
import { inBrowser, PHONE, SCREEN, signIn, TestBrowser } from '../support/browser.ts';
import { png } from '../support/pictures.ts';
import { eventually, TestServer } from '../support/server.ts';
import { ADMIN, adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
const BEN = { email: 'ben.ito@clinic.example', password: 'another-password-of-a-test' };
const RASH = png(300, 500, [200, 90, 90]);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const MANY = 1_000;

inBrowser('the desk in a browser (skipped without Chromium)', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let desk: Desk;
  let sam: Page;

  beforeAll(async () => {
    server = await TestServer.start({ env: adminEnv });
    desk = await Desk.signIn(server.url);
    const { body: me } = await desk.call<{ id: string }>('GET', '/me');
    expect((await desk.call('PATCH', `/staff/${me.id}`, { name: 'Sam Rivera', capacity: 50 })).status).toBe(200);
    expect((await desk.call('POST', '/staff', { ...BEN, name: 'Ben Ito', roles: ['agent'] })).status).toBe(201);
    browser = await TestBrowser.launch();
    sam = await browser.page(SCREEN);
    await signIn(sam, server.url, ADMIN);
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, MINUTES);
  afterEach(() => expect(browser.complaints.splice(0)).toEqual([]));

  let numbers = 0;
  const newNumber = () => `+1555090${String(++numbers).padStart(4, '0')}`;
  const text = async (from: string, body: string, ...files: { contentType: string; content: Buffer }[]) => {
    const media = files.map(({ contentType, content }) => ({ contentType, base64: content.toString('base64') }));
    const response = await fetch(`${server.url}/sandbox/carrier/texts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body, media }),
    });
    expect(response.status).toBe(201);
  };
  /** @returns the conversation that a text is in, once it is there */
  const holding = async (words: string): Promise<string> => {
    let id: string | null = null;
    await eventually(`a conversation with “${words}”`, async () => {
      id = await desk.holding(words);
      return id !== null;
    });
    return id ?? '';
  };
  const thread = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });
  const open = async (page: Page, id: string) => {
    await page.goto(`${server.url}/console/c/${id}`);
    await thread(page).getByRole('log').waitFor();
  };
  const write = async (page: Page, words: string) => {
    const box = page.getByRole('textbox', { name: 'Message', exact: true });
    await box.fill(words);
    await box.press('Enter');
  };
  /** A patient in the web chat who has asked for a person. @returns their page, and the conversation */
  const visitor = async (words: string) => {
    const page = await browser.page(PHONE);
    await page.goto(server.url);
    await write(page, words);
    await page.getByRole('log').getByText(words, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    const id = await holding(words);
    await eventually('a person is wanted', async () => (await desk.context(id)).status === 'queued');
    return { page, id };
  };

  it(
    'shows pictures as pictures, large when they are clicked, and saves everything else by its name',
    async () => {
      const from = newNumber();
      await text(
        from,
        'Please look at this rash',
        { contentType: 'image/png', content: RASH },
        { contentType: 'application/pdf', content: PDF },
      );
      const id = await holding('Please look at this rash');
      await open(sam, id);
      const picture = thread(sam).getByRole('img', { name: /^Picture 1 \(PNG\), sent by the patient at / });
      await picture.waitFor();
      await eventually('the picture is drawn', () => picture.evaluate((img: HTMLImageElement) => img.naturalWidth === 300));
      const button = thread(sam).getByRole('button', { name: /Picture 1 \(PNG\)/ });
      await button.focus();
      await sam.keyboard.press('Enter');
      const dialog = sam.getByRole('dialog', { name: 'Picture 1 (PNG)' });
      const large = dialog.getByRole('img', { name: /Picture 1/ });
      await eventually('it is shown as large as it is', () =>
        large.evaluate((img: HTMLImageElement) => img.clientHeight === 500),
      );
      expect(await browser.breaches(sam)).toEqual([]);
      await sam.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);

      const link = thread(sam).getByRole('link', { name: 'Download: Document 2 (PDF), 1 kB' });
      const [download] = await Promise.all([sam.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/^document-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.pdf$/);
    },
    MINUTES,
  );

  it(
    'calls oneself "You", and colleagues by their first name',
    async () => {
      const { id, page } = await visitor('What are your hours on Saturday?');
      await open(sam, id);
      await sam.getByRole('button', { name: 'Claim' }).click();
      await write(sam, 'Hello from Sam');
      await thread(sam).getByText('Hello from Sam', { exact: true }).waitFor();
      const mine = thread(sam).locator('[data-from=agent]').filter({ hasText: 'Hello from Sam' });
      await mine.getByText('You', { exact: true }).waitFor();
      await thread(sam).getByText('You took over').waitFor();
      const ben = await browser.page(SCREEN);
      await signIn(ben, server.url, BEN);
      await open(ben, id);
      const his = thread(ben).locator('[data-from=agent]').filter({ hasText: 'Hello from Sam' });
      await his.getByText('Sam', { exact: true }).waitFor();
      await thread(ben).getByText('Sam took over').waitFor();
      await thread(ben).getByText('With Sam').waitFor();
      await ben.getByRole('textbox', { name: 'Note', exact: true }).fill('A note of Ben');
      await ben.keyboard.press('Enter');
      await thread(ben).getByText('Your note, not seen by the patient').waitFor();
      await thread(sam).getByText('Note by Ben, not seen by the patient').waitFor();
      for (const other of [ben, page]) await other.context().close();
    },
    MINUTES,
  );

  it(
    'shows beside a request what belongs to it, and nothing of a question before it',
    async () => {
      const from = newNumber();
      await text(from, 'What are your hours on Saturday?');
      await eventually('the hours are told', async () => (await desk.ids('bot')).length > 0);
      await text(from, 'I am so scared about my biopsy result, number two');
      const id = await holding('number two');
      await open(sam, id);
      const asked = sam.getByRole('region', { name: 'Asked and answered' });
      await asked.getByText('Wants').waitFor();
      expect(await asked.textContent()).not.toMatch(/When|Sat/);
      const summary = sam.getByRole('region', { name: 'Summary' });
      expect(await summary.textContent()).toContain('I am so scared about my biopsy result');
      expect(await summary.textContent()).not.toMatch(/Sat|\d{4}-\d\d/);
    },
    MINUTES,
  );

  it(
    'shows patient and agent to each other while they type, and not a word of it',
    async () => {
      const { id, page } = await visitor('Do you take Aetna?');
      await open(sam, id);
      await sam.getByRole('button', { name: 'Claim' }).click();
      await sam.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
      await page.getByRole('dialog').getByText('Sam · Care team').waitFor();
      // Told every three seconds, and lost where nobody looks yet: long enough for a second time.
      await Promise.all([
        page
          .getByRole('textbox', { name: 'Message' })
          .pressSequentially('secret half a sentence, and its other half', { delay: 180 }),
        thread(sam).getByText('The patient is typing').waitFor(),
      ]);
      await sam.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('another secret', { delay: 100 });
      await page.getByRole('log').getByText('Sam is typing').waitFor();
      expect(await sam.locator('body').textContent()).not.toContain('secret half');
      expect(await page.getByRole('dialog').textContent()).not.toContain('another');
      await sam.getByRole('textbox', { name: 'Message', exact: true }).press('Enter');
      await page.getByRole('log').getByText('another secret').waitFor();
      expect(await page.getByRole('log').getByText('Sam is typing').count()).toBe(0);
      await page.context().close();
    },
    MINUTES,
  );

  it(
    'is usable with a thousand messages: it begins at the end, and goes back without a jump',
    async () => {
      const { id, page } = await visitor('Where can I park?');
      expect((await desk.act(id, 'claim')).status).toBe(200);
      for (let sent = 1; sent <= MANY; sent++)
        expect((await desk.act(id, 'messages', { text: `No. ${sent}.` })).status).toBe(202);
      await open(sam, id);
      const log = thread(sam).getByRole('log');
      const newest = log.getByText(`No. ${MANY}.`, { exact: true });
      await newest.waitFor();
      const shown = () => log.locator('[data-from=agent]').count();
      const first = await shown();
      expect(first).toBeLessThanOrEqual(200);
      expect(await newest.evaluate((node) => node.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
      for (let before = first; before < MANY; before = await shown()) {
        const moved = await log.evaluate(async (box) => {
          // The words that one reads: a name above them may go when somebody else's words come to stand there.
          const read = box.querySelector('[data-from] > [dir]') as HTMLElement;
          const count = box.querySelectorAll('[data-from]').length;
          box.scrollTop = 300;
          const top = read.getBoundingClientRect().top;
          while (box.querySelectorAll('[data-from]').length === count) await new Promise((drawn) => requestAnimationFrame(drawn));
          return Math.abs(read.getBoundingClientRect().top - top);
        });
        expect(moved).toBeLessThan(1.5);
        await thread(sam).locator('[role=log][aria-live=polite]').waitFor();
      }
      await log.evaluate((box) => box.scrollTo({ top: 0 }));
      await log.getByText('Where can I park?', { exact: true }).waitFor();
      expect(await thread(sam).getByRole('button', { name: 'Show earlier messages' }).count()).toBe(0);
      // Who reads far back is left there by what is new, is told of it, and can still write.
      await log.evaluate((box) => box.scrollTo({ top: 0 }));
      await write(page, 'One more of the patient');
      await thread(sam).getByRole('button', { name: 'New messages' }).click();
      await log.getByText('One more of the patient').waitFor();
      const typed = await sam.evaluate(() => performance.now());
      await write(sam, 'And an answer');
      await log.getByText('And an answer', { exact: true }).waitFor();
      expect((await sam.evaluate(() => performance.now())) - typed).toBeLessThan(5_000);
      await page.context().close();
    },
    3 * MINUTES,
  );
});
