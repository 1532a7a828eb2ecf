import type { Page } from 'playwright-core';
import { inBrowser, PHONE, SCREEN, signIn, TestBrowser, ZOOMED } from '../support/browser.ts';
import { png } from '../support/pictures.ts';
import { eventually, TestServer } from '../support/server.ts';
import { ADMIN, adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
const SIZES = { desktop: SCREEN, phone: PHONE, zoomed: ZOOMED };
type Size = keyof typeof SIZES;

inBrowser('every page, whoever uses it (skipped without Chromium)', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let desk: Desk;
  /** A conversation with all there is in it; one that waits; one that is closed. */
  const ids = { full: '', waiting: '', closed: '' };

  beforeAll(async () => {
    server = await TestServer.start({ env: adminEnv });
    desk = await Desk.signIn(server.url);
    const { body: me } = await desk.call<{ id: string }>('GET', '/me');
    await desk.call('PATCH', `/staff/${me.id}`, { name: 'Sam Rivera', capacity: 50 });
    const people = (await (await fetch(`${server.url}/sandbox/people`)).json()) as {
      phone: string;
      birthDate: string;
      postalCode: string;
    }[];
    const [mary] = people;
    const picture = { contentType: 'image/png', base64: png(40, 40, [90, 90, 200]).toString('base64') };
    for (const body of ['can I get my medicine refilled', mary?.birthDate ?? '', mary?.postalCode ?? ''])
      await text(mary?.phone ?? '', body);
    await text(mary?.phone ?? '', 'Here is my rash', [picture]);
    await text(mary?.phone ?? '', 'my chest hurts and I cannot breathe');
    ids.full = await queued('cannot breathe');
    await desk.act(ids.full, 'claim');
    await desk.act(ids.full, 'messages', { text: 'Call 911, please' });
    await desk.act(ids.full, 'notes', { text: 'Phoned as well' });
    await text('+15550950002', 'My husband died last night');
    ids.waiting = await queued('husband died');
    await text('+15550950003', 'let me talk to a person please');
    ids.closed = await queued('talk to a person please');
    await desk.act(ids.closed, 'claim');
    await desk.act(ids.closed, 'resolve', { disposition: 'answered' });
    browser = await TestBrowser.launch();
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, MINUTES);
  afterEach(() => expect(browser.complaints.splice(0)).toEqual([]));

  /** Sends a text, and waits until what answers it is there, where something does. */
  const text = async (from: string, body: string, media: object[] = []) => {
    const phone = async () => {
      const response = await fetch(`${server.url}/sandbox/carrier/threads?of=${encodeURIComponent(from)}`);
      const { phones } = (await response.json()) as { phones: { messages: { direction: string }[] }[] };
      return phones[0]?.messages.filter(({ direction }) => direction !== 'inbound').length ?? 0;
    };
    const before = await phone();
    await fetch(`${server.url}/sandbox/carrier/texts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body, media }),
    });
    await eventually(`an answer to “${body}”`, async () => (await phone()) > before, 10_000).catch(() => undefined);
  };
  const queued = async (words: string): Promise<string> => {
    let id: string | null = null;
    await eventually(`“${words}” waits for a person`, async () => {
      id = await desk.holding(words, ['queued']);
      return id !== null;
    });
    return id ?? '';
  };
  const signedIn = async (size: Size, scheme: 'light' | 'dark'): Promise<Page> => {
    const page = await browser.page(SIZES[size], { colorScheme: scheme });
    const cookies = desk.cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: server.url };
    });
    await page.context().addCookies(cookies);
    return page;
  };
  const dialogs = ['Transfer', 'Return to assistant', 'Resolve'];
  /** Opens a dialog of the conversation by its button, or by the menu that holds it where there is little room. */
  const openDialog = async (page: Page, name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    if ((await button.count()) > 0) await button.click();
    else {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name }).click();
    }
    await page.getByRole('dialog').waitFor();
  };

  const looks = (Object.keys(SIZES) as Size[]).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => [size, scheme] as const),
  );

  it.each(looks)(
    'breaks no rule of WCAG 2.2 AA and needs no scrolling sideways: %s, %s',
    async (size, scheme) => {
      const found: string[] = [];
      const check = async (page: Page, name: string) => {
        for (const breach of await browser.breaches(page)) found.push(`${name}: ${breach}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) found.push(`${name}: ${wider} px too wide`);
      };
      const stranger = await browser.page(SIZES[size], { colorScheme: scheme });
      const visit = async (page: Page, path: string, sign: string) => {
        await page.goto(server.url + path);
        await page.getByText(sign).filter({ visible: true }).first().waitFor();
        await check(page, path);
      };
      await visit(stranger, '/console/sign-in?why=idle', 'You were signed off');
      await visit(stranger, '/console/welcome?token=x', 'Choose a password');
      await visit(stranger, '/console/welcome', 'holds no invitation');
      await visit(stranger, '/console/no/such/page', 'This page does not exist');
      await visit(stranger, '/', 'automated assistant');
      await visit(stranger, '/widget/es.html', 'asistente automático');
      await visit(stranger, '/sandbox/phones', 'Saturday,');
      await stranger.context().close();

      const page = await signedIn(size, scheme);
      await visit(page, '/console', 'Waiting');
      await visit(page, '/console?view=bot', 'The assistant has no open conversation');
      await visit(page, '/console?view=closed', '0003');
      await visit(page, `/console/c/${ids.waiting}`, 'My husband died');
      await visit(page, `/console/c/${ids.closed}`, 'This conversation is closed');
      await visit(page, '/console/c/nonsense', 'Not found');
      await page.goto(`${server.url}/console/c/${ids.full}?pane=context`);
      await page.getByRole('region', { name: 'Mood' }).waitFor();
      await check(page, 'context');
      await visit(page, `/console/c/${ids.full}`, 'my chest hurts');
      for (const name of dialogs) {
        await openDialog(page, name);
        await check(page, name);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.getByRole('button', { name: /^Picture/ }).click();
      await page.getByRole('dialog').waitFor();
      await check(page, 'a picture');
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('/');
      await check(page, 'ready answers');
      await page.getByRole('button', { name: /^Account/ }).click();
      await check(page, 'the account menu');
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
      await page.getByRole('dialog').waitFor();
      await check(page, 'the shortcuts');
      await page.keyboard.press('Escape');
      await page.context().setOffline(true);
      await page.getByText('No connection. What you see').waitFor();
      await check(page, 'offline');
      await page.context().close();
      expect(found).toEqual([]);
    },
    3 * MINUTES,
  );

  it(
    'goes by keyboard alone, and shows where one is',
    async () => {
      const page = await browser.page(SCREEN);
      await page.goto(`${server.url}/console`);
      await page.getByLabel('E-mail').waitFor();
      await page.keyboard.type(ADMIN.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(ADMIN.password);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Queue' }).locator('[data-row]').first().waitFor();
      // By Tab through all there is, each stop with a mark that one can see.
      await page.goto(`${server.url}/console/c/${ids.full}`);
      await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
      const stops = new Set<string>();
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const node = document.activeElement as HTMLElement | null;
          if (!node || node === document.body) return null;
          const marked = (element: HTMLElement | null): boolean => {
            if (!element) return false;
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
            return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('0px 0px 0px 1px');
          };
          const name = node.getAttribute('aria-label') ?? node.textContent ?? '';
          // A radio of a segmented control is as large as nothing: its label is marked for it.
          const around = node.closest('form > div') as HTMLElement | null;
          const label = node instanceof HTMLInputElement ? (node.labels?.[0] as HTMLElement | undefined) : undefined;
          return { name: `${node.tagName} ${name.slice(0, 30)}`, seen: marked(node) || marked(around) || marked(label ?? null) };
        });
        if (!stop) break;
        if (!stop.seen) stops.add(`unseen: ${stop.name}`);
        stops.add(stop.name);
      }
      expect([...stops].filter((name) => name.startsWith('unseen'))).toEqual([]);
      for (const part of [
        'A Skip to the conversation',
        'BUTTON My presence',
        'BUTTON Transfer',
        'DIV Conversation',
        'TEXTAREA Message',
        'BUTTON Resolve',
      ])
        expect([...stops].some((name) => name.startsWith(part)) || part).toBe(true);

      // By arrows in the queue, by shortcuts in the conversation.
      await page.goto(`${server.url}/console`);
      await page.getByRole('navigation', { name: 'Queue' }).locator('[data-row]').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('My husband died').first().waitFor();
      await page.keyboard.press('Alt+c');
      await page.getByText('You took over').waitFor();
      await page.keyboard.press('Alt+n');
      await page.keyboard.type('a note');
      await page.keyboard.press('Enter');
      await page.getByText('Your note').waitFor();
      await page.keyboard.press('Alt+n');
      await page.keyboard.type('/nurse');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByRole('log').getByText('I am asking a nurse').waitFor();
      await page.keyboard.press('Alt+k');
      await page.waitForURL(`**/c/${ids.full}*`);
      await page.keyboard.press('Alt+j');
      await page.waitForURL(`**/c/${ids.waiting}*`);
      await page.getByRole('button', { name: 'Resolve' }).waitFor();
      await page.keyboard.press('Alt+r');
      await page.getByRole('dialog', { name: 'How did it end?' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('This conversation is closed').waitFor();
      await page.context().close();
    },
    MINUTES,
  );

  it(
    'moves nothing for whoever wants no motion, and little for others',
    async () => {
      const longest = async (reducedMotion: 'reduce' | 'no-preference') => {
        const page = await browser.page(SCREEN, { reducedMotion });
        await signIn(page, server.url, ADMIN);
        await page.goto(`${server.url}/console/c/${ids.full}`);
        await page.getByRole('button', { name: 'Resolve' }).waitFor();
        // Of all that moves while a dialog opens and a row comes in; what loops (typing) is no transition.
        await page.evaluate(() => {
          const seen = { longest: 0 };
          Object.assign(globalThis, { seen });
          const look = () => {
            for (const { effect } of document.getAnimations()) {
              const { duration = 0, iterations = 1 } = effect?.getComputedTiming() ?? {};
              if (iterations !== Number.POSITIVE_INFINITY) seen.longest = Math.max(seen.longest, Number(duration));
            }
            requestAnimationFrame(look);
          };
          look();
        });
        await page.getByRole('button', { name: 'Resolve' }).click();
        await page.getByRole('dialog').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        const found = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest);
        await page.context().close();
        return found;
      };
      expect(await longest('reduce')).toBeLessThanOrEqual(1);
      expect(await longest('no-preference')).toBeLessThanOrEqual(150);
    },
    MINUTES,
  );

  it(
    'is usable at 200 %: what one reads, and where one writes, are both in sight',
    async () => {
      const page = await signedIn('zoomed', 'light');
      await page.goto(`${server.url}/console/c/${ids.full}`);
      const box = page.getByRole('textbox', { name: 'Message', exact: true });
      await box.fill('Can you hear me?');
      const log = page.getByRole('log');
      const seen = await log.evaluate((node) => node.getBoundingClientRect().height);
      expect(seen).toBeGreaterThan(150);
      const send = page.getByRole('button', { name: 'Send' });
      const below = await send.evaluate((node) => innerHeight - node.getBoundingClientRect().bottom);
      expect(below).toBeGreaterThanOrEqual(0);
      await send.click();
      await log.getByText('Can you hear me?', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Context' }).click();
      await page.getByRole('region', { name: 'Why', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Back to the conversation' }).click();
      await page.getByRole('button', { name: 'Back to the queue' }).click();
      await page.getByRole('navigation', { name: 'Queue' }).locator('[data-row]').first().waitFor();
      await page.context().close();
    },
    MINUTES,
  );
});
