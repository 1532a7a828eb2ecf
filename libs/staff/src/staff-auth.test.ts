import pg from 'pg';
import { startDatabase } from '../../../test/support/store.ts';
import {
  type AuthAnswer,
  BACKGROUND,
  createPresenceStore,
  createStaffAuth,
  EmailTaken,
  ensureFirstAdmin,
  LastAdmin,
  migrateStaff,
  OFFLINE_AFTER_MS,
  type StaffAuth,
} from './index.js';
import type { Letter } from './mail/letters.js';

const BASE = 'http://127.0.0.1:3000';
const PASSWORD = 'correct horse battery';

describe('staff on PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startDatabase>>;
  let pool: pg.Pool;
  let staff: StaffAuth;
  let address = 0;

  beforeAll(async () => {
    server = await startDatabase();
    pool = new pg.Pool({ connectionString: server.url, max: 8 });
    // One that is still ending when the server stops is told so.
    pool.on('error', () => undefined);
    await Promise.all([migrateStaff(pool), migrateStaff(pool)]);
    staff = createStaffAuth({ pool, secret: 'a secret that only tests know, 32+', baseUrl: BASE, signInsPerMinute: 3 });
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });

  const post = (path: string, body: object, headers: Record<string, string> = {}, ip = `10.0.0.${++address}`) =>
    staff.handle({
      method: 'POST',
      url: `/api/auth${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ip,
    });
  const cookieOf = (answer: AuthAnswer) =>
    answer.headers
      .filter(([name]) => name === 'set-cookie')
      .map(([, value]) => value.split(';')[0])
      .join('; ');
  const signIn = async (email: string, password = PASSWORD) => {
    const answer = await post('/sign-in/email', { email, password });
    expect(answer.status).toBe(200);
    return { cookie: cookieOf(answer) };
  };
  const agent = (name: string) => staff.accounts.create({ email: `${name}@clinic.example`, name, password: PASSWORD });

  it('makes one first admin, with every role and a password shown once, however many start at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureFirstAdmin(pool, staff)));
    const [first] = made.filter((admin) => admin.oneTimePassword);
    expect(made.filter((admin) => admin.oneTimePassword)).toHaveLength(1);
    expect(await ensureFirstAdmin(pool, staff, { email: 'other@clinic.example' })).toEqual({ email: first?.email });
    const headers = await signIn(first?.email ?? '', first?.oneTimePassword);
    expect(await staff.authenticate(headers)).toMatchObject({ roles: ['agent', 'clinician', 'supervisor', 'admin', 'auditor'] });
  });

  it('can be migrated again with people in it', async () => {
    await migrateStaff(pool);
    expect(await staff.accounts.list()).not.toHaveLength(0);
  });

  it('keeps what an account was given, and refuses a second one with the same address', async () => {
    const account = {
      email: 'Maria@Clinic.example',
      name: 'María',
      roles: ['agent', 'clinician'] as const,
      skills: ['Wounds'],
      languages: ['es'],
    };
    const made = await staff.accounts.create({ ...account, roles: [...account.roles], queues: ['clinical'], capacity: 3 });
    expect(made).toMatchObject({
      email: 'maria@clinic.example',
      skills: ['wounds'],
      queues: ['clinical'],
      capacity: 3,
      active: true,
    });
    expect(await staff.accounts.get(made.id)).toMatchObject({ name: 'María', roles: ['agent', 'clinician'], languages: ['es'] });
    await expect(staff.accounts.create({ email: 'maria@clinic.example', name: 'Other' })).rejects.toThrow(EmailTaken);
  });

  it('lets an invited person set a password once, by the link', async () => {
    const made = await staff.accounts.create({ email: 'new@clinic.example', name: 'New' });
    const token = new URL(made.invitation?.url ?? '').searchParams.get('token');
    expect((await post('/reset-password', { token, newPassword: PASSWORD })).status).toBe(200);
    expect(await staff.authenticate(await signIn('new@clinic.example'))).toMatchObject({ id: made.id });
    expect((await post('/reset-password', { token, newPassword: 'another long password' })).status).toBe(400);
  });

  describe('with mail', () => {
    const letters: Letter[] = [];
    let mailing: StaffAuth;
    beforeAll(() => {
      const mailer = {
        send: (letter: Letter) => letters.push(letter),
        settled: async () => undefined,
        close: async () => undefined,
      };
      mailing = createStaffAuth({ pool, secret: 'a secret that only tests know, 32+', baseUrl: BASE, mailer });
    });
    beforeEach(() => {
      letters.length = 0;
    });
    const ask = (email: string, ip = `10.1.0.${++address}`) =>
      mailing.handle({
        method: 'POST',
        url: '/api/auth/request-password-reset',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
        ip,
      });
    const tokenIn = ({ text }: Letter) => /welcome\?token=([\w-]+)/.exec(text)?.[1] ?? '';

    it('writes to who was invited, in their language, what the admin is shown too', async () => {
      const made = await mailing.accounts.create({ email: 'lucia@clinic.example', name: 'Lucía Paz', languages: ['es', 'en'] });
      expect(made.invitation).toMatchObject({ mailed: true });
      expect(letters).toEqual([
        {
          to: { name: 'Lucía Paz', address: 'lucia@clinic.example' },
          subject: 'Su cuenta en Carethread',
          text: expect.stringContaining(made.invitation?.url ?? 'no link'),
        },
      ]);
      await mailing.accounts.create({ email: 'own@clinic.example', name: 'Own', password: PASSWORD });
      expect(letters).toHaveLength(1);
    });

    it('gives who forgot their password a new one, once, and ends the sessions of the old one', async () => {
      await agent('forgot');
      const { cookie } = await signIn('forgot@clinic.example');
      expect((await ask('forgot@clinic.example')).status).toBe(200);
      expect(letters).toMatchObject([{ to: { address: 'forgot@clinic.example' }, subject: 'A new password for Carethread' }]);
      const token = tokenIn(letters[0] as Letter);
      const set = () => post('/reset-password', { token, newPassword: 'another long password' });
      expect((await set()).status).toBe(200);
      expect((await set()).status).toBe(400);
      expect(await staff.authenticate({ cookie })).toBeNull();
      await signIn('forgot@clinic.example', 'another long password');
    });

    it('says the same, and writes nothing, where there is no such account or it is switched off', async () => {
      const { id } = await agent('gone');
      await staff.accounts.patch(id, { active: false });
      await agent('here');
      const answers = [await ask('nobody@clinic.example'), await ask('gone@clinic.example'), await ask('here@clinic.example')];
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
      expect(letters.map(({ to }) => to.address)).toEqual(['here@clinic.example']);
    });

    it('fills nobody’s mailbox', async () => {
      await agent('patient-one');
      const asked = [];
      for (let n = 0; n < 5; n += 1) asked.push((await ask('patient-one@clinic.example', '10.2.0.1')).status);
      expect(asked).toEqual([200, 200, 200, 429, 429]);
    });

    it('has an admin make a link for an active account, which is mailed as well', async () => {
      const { id } = await agent('linked');
      const link = await mailing.accounts.reset(id);
      expect(link).toMatchObject({ mailed: true, url: expect.stringContaining(tokenIn(letters[0] as Letter)) });
      await staff.accounts.patch(id, { active: false });
      expect(await mailing.accounts.reset(id)).toBeNull();
      expect(await mailing.accounts.reset('nobody')).toBeNull();
      expect(letters).toHaveLength(1);
    });
  });

  it('shows an admin the links where there is no mail, and leaves nobody waiting for one', async () => {
    const { invitation, id } = await staff.accounts.create({ email: 'shown@clinic.example', name: 'Shown' });
    expect(invitation).toMatchObject({ mailed: false, url: expect.stringContaining('/console/welcome?token=') });
    expect(await staff.accounts.reset(id)).toMatchObject({ mailed: false });
    expect((await post('/request-password-reset', { email: 'shown@clinic.example' })).status).toBe(400);
  });

  it('refuses a wrong password with a problem document that does not say whether the account exists', async () => {
    await agent('known');
    const [wrong, unknown] = await Promise.all([
      post('/sign-in/email', { email: 'known@clinic.example', password: 'not the password' }),
      post('/sign-in/email', { email: 'nobody@clinic.example', password: 'not the password' }),
    ]);
    expect(wrong.status).toBe(401);
    expect(JSON.parse(wrong.body)).toMatchObject({ status: 401, code: 'signed-out' });
    expect(unknown.body).toBe(wrong.body);
  });

  it('limits sign-in attempts by the address the gateway saw, whatever headers claim', async () => {
    const attempt = (claim: string) =>
      post('/sign-in/email', { email: 'nobody@clinic.example', password: 'x' }, { 'x-forwarded-for': claim }, '10.9.9.9');
    const answers = [];
    for (const claim of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4']) answers.push(await attempt(claim));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 429]);
    expect(answers[3]?.headers.map(([name]) => name)).toContain('retry-after');
  });

  it('takes a cookie with no origin from a program, with localhost for 127.0.0.1, and from no other page', async () => {
    await agent('origin');
    const { cookie } = await signIn('origin@clinic.example');
    const signOut = (headers: Record<string, string>) => post('/sign-out', {}, { cookie, ...headers });
    expect((await signOut({ origin: 'https://evil.example' })).status).toBe(403);
    expect(await staff.authenticate({ cookie })).not.toBeNull();
    expect((await signOut({ origin: 'http://localhost:3000' })).status).toBe(200);
    expect((await signOut({})).status).toBe(200);
    expect(await staff.authenticate({ cookie })).toBeNull();
  });

  it('signs off who shows no sign of life, and a refresh by the screen is none', async () => {
    const { id } = await agent('idle');
    const headers = await signIn('idle@clinic.example');
    const minutesLeft = async () => {
      const { rows } = await pool.query<{ left: number }>(
        `SELECT round(extract(epoch FROM "expiresAt" - now()) / 60)::int AS left FROM staff.session WHERE "userId" = $1`,
        [id],
      );
      return rows[0]?.left;
    };
    const minutesPass = (minutes: number) =>
      pool.query(
        `UPDATE staff.session SET "expiresAt" = "expiresAt" - make_interval(mins => $2),
         "createdAt" = "createdAt" - make_interval(mins => $2) WHERE "userId" = $1`,
        [id, minutes],
      );
    await minutesPass(10);
    expect(await staff.authenticate({ ...headers, [BACKGROUND]: '1' })).not.toBeNull();
    expect(await minutesLeft()).toBe(5);
    expect(await staff.authenticate(headers)).not.toBeNull();
    expect(await minutesLeft()).toBe(15);
    await minutesPass(16);
    expect(await staff.authenticate(headers)).toBeNull();
  });

  it('ends a session when the shift does, however busy', async () => {
    const { id } = await agent('tireless');
    const headers = await signIn('tireless@clinic.example');
    await pool.query(
      `UPDATE staff.session SET "createdAt" = now() - interval '11 hours 58 minutes', "expiresAt" = now() + interval '1 minute' WHERE "userId" = $1`,
      [id],
    );
    expect(await staff.authenticate(headers)).not.toBeNull();
    const { rows } = await pool.query<{ ok: boolean }>(
      `SELECT "expiresAt" <= now() + interval '2 minutes' AS ok FROM staff.session WHERE "userId" = $1`,
      [id],
    );
    expect(rows).toEqual([{ ok: true }]);
  });

  it('signs out at once who is switched off or given a new password', async () => {
    const { id } = await agent('leaver');
    const before = await signIn('leaver@clinic.example');
    await staff.accounts.patch(id, { password: 'an entirely new one' });
    expect(await staff.authenticate(before)).toBeNull();
    const after = await signIn('leaver@clinic.example', 'an entirely new one');
    expect(await staff.accounts.patch(id, { active: false, capacity: 2 })).toMatchObject({ active: false, capacity: 2 });
    expect(await staff.authenticate(after)).toBeNull();
    expect((await post('/sign-in/email', { email: 'leaver@clinic.example', password: 'an entirely new one' })).status).toBe(401);
  });

  it('never lets the last admin go', async () => {
    const admins = (await staff.accounts.list()).filter((member) => member.roles.includes('admin'));
    expect(admins).toHaveLength(1);
    await expect(staff.accounts.patch(admins[0]?.id ?? '', { roles: ['agent'] })).rejects.toThrow(LastAdmin);
    await expect(staff.accounts.patch(admins[0]?.id ?? '', { active: false })).rejects.toThrow(LastAdmin);
    expect(await staff.accounts.patch('nobody', { capacity: 2 })).toBeNull();
  });

  it('gives nobody roles by better-auth’s own doors', async () => {
    const { cookie } = await signIn('known@clinic.example');
    const answers = await Promise.all([
      post('/update-user', { roles: ['admin'] }, { cookie }),
      post('/sign-up/email', { email: 'x@x.example', password: PASSWORD, name: 'x' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  });

  it('takes a personal access token until it is revoked or runs out', async () => {
    const { id } = await agent('script');
    const inAnHour = new Date(Date.now() + 3_600_000);
    const token = await staff.tokens.create(id, { name: 'night report', expiresAt: inAnHour });
    const headers = { authorization: `Bearer ${token.secret}` };
    expect(await staff.authenticate(headers)).toMatchObject({ id });
    expect(await staff.tokens.list(id)).toEqual([expect.objectContaining({ id: token.id, lastUsedAt: expect.any(String) })]);
    expect(await staff.tokens.revoke(id, token.id)).toBe(true);
    expect(await staff.authenticate(headers)).toBeNull();
    const old = await staff.tokens.create(id, { name: 'old', expiresAt: new Date(0) });
    expect(await staff.authenticate({ authorization: `Bearer ${old.secret}` })).toBeNull();
    expect(await staff.authenticate({ authorization: 'Bearer ct_made-up' })).toBeNull();
  });

  it('knows nobody without a cookie, or with a forged one', async () => {
    expect(await staff.authenticate({})).toBeNull();
    expect(await staff.authenticate({ cookie: 'carethread.session_token=abc.def' })).toBeNull();
  });

  it('keeps presence, and shows who stopped sending heartbeats as offline', async () => {
    const presence = createPresenceStore(pool);
    const now = new Date('2026-12-01T12:00:00.000Z');
    expect(await presence.of('ada', now)).toMatchObject({ state: 'offline' });
    await presence.say('ada', 'available', now);
    const gone = new Date(now.getTime() + OFFLINE_AFTER_MS);
    expect((await presence.all(gone)).get('ada')).toMatchObject({ state: 'offline' });
    expect(await presence.heartbeat('ada', gone)).toEqual({ state: 'available', since: gone.toISOString() });
    expect(await presence.of('ada', gone)).toEqual({ state: 'available', since: gone.toISOString() });
  });
});
