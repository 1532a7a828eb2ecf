import { MailServer } from '../support/mail-server.ts';
import { eventually, TestServer } from '../support/server.ts';
import { adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
const SAM = { email: 'sam.okafor@clinic.example', name: 'Sam Okafor' };
const CHOSEN = 'a-password-of-their-own';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
interface Made {
  readonly id: string;
  readonly invitation: { readonly url: string; readonly mailed: boolean };
}

describe('mail to staff', () => {
  let server: TestServer;
  let desk: Desk;
  const start = async (env: Record<string, string>) => {
    server = await TestServer.start({ env: { ...adminEnv, ...env } });
    desk = await Desk.signIn(server.url);
  };
  afterEach(() => server?.stop(), MINUTES);

  const invite = async () => (await desk.call<Made>('POST', '/staff', { ...SAM, roles: ['agent'] })).body;
  const linkIn = ({ text }: Pick<Mail, 'text'>) => /https?:\S+/.exec(text)?.[0] ?? '';
  /** What the console's page does behind a link. */
  const choose = (link: string, newPassword: string) =>
    fetch(`${server.url}/api/auth/reset-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ token: new URL(link).searchParams.get('token'), newPassword }),
    });
  const forgot = (email: string) =>
    fetch(`${server.url}/api/auth/request-password-reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ email }),
    });

  it(
    'is shown on the sandbox’s page while no mail server is named: an invitation, then a reset',
    async () => {
      await start({});
      const page = await fetch(`${server.url}/sandbox/mail`);
      expect(page.headers.get('content-type')).toContain('text/html');
      for (const file of ['mail.css', 'mail.js']) expect((await fetch(`${server.url}/sandbox/${file}`)).status).toBe(200);
      const mails = async () =>
        ((await (await fetch(`${server.url}/sandbox/mail/messages`)).json()) as { messages: Mail[] }).messages;

      const { invitation } = await invite();
      await eventually('the invitation', async () => (await mails()).length === 1);
      const [first] = await mails();
      expect(first).toMatchObject({ to: SAM.email, subject: 'Your account on Carethread' });
      expect(linkIn(first as Mail)).toBe(invitation.url);
      expect(invitation.mailed).toBe(true);
      expect((await choose(invitation.url, CHOSEN)).status).toBe(200);
      await Desk.signIn(server.url, { email: SAM.email, password: CHOSEN });

      expect((await forgot(SAM.email)).status).toBe(200);
      await eventually('the reset', async () => (await mails()).length === 2);
      expect((await choose(linkIn((await mails())[0] as Mail), 'another-password-of-theirs')).status).toBe(200);
      await Desk.signIn(server.url, { email: SAM.email, password: 'another-password-of-theirs' });
    },
    3 * MINUTES,
  );

  it(
    'goes to the mail server that is named, and then the sandbox shows none',
    async () => {
      const mail = await MailServer.start();
      try {
        await start(mail.env);
        const { id, invitation } = await invite();
        await eventually('the invitation', () => mail.taken.length === 1);
        expect(mail.taken[0]).toMatchObject({ mail: { from: { address: 'no-reply@clinic.example' } }, to: [SAM.email] });
        expect(mail.taken[0]?.mail.text).toContain(invitation.url);
        const reset = await desk.call<{ url: string; mailed: boolean }>('POST', `/staff/${id}/reset`);
        expect(reset).toMatchObject({ status: 200, body: { mailed: true } });
        await eventually('the reset', () => mail.taken.length === 2);
        expect(mail.taken[1]?.mail.text).toContain(reset.body.url);
        expect((await fetch(`${server.url}/sandbox/mail`)).status).toBe(404);
        const trail = await desk.call<{ items: { action: string }[] }>('GET', `/audit?subject=staff:${id}`);
        expect(trail.body.items.map(({ action }) => action)).toEqual(['staff.reset', 'staff.create']);
      } finally {
        await mail.stop();
      }
    },
    3 * MINUTES,
  );

  it(
    'is none without either: the admin is shown the links',
    async () => {
      await start({ SANDBOX: 'off' });
      const { id, invitation } = await invite();
      expect(invitation.mailed).toBe(false);
      expect((await choose(invitation.url, CHOSEN)).status).toBe(200);
      const reset = await desk.call<{ url: string; mailed: boolean }>('POST', `/staff/${id}/reset`);
      expect(reset).toMatchObject({ status: 200, body: { mailed: false } });
      expect((await fetch(`${server.url}/sandbox/mail`)).status).toBe(404);
      expect((await desk.call('POST', '/staff/nobody/reset')).status).toBe(404);
    },
    3 * MINUTES,
  );
});
