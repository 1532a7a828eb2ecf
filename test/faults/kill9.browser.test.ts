import type { Page } from 'playwright-core';
import { adminEnv, Desk } from '../e2e/desk.ts';
import { inBrowser, PHONE, TestBrowser } from '../support/browser.ts';
import { eventually, TestServer } from '../support/server.ts';

const MINUTES = 60_000;
const ASKED: readonly { readonly question: string; readonly answered: RegExp }[] = [
  { question: 'do you take aetna?', answered: /aetna/i },
  { question: 'do you take cigna?', answered: /cigna/i },
  { question: 'what is your fax number?', answered: /0101/ },
  { question: 'where can I park?', answered: /park|lot/i },
];
const PERSON = 'I want to talk to a person';
const WORDS = 'Hello, I have your file here.';

inBrowser('a chat that is open while the process tree is killed (skipped without Chromium)', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let patient: Page;

  beforeAll(async () => {
    server = await TestServer.start({ env: adminEnv });
    browser = await TestBrowser.launch();
    patient = await browser.page(PHONE);
    await patient.goto(server.url);
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, MINUTES);

  const bubbles = () => patient.getByRole('log').locator('.bubble').allInnerTexts();
  const write = async (text: string) => {
    const box = patient.getByRole('textbox', { name: 'Message' });
    await box.fill(text);
    await box.press('Enter');
  };
  /** All that is on the page, and the same after it was loaded anew. */
  const lines = async (count: number) => {
    await eventually(`${count} messages`, async () => (await bubbles()).length >= count, MINUTES);
    const before = await bubbles();
    await patient.reload();
    await eventually('all of it after a reload', async () => (await bubbles()).length >= count);
    expect(await bubbles()).toEqual(before);
    return before;
  };

  it(
    'goes on by itself: what was written, before and meanwhile, has its answer, once and in order',
    async () => {
      for (const { question } of ASKED.slice(0, 2)) await write(question);
      await eventually('a first answer', async () => (await bubbles()).some((text) => text.length > 40));
      const killed = server.kill9();
      for (const { question } of ASKED.slice(2)) await write(question);
      await killed;
      await server.restart();
      const all = await lines(2 * ASKED.length);
      const questions = ASKED.map(({ question }) => question);
      expect(all.filter((text) => questions.includes(text))).toEqual(questions);
      expect(all.filter((text) => !questions.includes(text))).toEqual(
        ASKED.map(({ answered }) => expect.stringMatching(answered)),
      );
    },
    3 * MINUTES,
  );

  it(
    'stays with the agent who has it, whose words arrive once',
    async () => {
      const desk = await Desk.signIn(server.url);
      await write(PERSON);
      await eventually('a conversation in the queue', async () => (await desk.ids('queued')).length === 1);
      const [id = ''] = await desk.ids('queued');
      expect((await desk.act(id, 'claim')).status).toBe(200);
      expect((await desk.act(id, 'messages', { text: WORDS })).status).toBe(202);
      await server.kill9();
      await server.restart();
      const all = await lines(2 * ASKED.length + 3);
      expect(all.filter((text) => text.includes(WORDS))).toHaveLength(1);
      await write('thank you');
      await eventually('it in the transcript', async () => (await desk.messages(id)).at(-1)?.text === 'thank you');
      expect((await desk.context(id)).status).toBe('with_agent');
      expect(await desk.act(id, 'resolve', { disposition: 'answered' })).toMatchObject({ body: { status: 'closed' } });
    },
    3 * MINUTES,
  );
});
