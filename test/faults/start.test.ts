import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { freshFolder, noSmallDisk, smallDisk, startInVain } from '../support/start-in-vain.ts';

const MINUTES = 60_000;
const key = `1:${randomBytes(32).toString('base64')}`;

describe('a start that cannot succeed ends with one sentence, exit code 1 and nothing left running', () => {
  const folders: string[] = [];
  const folder = () => {
    const made = freshFolder();
    folders.push(made);
    return made;
  };
  afterAll(() => {
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  });

  const expectOne = (failed: Awaited<ReturnType<typeof startInVain>>, sentence: RegExp) => {
    expect(failed).toEqual({ code: 1, said: [expect.stringMatching(sentence)], log: '', left: [] });
  };

  it(
    'where the port is in use',
    async () => {
      const holder = createServer();
      const port = await freePort();
      await new Promise<void>((done) => holder.listen(port, '127.0.0.1', done));
      try {
        const failed = await startInVain({ PORT: String(port) }, folder());
        expectOne(
          failed,
          new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use: stop what runs there, or choose another with PORT\\.$`),
        );
      } finally {
        await new Promise((done) => holder.close(done));
      }
    },
    MINUTES,
  );

  it.each([
    ['a variable is wrong', { PORT: 'three thousand' }, /^PORT is not usable: expected a whole number .*PORT=3000$/],
    ['a variable lacks its companion', { TWILIO_FROM: '+15550100000' }, /^TWILIO_ACCOUNT_SID is not set, and .*$/],
    ['a secret is wrong', { ENCRYPTION_KEY: 'hunter2' }, /^ENCRYPTION_KEY is not usable: expected (?!.*hunter2).*$/],
  ])(
    'where %s',
    async (_what, env, sentence) => {
      const failed = await startInVain(env, folder());
      // Each variable that something is amiss with has a sentence.
      expect(failed.said[0]).toMatch(sentence);
      expect(failed).toMatchObject({ code: 1, log: '', left: [] });
    },
    MINUTES,
  );

  it.each([
    ['nothing listens', () => freePort().then((port) => `127.0.0.1:${port}`), /nothing listens there\.$/],
    ['there is no host of that name', async () => 'db.invalid:5432', /there is no such host\.$/],
  ])(
    'where DATABASE_URL leads to where %s, and the password is not told',
    async (_what, address, sentence) => {
      const url = `postgres://carethread:hunter2@${await address()}/carethread`;
      const env = { PORT: String(await freePort()), DATABASE_URL: url, ENCRYPTION_KEY: key };
      const failed = await startInVain(env, folder());
      expectOne(failed, sentence);
      expect(failed.said.join()).not.toContain('hunter2');
    },
    MINUTES,
  );

  it(
    'where REDIS_URL leads to where nothing listens, and the password is not told',
    async () => {
      const url = `redis://:hunter2@127.0.0.1:${await freePort()}`;
      const failed = await startInVain({ PORT: String(await freePort()), REDIS_URL: url }, folder());
      expectOne(failed, /^The Redis at 127\.0\.0\.1:\d+ \(REDIS_URL\) cannot be used: (?!.*hunter2).*\.$/);
    },
    MINUTES,
  );

  const lacking = noSmallDisk();
  (lacking ? describe.skip : describe)(`where the disk${lacking ? ` (skipped: ${lacking})` : ''}`, () => {
    it.each([
      ['is full', '4k', /^The disk .* full.* free some space and start again\.$/i],
      ['has no room for the database', '20m', /^PostgreSQL could not make its database: the disk is full\./],
    ])(
      '%s',
      async (_what, size, sentence) => {
        const disk = smallDisk(size);
        try {
          writeFileSync(join(disk.folder, 'other'), 'what fills it', { flag: 'wx' });
          expectOne(await startInVain({ PORT: String(await freePort()) }, disk.folder), sentence);
        } finally {
          disk.remove();
        }
      },
      MINUTES,
    );
  });
});
